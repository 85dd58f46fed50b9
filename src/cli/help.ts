// The help texts: all commands at a glance, and one command in full.
import type { Command, Option } from './command.ts';
import { alignColumns } from './align-columns.ts';

export const SHARED_OPTIONS = {
  json: { value: null, help: 'print one JSON document and nothing else' },
  help: { value: null, help: 'show this help' },
} as const satisfies Record<string, Option>;

const EXIT_CODES = 'Exit codes: 0 fine, 1 refused or failed, 2 wrong usage, 3 done but findings block.';

/** The forms of a command, one a line. */
export function usageOf(command: Command): string {
  return command.usage.map((line) => `  clearproof ${line}`).join('\n');
}

export function helpFor(command: Command): string {
  const options = Object.entries<Option>({ ...command.options, ...SHARED_OPTIONS }).map(([name, { value, help }]) => [`  --${name}${value === null ? '' : ` ${value}`}`, help]);
  const variables = Object.entries(command.variables).map(([name, help]) => [`  ${name}`, help]);
  return [
    command.summary, '', usageOf(command), '', ...alignColumns(options), '',
    ...(variables.length > 0 ? ['Read from the environment, else asked for:', ...alignColumns(variables), ''] : []),
    EXIT_CODES,
  ].join('\n');
}

export function overview(commands: readonly Command[]): string {
  return [
    'Assembles the evidence about one shipment and issues a signed PDF package.', '', '  clearproof COMMAND …', '',
    ...alignColumns(commands.map(({ name, summary }) => [`  ${name}`, summary])), '',
    'clearproof COMMAND --help tells more, clearproof --version the version. --json prints one JSON document.', EXIT_CODES,
  ].join('\n');
}
