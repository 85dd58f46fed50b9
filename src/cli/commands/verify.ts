// clearproof verify FILE.pdf… or a folder of volumes
import path from 'node:path';
import { appError, type AppError } from '../../contract/errors.ts';
import type { Verification } from '../../contract/procedures/package.ts';
import { UsageError, type Command, type Terminal } from '../command.ts';
import { valueOf } from '../unlock.ts';

/** A file that could not be judged at all: missing, or no PDF. */
interface Unjudged { readonly path: string; readonly ok: false; readonly error: AppError; }

function sayStatements(terminal: Terminal, statements: Verification['statements']): void {
  for (const { good, text } of statements) terminal.say(`  ${good ? '+' : '!'} ${text}`);
}

function sayVerdict(terminal: Terminal, file: Verification | Unjudged): void {
  terminal.say(`${file.ok ? 'INTACT ' : 'unsealed' in file && file.unsealed ? 'UNSEALED' : 'PROBLEM'}  ${file.path}`);
  if ('error' in file) {
    for (const sentence of [file.error.message, file.error.fix]) terminal.say(`  ! ${sentence}`);
  } else {
    sayStatements(terminal, file.statements);
  }
}

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Check signature, coverage and attachments of packages, and whether volumes belong together; needs no vault. Exit code 1 when anything differs or is missing.',
  usage: ['verify FILE.pdf…', 'verify FOLDER'],
  options: {},
  variables: {},
  async run(args, { terminal, grants, client }) {
    if (args.positionals.length === 0) throw new UsageError('Name at least one PDF.');
    const targets = args.positionals.map((name) => grants.add(path.resolve(name)));
    const { files: verified, sets } = valueOf(await client().run('package.verifyFiles', { files: targets }, (job) => terminal.progress(job)));
    const files = verified.map(({ path: target, verification, error }): Verification | Unjudged => verification ?? { path: target, ok: false, error: error ?? appError('internal') });
    for (const file of files) sayVerdict(terminal, file);
    for (const set of sets) {
      terminal.say(`${set.ok ? 'COMPLETE' : 'PROBLEM'}  Package ${set.packageId}, ${set.of} volumes`);
      sayStatements(terminal, set.statements);
    }
    const unjudged = files.find((file) => 'error' in file);
    terminal.json({ files, sets, ...(unjudged ? { error: unjudged.error } : {}) });
    return files.every((file) => file.ok) && sets.every((set) => set.ok) ? 0 : 1;
  },
};
