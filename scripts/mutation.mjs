// npm run mutation [part of src/domain]: changes src/domain in small ways and counts how many changes the unit tests notice.
// Each part's result is kept in reports/mutation as soon as it is done; what neither code nor tests changed is not run again.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { endWith, root } from './setup.mjs';

/** The least share of changes that must be noticed, in percent. */
const LEAST = 85;
const REPORTS = 'reports/mutation';
const resultOf = ({ name }) => `${REPORTS}/${name.replace('/', '-')}.json`;
const NOTICED = ['Killed', 'Timeout'];
const UNNOTICED = ['Survived', 'NoCoverage'];

const FOLDERS = readdirSync(path.join(root, 'src/domain'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
/** What runs the rules, and what they read from: measured alone, because only whole dossiers prove it. */
const BELOW_RULES = ['facts', 'run-checks', 'tables'];
/** The rules are many: they are measured, and kept, by the first letter of their file. */
const RULE_FILES = readdirSync(path.join(root, 'src/domain/checks')).map((name) => name.replace('.ts', '')).filter((name) => !BELOW_RULES.includes(name));
const INITIALS = [...new Set(RULE_FILES.map(([initial]) => initial))].sort();
const OF_CHECKS = [
  ...INITIALS.map((initial) => ({ name: `checks/${initial}`, mutate: [`src/domain/checks/${initial}*.ts`, ...BELOW_RULES.filter((name) => name.startsWith(initial)).map((name) => `!src/domain/checks/${name}.ts`)] })),
  ...BELOW_RULES.map((name) => ({ name: `checks/${name}`, mutate: [`src/domain/checks/${name}.ts`] })),
];
const PARTS = [
  ...FOLDERS.flatMap((name) => (name === 'checks' ? OF_CHECKS : [{ name, mutate: [`src/domain/${name}/**/*.ts`] }])),
  { name: 'reference.ts', mutate: ['src/domain/reference.ts'] },
  { name: 'group-by.ts', mutate: ['src/domain/group-by.ts'] },
];
const isWithin = (name) => (part) => part.name === name || part.name.startsWith(`${name}/`);

const checkTests = (isWanted) => readdirSync(path.join(root, 'tests/domain/checks')).filter((name) => name.endsWith('.test.ts') && isWanted(name.replace('.test.ts', ''))).map((name) => `tests/domain/checks/${name}`);
/** Tests of single rules on dossiers of a few records. Those of whole worked dossiers take a hundred times as long, and notice little that these do not. */
const RULE_TESTS = checkTests((name) => name.endsWith('-rules') || ['consequences', 'parties', 'place-words', 'shared-lots'].includes(name));
const OF_WHOLE_DOSSIERS = checkTests((name) => ['seeded-defects', 'incremental', 'robustness'].includes(name));
/** What proves a part beside, or instead of, the tests of the same name. */
const testsFor = ({ name }) => {
  const [folder, file] = name.split('/');
  switch (folder) {
    case 'checks': return BELOW_RULES.includes(file) ? [...RULE_TESTS, ...OF_WHOLE_DOSSIERS] : RULE_TESTS;
    case 'labor': return ['tests/domain/labor', ...RULE_TESTS];
    case 'dossier': return ['tests/domain/dossier', 'tests/exchange'];
    case 'reference.ts': return ['tests/domain/reference'];
    case 'group-by.ts': return RULE_TESTS;
    default: return [`tests/domain/${folder}`];
  }
};

const optionsFor = (part) => ({
  mutate: part.mutate,
  testRunner: 'domain',
  plugins: [path.join(root, 'scripts/mutation/domain-runner.mjs')],
  domainRunner: { tests: testsFor(part), mutated: part.mutate[0].replace(/\*.*/, '') },
  coverageAnalysis: 'perTest',
  // Texts of findings and errors are read by people and judged by reading; a test that repeats them proves nothing.
  mutator: { excludedMutations: ['StringLiteral'] },
  incremental: true,
  incrementalFile: resultOf(part),
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

/** Counts of a kept result; null when the part was never measured. */
function countsOf(part) {
  const file = path.join(root, resultOf(part));
  if (!existsSync(file)) return null;
  const mutants = Object.entries(JSON.parse(readFileSync(file, 'utf8')).files).flatMap(([name, { mutants: own }]) => own.map((mutant) => ({ ...mutant, name })));
  return { noticed: mutants.filter(({ status }) => NOTICED.includes(status)).length, unnoticed: mutants.filter(({ status }) => UNNOTICED.includes(status)) };
}

const percent = (noticed, all) => (all === 0 ? 100 : (100 * noticed) / all);
/** Prints the share of changes that were noticed, and answers it in percent. */
function tell(name, counted) {
  const noticed = counted.reduce((sum, counts) => sum + counts.noticed, 0);
  const all = counted.reduce((sum, counts) => sum + counts.noticed + counts.unnoticed.length, 0);
  console.log(`${name.padEnd(14)}${percent(noticed, all).toFixed(1).padStart(6)} %  ${noticed} of ${all} changes noticed`);
  return percent(noticed, all);
}

try {
  const named = process.argv.slice(2);
  const isOnlyTold = named.join() === 'kept';
  const unknown = isOnlyTold ? undefined : named.find((name) => !PARTS.some(isWithin(name)));
  if (unknown !== undefined) throw new Error(`src/domain has no part ${unknown}. It has: ${PARTS.map(({ name }) => name).join(', ')}; and "kept" tells what was measured before.`);
  process.chdir(root);
  mkdirSync(REPORTS, { recursive: true });
  const parts = PARTS.filter((part) => named.length === 0 || named.some((name) => isWithin(name)(part)));
  for (const part of parts) await new Stryker(optionsFor(part)).runMutationTest();
  const results = PARTS.map((part) => ({ part, counts: countsOf(part) }));
  const measured = results.filter(({ counts }) => counts !== null);
  const own = parts.map((part) => results.find((result) => result.part === part)?.counts ?? null);
  if (own.includes(null)) throw new Error('A part gave no result.');
  if (named.length > 0) for (const { name, location, replacement, status, mutatorName } of own.flatMap(({ unnoticed }) => unnoticed)) console.log(`${name}:${location.start.line}:${location.start.column} ${status} ${mutatorName}: ${replacement}`);
  for (const { part, counts } of measured) if (isOnlyTold || parts.includes(part)) tell(part.name, [counts]);
  const missing = results.filter(({ counts }) => counts === null).map(({ part }) => part.name);
  if (missing.length > 0) console.log(`never measured: ${missing.join(', ')}`);
  // What was measured before counts as it was then; a part whose code or tests changed since is measured anew by its name.
  const whole = tell('in all', measured.map(({ counts }) => counts));
  const share = parts.length === 0 || parts.length === PARTS.length ? whole : tell('of these', own);
  process.exitCode = share < LEAST ? 1 : 0;
} catch (thrown) {
  endWith(thrown);
}
