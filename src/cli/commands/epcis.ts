// clearproof epcis export|import --vault DIR --dossier ID
import path from 'node:path';
import { refuseMore, requiredOption, textOption, UsageError, type Command } from '../command.ts';
import { countOf } from '../count-of.ts';
import { makeFolder } from '../make-folder.ts';
import { printable } from '../printable.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';

export const epcisCommand: Command = {
  name: 'epcis',
  summary: 'Write the chain as EPCIS 2.0 events, or take steps, lots and sites from events of others.',
  usage: ['epcis export --vault DIR --dossier ID [--out DIR]', 'epcis import FILE --vault DIR --dossier ID'],
  options: { vault: { value: 'DIR', help: 'folder of the vault' }, dossier: { value: 'ID', help: 'id of the dossier' }, out: { value: 'DIR', help: 'where to write (the current folder)' } },
  variables: PASSPHRASE_HELP,
  async run(args, context) {
    const [action, file, ...rest] = args.positionals;
    refuseMore(rest);
    const { terminal, grants } = context;
    const dossierId = requiredOption(args, 'dossier');
    if (action === 'export') {
      refuseMore(file === undefined ? [] : [file]);
      const out = path.resolve(textOption(args, 'out') ?? '.');
      await makeFolder(out);
      const client = await unlock(context, requiredOption(args, 'vault'));
      const written = valueOf(await client.call('epcis.export', { dossierId, folder: grants.add(out) }));
      terminal.say(`${countOf(written.events, 'event')} written to ${written.path}`);
      for (const { step, why } of written.leftOut) terminal.say(`- step ${printable(step)} makes no event: ${why}`);
      terminal.json(written);
      return 0;
    }
    if (action === 'import') {
      if (file === undefined) throw new UsageError('The EPCIS file is missing.');
      const client = await unlock(context, requiredOption(args, 'vault'));
      const read = valueOf(await client.call('epcis.import', { dossierId, file: grants.add(path.resolve(file)) }));
      terminal.say(`${countOf(read.events, 'event')} read: ${countOf(read.steps, 'step')}, ${countOf(read.lots, 'lot')}, ${countOf(read.sites, 'site')} taken in.`);
      for (const { event, what } of read.notTaken) terminal.say(`- event ${event}, not taken: ${printable(what)}`);
      terminal.json(read);
      return 0;
    }
    throw new UsageError(action === undefined ? 'Name an action: export, import.' : `There is no action ${action}, only export, import.`);
  },
};
