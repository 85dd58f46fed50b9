// clearproof verify FILE.pdf…
import path from 'node:path';
import type { Verification } from '../../contract/procedures/package.ts';
import { UsageError, type Command } from '../command.ts';
import { valueOf } from '../unlock.ts';

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Check signature, coverage and attachments of a package; needs no vault.',
  usage: ['verify FILE.pdf…'],
  options: {},
  async run(args, context) {
    if (args.positionals.length === 0) throw new UsageError('name at least one PDF');
    const files: Verification[] = [];
    for (const file of args.positionals) {
      files.push(...valueOf(await context.client().run('package.verifyFile', { file: context.grants.add(path.resolve(file)) }, (job) => context.terminal.progress(job))));
    }
    for (const file of files) {
      context.terminal.say(`${file.ok ? 'INTACT ' : 'PROBLEM'} ${file.path}`);
      for (const statement of file.statements) context.terminal.say(`  ${statement.good ? '+' : '!'} ${statement.text}`);
    }
    context.terminal.json({ files });
    return files.every((file) => file.ok) ? 0 : 1;
  },
};
