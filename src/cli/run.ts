// Runs one command and turns every ending into an exit code and a sentence, or one JSON document.
import { appError, Fault, toAppError } from '../contract/errors.ts';
import { UsageError, type Command, type CommandContext, type ExitCode, type Terminal } from './command.ts';
import { buildCommand } from './commands/build.ts';
import { preflightCommand } from './commands/preflight.ts';
import { bundleCommand } from './commands/bundle.ts';
import { checkCommand } from './commands/check.ts';
import { custodyCommand } from './commands/custody.ts';
import { deadlinesCommand } from './commands/deadlines.ts';
import { demoCommand } from './commands/demo.ts';
import { epcisCommand } from './commands/epcis.ts';
import { identityCommand } from './commands/identity.ts';
import { importCommand } from './commands/import.ts';
import { ingestCommand } from './commands/ingest.ts';
import { laborCommand } from './commands/labor.ts';
import { redactCommand } from './commands/redact.ts';
import { referenceCommand } from './commands/reference.ts';
import { requestPapersCommand } from './commands/request-papers.ts';
import { sampleCommand } from './commands/sample.ts';
import { screenCommand } from './commands/screen.ts';
import { timestampCommand } from './commands/timestamp.ts';
import { unbundleCommand } from './commands/unbundle.ts';
import { unlockPdfCommand } from './commands/unlock-pdf.ts';
import { vaultCommand } from './commands/vault.ts';
import { verifyCommand } from './commands/verify.ts';
import { helpFor, overview, SHARED_OPTIONS, usageOf } from './help.ts';
import { beforeDashes, parseArguments } from './parse-arguments.ts';

export const commands: readonly Command[] = [sampleCommand, vaultCommand, importCommand, ingestCommand, unlockPdfCommand, laborCommand, screenCommand, checkCommand, deadlinesCommand, redactCommand, preflightCommand, identityCommand, buildCommand, verifyCommand, timestampCommand, custodyCommand, bundleCommand, unbundleCommand, requestPapersCommand, epcisCommand, referenceCommand, demoCommand];

export interface Host {
  readonly version: string;
  /** Told of what nobody expected, for the report of a defect. */
  onBug(thrown: unknown): void;
  terminal(asJson: boolean): Terminal;
  context(terminal: Terminal): CommandContext;
}

function answer(terminal: Terminal, key: 'help' | 'version', text: string): ExitCode {
  terminal.say(text);
  terminal.json({ [key]: text });
  return 0;
}

/** Runs `argv` (without program and script) and answers the exit code. */
export async function runCommandLine(argv: readonly string[], host: Host): Promise<ExitCode> {
  const terminal = host.terminal(beforeDashes(argv).includes('--json'));
  const [first, ...rest] = argv.filter((word, index) => word !== '--json' || index > 0);
  const named = first === 'help' ? rest[0] : first;
  const command = commands.find((candidate) => candidate.name === named);
  const wrong = (reason: string, forms: string): ExitCode => {
    const error = appError('usage.wrong', { reason, command: command?.name ?? 'COMMAND' });
    terminal.complain(`${error.message}\n\n${forms}\n\n${error.fix}`);
    terminal.json({ error });
    return 2;
  };

  if (first === '--version' || first === '-v') return answer(terminal, 'version', host.version);
  if (first === '--help' || first === '-h' || (first === 'help' && named === undefined)) return answer(terminal, 'help', overview(commands));
  if (!command) return wrong(named === undefined ? 'A command is missing.' : `There is no command ${named}.`, overview(commands));
  if (first === 'help' || beforeDashes(rest).some((word) => word === '--help' || word === '-h')) return answer(terminal, 'help', helpFor(command));
  try {
    return await command.run(parseArguments(rest, { ...command.options, ...SHARED_OPTIONS }), host.context(terminal));
  } catch (thrown) {
    if (thrown instanceof UsageError) return wrong(thrown.message, usageOf(command));
    const error = toAppError(thrown);
    if (error.code === 'internal' && !(thrown instanceof Fault)) host.onBug(thrown);
    terminal.complain([error.message, error.kept, error.fix].filter((sentence) => sentence !== '').join('\n'));
    terminal.json({ error });
    return 1;
  }
}
