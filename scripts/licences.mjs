// npm run licences: checks the licences of all that ships, and writes the notices and the bill of materials into dist.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { billOfMaterials } from './licences/bill-of-materials.mjs';
import { licenceProblems } from './licences/check-licences.mjs';
import { noticesText } from './licences/notices.mjs';
import { shippedPackages } from './licences/shipped-packages.mjs';
import { endWith, root } from './setup.mjs';

try {
  const policy = JSON.parse(await readFile(path.join(root, 'scripts/licences/policy.json'), 'utf8'));
  const packages = shippedPackages(root);
  const problems = licenceProblems(packages, policy);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const folder = path.join(root, 'dist/licences');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'THIRD-PARTY-NOTICES.txt'), noticesText(packages, policy));
  await writeFile(path.join(folder, 'sbom.cdx.json'), billOfMaterials(root));
  console.log(`${packages.length} packages, all under agreed licences; notices and bill of materials in ${folder}`);
} catch (thrown) {
  endWith(thrown);
}
