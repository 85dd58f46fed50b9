// clearproof vault create|info|verify|passphrase|recovery-key|profile DIR, and the actions on backups and keys
import path from 'node:path';
import { alignColumns } from '../align-columns.ts';
import { refuseMore, textOption, UsageError, type Arguments, type Command, type CommandContext, type ExitCode } from '../command.ts';
import { countOf } from '../count-of.ts';
import { PASSPHRASE_HELP, PASSPHRASE_VARIABLE, unlock, valueOf } from '../unlock.ts';
import { BACKUP_ACTIONS, BACKUP_OPTIONS } from './vault-backup.ts';
import { KEY_ACTIONS } from './vault-keys.ts';

const NEW_PASSPHRASE_VARIABLE = 'CLEARPROOF_NEW_PASSPHRASE';
const RECOVERY_KEY_VARIABLE = 'CLEARPROOF_RECOVERY_KEY';

async function create(context: CommandContext, folder: string): Promise<ExitCode> {
  const { terminal } = context;
  const passphrase = await terminal.secret(PASSPHRASE_VARIABLE, 'new passphrase', { isNew: true });
  const [client, place] = [context.client(), context.grants.add(path.resolve(folder))];
  for (const warning of valueOf(await client.call('vault.placeWarnings', { folder: place }))) terminal.complain(`Warning: ${warning}`);
  const { info, recoveryKey } = valueOf(await client.call('vault.create', { folder: place, passphrase }));
  terminal.say(`Vault made in ${info.path}.`);
  terminal.say(`Recovery key, shown only now (write it down and keep it apart): ${recoveryKey}`);
  terminal.json({ ...info, recoveryKey });
  return 0;
}

async function info(context: CommandContext, folder: string): Promise<ExitCode> {
  const { terminal } = context;
  const client = await unlock(context, folder);
  const state = valueOf(await client.call('vault.state', {}));
  const dossiers = valueOf(await client.call('dossier.list', {}));
  for (const line of alignColumns(dossiers.map(({ id, title, exhibits, files }) => [id, countOf(exhibits, 'exhibit'), countOf(files, 'file'), title]))) terminal.say(line);
  terminal.say(`${countOf(dossiers.length, 'dossier')}, ${countOf(state.info?.files ?? 0, 'stored file')}, ${countOf(state.info?.custodyEvents ?? 0, 'act')} on record.`);
  terminal.json({ ...state.info, dossierList: dossiers });
  return 0;
}

async function verify(context: CommandContext, folder: string): Promise<ExitCode> {
  const { terminal } = context;
  const client = await unlock(context, folder);
  const report = valueOf(await client.run('vault.verify', {}, (job) => terminal.progress(job)));
  terminal.say(report.ok ? `Intact: ${countOf(report.files, 'file')}, ${countOf(report.custodyEvents, 'act')} on record.` : `${countOf(report.problems.length, 'problem')}:`);
  for (const problem of report.problems) terminal.say(`- ${problem}`);
  terminal.json(report);
  return report.ok ? 0 : 1;
}

async function changePassphrase(context: CommandContext, folder: string): Promise<ExitCode> {
  const { terminal } = context;
  const current = await terminal.secret(PASSPHRASE_VARIABLE, 'current passphrase or recovery key');
  const next = await terminal.secret(NEW_PASSPHRASE_VARIABLE, 'new passphrase', { isNew: true });
  const client = context.client();
  valueOf(await client.call('vault.open', { folder: context.grants.add(path.resolve(folder)), secret: current }));
  valueOf(await client.call('vault.changePassphrase', { current, next }));
  terminal.say('The passphrase is changed. The recovery key stays as it was.');
  terminal.json({ changed: true });
  return 0;
}

async function testRecoveryKey(context: CommandContext, folder: string): Promise<ExitCode> {
  const { terminal } = context;
  const client = await unlock(context, folder);
  const recoveryKey = await terminal.secret(RECOVERY_KEY_VARIABLE, 'recovery key');
  const { matches } = valueOf(await client.call('vault.confirmRecoveryKey', { recoveryKey }));
  terminal.say(matches ? 'This recovery key opens the vault.' : 'That is not the recovery key of this vault.');
  terminal.json({ matches });
  return matches ? 0 : 1;
}

/** Shows who is at work in the vault; sets it where a name is given. */
async function profile(context: CommandContext, folder: string, args: Arguments): Promise<ExitCode> {
  const { terminal } = context;
  const [name, role] = [textOption(args, 'name'), textOption(args, 'role')];
  if (name === null && role !== null) throw new UsageError('--role needs --name.');
  const client = await unlock(context, folder);
  if (name !== null) valueOf(await client.call('vault.setProfile', { profile: name.trim() === '' ? null : { name, role } }));
  const { profile: now } = valueOf(await client.call('vault.safety', {}));
  terminal.say(now === null ? 'Acts are recorded under the login name alone.' : `Acts are recorded as those of ${[now.name, now.role].filter(Boolean).join(', ')}.`);
  terminal.json({ profile: now });
  return 0;
}

const ACTIONS: Readonly<Record<string, (context: CommandContext, folder: string, args: Arguments) => Promise<ExitCode>>> = {
  create, info, verify, passphrase: changePassphrase, 'recovery-key': testRecoveryKey, profile, ...BACKUP_ACTIONS, ...KEY_ACTIONS,
};

/** What follows the folder. */
const FORMS: Readonly<Record<string, string>> = { backup: ' [--to DIR]', backups: ' [--from DIR]', 'test-backup': ' [--from DIR]', restore: ' --from DIR', repair: ' [--from DIR]', profile: ' [--name NAME [--role ROLE]]' };

export const vaultCommand: Command = {
  name: 'vault',
  summary: 'Create a vault, show what is in it, verify every byte of it, change its secrets and keys; back it up, test and restore backups.',
  usage: Object.keys(ACTIONS).map((action) => `vault ${action} DIR${FORMS[action] ?? ''}`),
  options: {
    ...BACKUP_OPTIONS,
    name: { value: 'NAME', help: 'profile: who is at work, stamped on every act from now on; empty to remove it' },
    role: { value: 'ROLE', help: 'profile: importer, counsel, auditor, …' },
  },
  variables: {
    ...PASSPHRASE_HELP,
    [NEW_PASSPHRASE_VARIABLE]: 'new passphrase, for vault passphrase',
    [RECOVERY_KEY_VARIABLE]: 'recovery key to test, for vault recovery-key',
  },
  run(args, context) {
    const [action, folder, ...rest] = args.positionals;
    if (action === undefined) throw new UsageError(`Name an action: ${Object.keys(ACTIONS).join(', ')}.`);
    const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!act) throw new UsageError(`There is no action ${action}, only ${Object.keys(ACTIONS).join(', ')}.`);
    if (folder === undefined) throw new UsageError('The folder of the vault is missing.');
    refuseMore(rest);
    return act(context, folder, args);
  },
};
