// npm run mutation [folder of src/domain]: changes src/domain in small ways and counts how many changes the unit tests notice.
// Each folder's result is kept in reports/mutation as soon as it is done; what neither code nor tests changed is not run again.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { endWith, root } from './setup.mjs';

/** The least share of changes that must be noticed, in percent. */
const LEAST = 85;
const REPORTS = 'reports/mutation';
const NOTICED = ['Killed', 'Timeout'];
const UNNOTICED = ['Survived', 'NoCoverage'];

const FOLDERS = readdirSync(path.join(root, 'src/domain'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** Tests of a folder are those of the same name; folders without go by the tests of the rules, which are built on them. */
const testsFor = (folder) => (existsSync(path.join(root, 'tests/domain', folder)) ? [`tests/domain/${folder}`] : ['tests/domain']);

const optionsFor = (folder) => ({
  mutate: [`src/domain/${folder}/**/*.ts`],
  testRunner: 'domain',
  plugins: [path.join(root, 'scripts/mutation/domain-runner.mjs')],
  domainRunner: { tests: testsFor(folder) },
  coverageAnalysis: 'perTest',
  // Texts of findings and errors are read by people and judged by reading; a test that repeats them proves nothing.
  mutator: { excludedMutations: ['StringLiteral'] },
  incremental: true,
  incrementalFile: `${REPORTS}/${folder}.json`,
  ignorePatterns: ['dist', 'release', 'coverage', 'reports', 'docs/screens'],
  tempDirName: 'reports/mutation-sandbox',
  // Half the processors of a usual machine are left to whoever works on it.
  concurrency: Number(process.env.CLEARPROOF_MUTATION_WORKERS ?? 1),
  warnings: false,
  reporters: ['progress-append-only'],
  allowConsoleColors: false,
  // A busy machine must not pass for a change noticed: endless loops are cut short by count, not by the clock.
  timeoutMS: 30_000,
  thresholds: { high: 95, low: LEAST, break: null },
});

/** Counts of a kept result; null when the folder was never measured. */
function countsOf(folder) {
  const file = path.join(root, REPORTS, `${folder}.json`);
  if (!existsSync(file)) return null;
  const mutants = Object.entries(JSON.parse(readFileSync(file, 'utf8')).files).flatMap(([name, { mutants: own }]) => own.map((mutant) => ({ ...mutant, name })));
  return { noticed: mutants.filter(({ status }) => NOTICED.includes(status)).length, unnoticed: mutants.filter(({ status }) => UNNOTICED.includes(status)) };
}

const percent = (noticed, all) => (all === 0 ? 100 : (100 * noticed) / all);
const line = (name, noticed, all) => console.log(`${name.padEnd(14)}${percent(noticed, all).toFixed(1).padStart(6)} %  ${noticed} of ${all} changes noticed`);

try {
  const named = process.argv.slice(2);
  const unknown = named.find((folder) => !FOLDERS.includes(folder));
  if (unknown !== undefined) throw new Error(`src/domain has no folder ${unknown}. It has: ${FOLDERS.join(', ')}.`);
  process.chdir(root);
  mkdirSync(REPORTS, { recursive: true });
  const folders = named.length > 0 ? named : FOLDERS;
  for (const folder of folders) await new Stryker(optionsFor(folder)).runMutationTest();
  let [noticed, all] = [0, 0];
  for (const folder of folders) {
    const counts = countsOf(folder);
    if (!counts) throw new Error(`${folder} gave no result.`);
    if (named.length > 0) for (const { name, location, replacement, status, mutatorName } of counts.unnoticed) console.log(`${name}:${location.start.line}:${location.start.column} ${status} ${mutatorName}: ${replacement}`);
    line(folder, counts.noticed, counts.noticed + counts.unnoticed.length);
    noticed += counts.noticed;
    all += counts.noticed + counts.unnoticed.length;
  }
  line('in all', noticed, all);
  process.exitCode = percent(noticed, all) < LEAST ? 1 : 0;
} catch (thrown) {
  endWith(thrown);
}
