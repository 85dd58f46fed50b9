// Parses the command line, runs one command, and turns every ending into an exit code and a sentence.
import { parseArgs } from 'node:util';
import { toAppError } from '../contract/errors.ts';
import { UsageError, type Command, type CommandContext, type ExitCode, type Terminal } from './command.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { demoCommand } from './commands/demo.ts';
import { importCommand } from './commands/import.ts';
import { ingestCommand } from './commands/ingest.ts';
import { sampleCommand } from './commands/sample.ts';
import { vaultCommand } from './commands/vault.ts';
import { verifyCommand } from './commands/verify.ts';

export const commands: readonly Command[] = [sampleCommand, vaultCommand, importCommand, ingestCommand, checkCommand, buildCommand, verifyCommand, demoCommand];

const SHARED: Command['options'] = { json: { type: 'boolean', help: 'print one JSON document and nothing else' }, help: { type: 'boolean', help: 'show this help' } };

function helpFor(command: Command): string {
  const options = Object.entries({ ...command.options, ...SHARED }).map(([name, option]) => `  --${name}${option.type === 'boolean' ? '' : ' VALUE'}  ${option.help}`);
  return [command.summary, '', ...command.usage.map((line) => `  clearproof ${line}`), '', ...options, '', 'Exit codes: 0 fine, 1 refused or failed, 2 wrong usage, 3 done but findings block.'].join('\n');
}

function overview(): string {
  return ['clearproof COMMAND …', '', ...commands.map((command) => `  ${command.name.padEnd(8)} ${command.summary}`), '', 'clearproof COMMAND --help tells more. The passphrase comes from CLEARPROOF_PASSPHRASE or is asked for.'].join('\n');
}

export interface Host {
  terminal(asJson: boolean): Terminal;
  context(terminal: Terminal): CommandContext;
  out(text: string): void;
  err(text: string): void;
}

/** Runs `argv` (without program and script) and answers the exit code. */
export async function runCommandLine(argv: readonly string[], host: Host): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === 'help') {
    host.out(overview());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    host.err(`There is no command ${name}.\n\n${overview()}`);
    return 2;
  }
  const asJson = rest.includes('--json');
  try {
    const options = Object.fromEntries(Object.entries({ ...command.options, ...SHARED }).map(([key, option]) => [key, { type: option.type }]));
    const { values, positionals } = parseArguments(rest, options);
    if (values['help'] === true) {
      host.out(helpFor(command));
      return 0;
    }
    return await command.run({ values, positionals }, host.context(host.terminal(asJson)));
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      host.err(`${thrown.message}\n\n${helpFor(command)}`);
      return 2;
    }
    const error = toAppError(thrown);
    host.err([error.message, error.kept, error.fix].filter((sentence) => sentence !== '').join('\n'));
    if (asJson) host.out(JSON.stringify({ error }, null, 2));
    return 1;
  }
}

function parseArguments(args: string[], options: Record<string, { type: 'string' | 'boolean' }>): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    return { values: values, positionals };
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
