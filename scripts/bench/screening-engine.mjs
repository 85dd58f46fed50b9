// What the screening benchmark bundles: the matcher as the program uses it.
export { compareNames } from '../../src/domain/screening/compare-names.ts';
export { NameNormalizer } from '../../src/domain/screening/normal-name.ts';
export { Screener } from '../../src/domain/screening/screen-parties.ts';
