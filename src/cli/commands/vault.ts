// clearproof vault create|info|verify|passphrase|recovery-key DIR
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { UsageError, type Command, type CommandContext, type ExitCode } from '../command.ts';
import { PASSPHRASE_VARIABLE, unlock, valueOf } from '../unlock.ts';

const NEW_PASSPHRASE_VARIABLE = 'CLEARPROOF_NEW_PASSPHRASE';
const RECOVERY_KEY_VARIABLE = 'CLEARPROOF_RECOVERY_KEY';

async function create(context: CommandContext, folder: string): Promise<ExitCode> {
  const { terminal } = context;
  const passphrase = await terminal.secret(PASSPHRASE_VARIABLE, 'New passphrase: ');
  await mkdir(path.resolve(folder), { recursive: true });
  const { info, recoveryKey } = valueOf(await context.client().call('vault.create', { folder: context.grants.add(path.resolve(folder)), passphrase }));
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
  for (const dossier of dossiers) terminal.say(`${dossier.id}  ${dossier.title}  (${dossier.exhibits} exhibits, ${dossier.files} files)`);
  terminal.say(`${state.info?.dossiers ?? 0} dossiers, ${state.info?.files ?? 0} files, ${state.info?.custodyEvents ?? 0} acts on record.`);
  terminal.json({ ...state.info, dossierList: dossiers });
  return 0;
}

async function verify(context: CommandContext, folder: string): Promise<ExitCode> {
  const { terminal } = context;
  const client = await unlock(context, folder);
  const report = valueOf(await client.run('vault.verify', {}, (job) => terminal.progress(job)));
  terminal.say(report.ok ? `All ${report.files} files and ${report.custodyEvents} acts are intact.` : `${report.problems.length} problems:`);
  for (const problem of report.problems) terminal.say(`- ${problem}`);
  terminal.json(report);
  return report.ok ? 0 : 1;
}

async function changePassphrase(context: CommandContext, folder: string): Promise<ExitCode> {
  const { terminal } = context;
  const current = await terminal.secret(PASSPHRASE_VARIABLE, 'Current passphrase or recovery key: ');
  const next = await terminal.secret(NEW_PASSPHRASE_VARIABLE, 'New passphrase: ');
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
  const recoveryKey = await terminal.secret(RECOVERY_KEY_VARIABLE, 'Recovery key: ');
  const { matches } = valueOf(await client.call('vault.confirmRecoveryKey', { recoveryKey }));
  terminal.say(matches ? 'This recovery key opens the vault.' : 'That is not the recovery key of this vault.');
  terminal.json({ matches });
  return matches ? 0 : 1;
}

const ACTIONS: Readonly<Record<string, (context: CommandContext, folder: string) => Promise<ExitCode>>> = {
  create, info, verify, passphrase: changePassphrase, 'recovery-key': testRecoveryKey,
};

export const vaultCommand: Command = {
  name: 'vault',
  summary: 'Create a vault, show what is in it, verify every byte of it, change its passphrase, test its recovery key.',
  usage: [
    'vault create DIR', 'vault info DIR', 'vault verify DIR',
    `vault passphrase DIR      (the new one comes from ${NEW_PASSPHRASE_VARIABLE} or is asked for)`,
    `vault recovery-key DIR    (the key to test comes from ${RECOVERY_KEY_VARIABLE} or is asked for)`,
  ],
  options: {},
  run(args, context) {
    const [action = '', folder, ...rest] = args.positionals;
    if (folder === undefined || rest.length > 0) throw new UsageError('name one action and one folder');
    const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!act) throw new UsageError(`unknown action: ${action}`);
    return act(context, folder);
  },
};
