// clearproof reference list|add|remove|save … --vault DIR
import path from 'node:path';
import { alignColumns } from '../align-columns.ts';
import { refuseMore, requiredOption, UsageError, type Command, type CommandContext, type ExitCode } from '../command.ts';
import type { Client } from '../../contract/client.ts';
import { countOf } from '../count-of.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';

type Action = (context: CommandContext, client: Client, rest: readonly string[]) => Promise<ExitCode>;

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

const list: Action = async ({ terminal }, client, rest) => {
  refuseMore(rest);
  const files = valueOf(await client.call('reference.list', {}));
  const rows = files.map(({ name, version, date, origin, confidence, title }) => [name, `v${version}`, date, origin === 'vault' ? 'this vault’s own' : 'shipped', confidence ?? 'each by itself', title]);
  for (const line of alignColumns(rows)) terminal.say(line);
  terminal.json({ files });
  return 0;
};

const add: Action = async ({ terminal, grants }, client, [file, ...rest]) => {
  if (file === undefined) throw new UsageError('The reference file is missing.');
  refuseMore(rest);
  const grant = grants.add(path.resolve(file));
  const examined = valueOf(await client.call('reference.examine', { file: grant }));
  for (const { change, where, before, after } of examined.differences) terminal.say(`${SIGNS[change]} ${where}: ${[before, after].filter((text) => text !== null).join(' → ')}`);
  if (examined.total > examined.differences.length) terminal.say(`… and ${countOf(examined.total - examined.differences.length, 'more difference')}`);
  const added = valueOf(await client.call('reference.add', { file: grant }));
  terminal.say(`${added.title} is in force: version ${added.version} of ${added.date}${examined.current ? `, before it version ${examined.current.version}` : ', new in this vault'}.`);
  terminal.json({ ...added, differences: examined.differences, total: examined.total });
  return 0;
};

const remove: Action = async ({ terminal }, client, [name, ...rest]) => {
  if (name === undefined) throw new UsageError('The name of the reference file is missing; see reference list.');
  refuseMore(rest);
  valueOf(await client.call('reference.remove', { name }));
  terminal.say(`The vault’s own ${name} is gone.`);
  terminal.json({ removed: name });
  return 0;
};

const save: Action = async ({ terminal, grants }, client, [name, folder, ...rest]) => {
  if (name === undefined || folder === undefined) throw new UsageError('Name the reference file and a folder for the copy.');
  refuseMore(rest);
  const saved = valueOf(await client.call('reference.save', { name, folder: grants.add(path.resolve(folder)) }));
  terminal.say(`Copied to ${saved.path}.`);
  terminal.json(saved);
  return 0;
};

const ACTIONS: ReadonlyMap<string, Action> = new Map([['list', list], ['add', add], ['remove', remove], ['save', save]]);

export const referenceCommand: Command = {
  name: 'reference',
  summary: 'List the reference data a vault works with, add or replace a file of it, go back to what ships.',
  usage: ['reference list --vault DIR', 'reference add FILE --vault DIR', 'reference remove NAME --vault DIR', 'reference save NAME FOLDER --vault DIR'],
  options: { vault: { value: 'DIR', help: 'folder of the vault' } },
  variables: PASSPHRASE_HELP,
  async run(args, context) {
    const [name, ...rest] = args.positionals;
    const action = ACTIONS.get(name ?? '');
    if (!action) throw new UsageError(`Name an action: ${[...ACTIONS.keys()].join(', ')}.`);
    return action(context, await unlock(context, requiredOption(args, 'vault')), rest);
  },
};
