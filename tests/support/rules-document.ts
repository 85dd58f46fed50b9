// Writes docs/rules.md from the rule texts, the code that raises each rule and the tests that prove it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { shippedReference } from './shipped-reference.ts';

const root = path.resolve(import.meta.dirname, '../..');
const CODE = 'src/domain/checks';
const PROOF = 'tests/domain/checks';
const LEVELS = { block: 'blocks', warn: 'warns', info: 'informs' } as const;

const filesNaming = (folder: string, pattern: (rule: string) => RegExp) => {
  const files = readdirSync(path.join(root, folder)).filter((name) => name.endsWith('.ts')).map((name) => ({ name, text: readFileSync(path.join(root, folder, name), 'utf8') }));
  return (rule: string): string[] => files.filter(({ text }) => pattern(rule).test(text)).map(({ name }) => name);
};

/** Files that raise a rule: those that name it where a hit is made. */
export const raisedIn = filesNaming(CODE, (rule) => new RegExp(`(rule: [^,}]*'${rule}'|(shows|say)\\([^)]*'${rule}')`));
/** Test files with a catching and a sparing case of a rule. */
export const provenIn = filesNaming(PROOF, (rule) => new RegExp(`^ {4}\\['${rule}', '(cotton|seafood)', `, 'm'));
export const ruleTexts = shippedReference.checks.rules;

const cell = (text: string): string => text.replaceAll('|', '\\|');
const link = (folder: string, names: readonly string[]): string => names.map((name) => `[${name}](../${folder}/${name})`).join(', ');

function section(title: string, belongs: (rule: string) => boolean): string {
  const rules = ruleTexts.filter(({ rule }) => belongs(rule));
  const overview = rules.map(({ rule, title: name, level, confidence }) => `| [${rule}](#${rule.toLowerCase()}) | ${cell(name)} | ${LEVELS[level]} | ${confidence === 'verified' ? 'verified' : '**not verified**'} |`);
  const each = rules.map(({ rule, title: name, level, why, source, fix, example, indicator, confidence }) => [
    `### ${rule}`, '', `**${name}** · ${LEVELS[level]}${indicator === null ? '' : ` · ILO indicator: ${indicator.replaceAll('_', ' ')}`}`, '', why, '',
    `- Example: ${example}`, `- What mends it: ${fix}`, `- Source: ${source}${confidence === 'verified' ? '' : ' **(not verified)**'}`, `- Raised in ${link(CODE, raisedIn(rule))}; proven in ${link(PROOF, provenIn(rule))}`, '',
  ].join('\n'));
  return [`## ${title}`, '', '| Rule | Name | Level | Source |', '|---|---|---|---|', ...overview, '', ...each].join('\n');
}

export const rulesDocument = (): string => [
  '# Rules', '',
  'Every rule that the checks apply. This page is generated from the rule texts, the code and the tests (`UPDATE_DOCS=1 npx vitest run --project unit tests/domain/checks/rules-document.test.ts`); a test fails when it is out of date.', '',
  'A rule blocks, warns or informs; single findings of a rule may weigh less than the rule. A blocking finding can be set aside only with a reason, which is printed in the package. “Not verified” means that the rule rests on practice that was not checked against a source; the program says so wherever the rule is shown. Limits such as sixty hours or twenty per cent are settings of the site where the payroll names them.', '',
  section('Tracing', (rule) => !rule.startsWith('P')),
  section('Labor: what the records show', (rule) => rule.startsWith('P')),
].join('\n').trimEnd() + '\n';
