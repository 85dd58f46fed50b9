// clearproof verify FILE.pdf…
import path from 'node:path';
import type { AppError } from '../../contract/errors.ts';
import type { Verification } from '../../contract/procedures/package.ts';
import { UsageError, type Command, type Terminal } from '../command.ts';

/** A file that could not be judged at all: missing, or no PDF. */
interface Unjudged { readonly path: string; readonly ok: false; readonly error: AppError; }

function sayVerdict(terminal: Terminal, file: Verification | Unjudged): void {
  terminal.say(`${file.ok ? 'INTACT ' : 'unsealed' in file && file.unsealed ? 'UNSEALED' : 'PROBLEM'}  ${file.path}`);
  if ('error' in file) {
    for (const sentence of [file.error.message, file.error.fix]) terminal.say(`  ! ${sentence}`);
  } else {
    for (const { good, text } of file.statements) terminal.say(`  ${good ? '+' : '!'} ${text}`);
  }
}

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Check signature, coverage and attachments of a package; needs no vault.',
  usage: ['verify FILE.pdf…'],
  options: {},
  variables: {},
  async run(args, { terminal, grants, client, interrupted }) {
    if (args.positionals.length === 0) throw new UsageError('Name at least one PDF.');
    const files: (Verification | Unjudged)[] = [];
    for (const name of args.positionals) {
      if (interrupted.aborted) break;
      const target = path.resolve(name);
      const result = await client().run('package.verifyFile', { file: grants.add(target) }, (job) => terminal.progress(job));
      // One file that is no package does not keep the others from being judged.
      const verdicts = result.ok ? result.value : [{ path: target, ok: false as const, error: result.error }];
      for (const verdict of verdicts) sayVerdict(terminal, verdict);
      files.push(...verdicts);
    }
    const unjudged = files.find((file) => 'error' in file);
    terminal.json({ files, ...(unjudged ? { error: unjudged.error } : {}) });
    return files.every((file) => file.ok) ? 0 : 1;
  },
};
