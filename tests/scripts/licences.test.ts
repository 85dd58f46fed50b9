// Proves that nothing ships under a licence that was not agreed to, and that what ships is named.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { licenceProblems, type LicencePolicy } from '../../scripts/licences/check-licences.mjs';
import { noticesText } from '../../scripts/licences/notices.mjs';
import { shippedPackages } from '../../scripts/licences/shipped-packages.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const policy = JSON.parse(readFileSync(path.join(root, 'scripts/licences/policy.json'), 'utf8')) as LicencePolicy;
const packages = shippedPackages(root);
const one = (licence: string): Parameters<typeof licenceProblems>[0] => [{ id: 'x@1.0.0', name: 'x', version: '1.0.0', licence, texts: [], homepage: null }];

describe('the licences of what ships', () => {
  it('are all agreed to', () => { expect(licenceProblems(packages, policy)).toEqual([]); });
  it('include those of packages that come by way of others', () => { expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['react', 'tslib', 'd3-zoom'])); });
  it('leave out what only development needs', () => { expect(packages.map(({ name }) => name)).not.toContain('vitest'); });
});

describe('a licence', () => {
  it.each(['GPL-3.0-only', 'AGPL-3.0-only', 'LGPL-3.0', 'MIT AND GPL-2.0-only', 'BSD', 'SEE LICENSE IN FILE', 'none stated'])('%s is refused', (licence) => {
    expect(licenceProblems(one(licence), policy)).toEqual([expect.stringContaining(licence)]);
  });
  it.each(['MIT', '(MIT OR GPL-3.0-or-later)', 'MIT AND Apache-2.0'])('%s is let through', (licence) => { expect(licenceProblems(one(licence), policy)).toEqual([]); });
});

it('the notices name every package with its licence, and the parts inside add-ons', () => {
  const text = noticesText(packages, policy);
  for (const { name, version } of packages) expect(text).toContain(`${name} ${version}`);
  expect(text).toContain('OpenSSL: Apache-2.0');
  expect(text).toContain('libheif-js 1.23.2\nLicence: LGPL-3.0-only');
});
