// clearproof custody export|verify --vault DIR
import path from 'node:path';
import { refuseMore, requiredOption, textOption, UsageError, type Command } from '../command.ts';
import { countOf } from '../count-of.ts';
import { makeFolder } from '../make-folder.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';

export const custodyCommand: Command = {
  name: 'custody',
  summary: 'Export the custody log with a signed head, or verify it against a head kept elsewhere.',
  usage: ['custody export --vault DIR [--dossier ID] [--with-texts] [--out DIR]', 'custody verify --vault DIR [--head FILE]'],
  options: {
    vault: { value: 'DIR', help: 'folder of the vault' },
    dossier: { value: 'ID', help: 'only the acts of this dossier, each with its proof' },
    'with-texts': { value: null, help: 'disclose the names and reasons that the log only commits to' },
    out: { value: 'DIR', help: 'where to write (the current folder)' },
    head: { value: 'FILE', help: 'signed head: custody-head.json, an export, or backup.json' },
  },
  variables: PASSPHRASE_HELP,
  async run(args, context) {
    const [action, ...rest] = args.positionals;
    refuseMore(rest);
    const { terminal, grants } = context;
    if (action === 'export') {
      const out = path.resolve(textOption(args, 'out') ?? '.');
      const vault = requiredOption(args, 'vault');
      await makeFolder(out);
      const client = await unlock(context, vault);
      const written = valueOf(await client.call('custody.export', { folder: grants.add(out), dossierId: textOption(args, 'dossier'), withTexts: args.values['with-texts'] === true }));
      terminal.say(`${countOf(written.events, 'act')} written to ${written.path}; the signed head of all ${written.head.head.size} is in ${written.headPath}.`);
      terminal.json(written);
      return 0;
    }
    if (action === 'verify') {
      const head = textOption(args, 'head');
      const client = await unlock(context, requiredOption(args, 'vault'));
      const report = valueOf(await client.call('custody.verify', { head: head === null ? null : grants.add(path.resolve(head)) }));
      terminal.say(report.problem ?? `The chain of ${countOf(report.events, 'act')} is unbroken and agrees with ${countOf(report.headsCompared, 'signed head')}.`);
      terminal.json(report);
      return report.ok ? 0 : 1;
    }
    throw new UsageError(action === undefined ? 'Name an action: export, verify.' : `There is no action ${action}, only export, verify.`);
  },
};
