// What the package benchmark bundles: the writer of packages as the program uses it.
export { silentProgress } from '../../src/contract/progress.ts';
export { assemble } from '../../src/package/assemble/assemble.ts';
export { readLayout } from '../../src/package/layout/layout.ts';
export { createSelfSignedIdentity, signerFromIdentity } from '../../src/package/sign/identity.ts';
export { openFontLibrary } from '../../src/typeset/font-library.ts';
