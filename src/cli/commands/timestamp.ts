// clearproof timestamp request|add PACKAGE.pdf [--folder DIR]
import path from 'node:path';
import { refuseMore, textOption, UsageError, type Command } from '../command.ts';
import { makeFolder } from '../make-folder.ts';
import { valueOf } from '../unlock.ts';

export const timestampCommand: Command = {
  name: 'timestamp',
  summary: 'Ask a timestamp authority for the time of an issued package by a file, and add its answer; needs no vault and no network.',
  usage: ['timestamp request PACKAGE.pdf [--folder DIR]', 'timestamp add PACKAGE.pdf [--folder DIR]'],
  options: { folder: { value: 'DIR', help: 'where PACKAGE.tsq (the request) is written, PACKAGE.tsr (the answer) is looked for, and PACKAGE_timestamped.pdf is written; else beside the package' } },
  variables: {},
  async run(args, { terminal, grants, client }) {
    const [action, file, ...more] = args.positionals;
    if (action !== 'request' && action !== 'add') throw new UsageError('Name an action: request, add.');
    if (file === undefined) throw new UsageError('Name the PDF.');
    refuseMore(more);
    const target = path.resolve(file);
    const folder = path.resolve(textOption(args, 'folder') ?? path.dirname(target));
    const input = { of: { kind: 'file' as const, file: grants.add(target) }, folder: grants.add(folder) };
    if (action === 'request') {
      await makeFolder(folder);
      const asked = valueOf(await client().run('timestamp.request', input, (job) => terminal.progress(job)));
      for (const request of asked.requests) {
        const answer = request.replace(/tsq$/, 'tsr');
        terminal.say(`${request}\nOn a computer with a connection: curl -H "Content-Type: application/timestamp-query" --data-binary @${path.basename(request)} -o ${path.basename(answer)} ADDRESS-OF-THE-AUTHORITY`);
      }
      terminal.json(asked);
      return 0;
    }
    const added = valueOf(await client().run('timestamp.add', input, (job) => terminal.progress(job)));
    for (const { path: written, sha256, time, authority } of added.files) terminal.say(`${written}\n  ${authority}, ${time}\n  SHA-256 ${sha256}`);
    terminal.json(added);
    return 0;
  },
};
