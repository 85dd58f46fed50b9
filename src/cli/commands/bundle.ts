// clearproof bundle --vault DIR --dossier ID --out DIR; bundle address --vault DIR; bundle list --vault DIR --dossier ID
import path from 'node:path';
import * as v from 'valibot';
import type { Client } from '../../contract/client.ts';
import { alignColumns } from '../align-columns.ts';
import { requiredOption, refuseMore, textOption, UsageError, type Arguments, type Command, type CommandContext, type ExitCode } from '../command.ts';
import { countOf, sizeOf } from '../count-of.ts';
import { makeFolder } from '../make-folder.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';

export const BUNDLE_VARIABLE = 'CLEARPROOF_BUNDLE_PASSPHRASE';
const PAGE = 500;

const wordsOf = (text: string | null): string[] => (text ?? '').split(',').map((word) => word.trim()).filter((word) => word !== '');

/** Ids of the exhibits with these numbers; throws UsageError for one that is not there. */
async function exhibitIds(client: Client, dossierId: string, numbers: readonly string[]): Promise<string[]> {
  if (numbers.length === 0) return [];
  const known = new Map<string, string>();
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const page = valueOf(await client.call('dossier.records', { dossierId, collection: 'exhibits', offset, limit: PAGE }));
    ({ total } = page);
    for (const row of page.rows) known.set(v.parse(v.looseObject({ exhibitNo: v.string() }), row).exhibitNo, row.id);
  }
  return numbers.map((number) => {
    const id = known.get(number);
    if (id === undefined) throw new UsageError(`The dossier has no exhibit ${number}.`);
    return id;
  });
}

async function send(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const { terminal, grants } = context;
  const [vault, dossierId, out] = [requiredOption(args, 'vault'), requiredOption(args, 'dossier'), path.resolve(textOption(args, 'out') ?? '.')];
  const recipients = wordsOf(textOption(args, 'recipient'));
  const encrypt = args.values['encrypt'] === true;
  if (encrypt && recipients.length > 0) throw new UsageError('Choose one: --encrypt for a passphrase, or --recipient for public keys.');
  await makeFolder(out);
  const client = await unlock(context, vault);
  const passphrase = encrypt ? await terminal.secret(BUNDLE_VARIABLE, 'passphrase for the bundle', { isNew: true }) : null;
  const ids = await exhibitIds(client, dossierId, wordsOf(textOption(args, 'exhibits')));
  const sent = valueOf(await client.run('bundle.export', { dossierId, folder: grants.add(out), exhibitIds: ids, to: textOption(args, 'to'), passphrase, recipients }, (job) => terminal.progress(job)));
  terminal.say(sent.path);
  terminal.say(`  ${countOf(sent.files, 'file')}, ${sizeOf(sent.bytes)}, SHA-256 ${sent.sha256}${sent.encrypted ? ', encrypted' : '; not encrypted: whoever has the file can read it'}`);
  terminal.json(sent);
  return 0;
}

async function address(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const client = await unlock(context, requiredOption(args, 'vault'));
  const known = valueOf(await client.call('bundle.address', {}));
  context.terminal.say(`Others encrypt bundles for this vault to\n  ${known.recipient}`);
  context.terminal.say(`Bundles it seals carry the key with the fingerprint\n  ${known.fingerprint}`);
  context.terminal.json(known);
  return 0;
}

async function list(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const client = await unlock(context, requiredOption(args, 'vault'));
  const bundles = valueOf(await client.call('bundle.list', { dossierId: requiredOption(args, 'dossier') }));
  for (const line of alignColumns(bundles.map(({ at, direction, party, scope, sha256 }) => [at, direction, party ?? '', scope, sha256]))) context.terminal.say(line);
  if (bundles.length === 0) context.terminal.say('No bundle was sent or taken in.');
  context.terminal.json(bundles);
  return 0;
}

export const bundleCommand: Command = {
  name: 'bundle',
  summary: 'Write a dossier, or some exhibits of it, as one sealed file for somebody else.',
  usage: ['bundle --vault DIR --dossier ID [--out DIR] [--exhibits NO,NO] [--to NAME] [--encrypt | --recipient AGE1,AGE1]', 'bundle list --vault DIR --dossier ID', 'bundle address --vault DIR'],
  options: {
    vault: { value: 'DIR', help: 'folder of the vault' },
    dossier: { value: 'ID', help: 'id of the dossier' },
    out: { value: 'DIR', help: 'where to write (the current folder)' },
    exhibits: { value: 'NO,NO', help: 'only these exhibits, with the steps, lots and parties they name' },
    to: { value: 'NAME', help: 'who gets it; kept in the bundle and in the custody log' },
    encrypt: { value: null, help: 'encrypt it to a passphrase' },
    recipient: { value: 'AGE1,AGE1', help: 'encrypt it to public keys: addresses of vaults, or any age key' },
  },
  variables: { ...PASSPHRASE_HELP, [BUNDLE_VARIABLE]: 'passphrase of the bundle' },
  run(args, context) {
    const [action, ...rest] = args.positionals;
    refuseMore(rest);
    if (action === undefined) return send(args, context);
    if (action === 'address') return address(args, context);
    if (action === 'list') return list(args, context);
    throw new UsageError(`There is no action ${action}, only address and list.`);
  },
};
