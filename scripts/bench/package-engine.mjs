// What the package benchmark bundles: the engine as the program uses it.
export { silentProgress } from '../../src/contract/progress.ts';
export { assemble } from '../../src/package/assemble/assemble.ts';
export { layOut } from '../../src/package/layout/lay-out.ts';
export { encodeLayout, readLayout } from '../../src/package/layout/layout.ts';
export { normalise } from '../../src/package/prepare/normalise.ts';
export { createSelfSignedIdentity, signerFromIdentity } from '../../src/package/sign/identity.ts';
export { openFontLibrary } from '../../src/typeset/font-library.ts';
