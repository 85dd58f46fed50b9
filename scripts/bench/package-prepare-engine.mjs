// What the package benchmark bundles of the taking in of a file: what is done once, before any build.
export { layOut } from '../../src/package/layout/lay-out.ts';
export { encodeLayout } from '../../src/package/layout/layout.ts';
export { normalise } from '../../src/package/prepare/normalise.ts';
