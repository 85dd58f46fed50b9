// clearproof vault create|info|verify DIR
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { UsageError, type Command } from '../command.ts';
import { PASSPHRASE_VARIABLE, unlock, valueOf } from '../unlock.ts';

export const vaultCommand: Command = {
  name: 'vault',
  summary: 'Create a vault, show what is in it, or verify every byte of it.',
  usage: ['vault create DIR', 'vault info DIR', 'vault verify DIR'],
  options: {},
  async run(args, context) {
    const [action, folder, ...rest] = args.positionals;
    if (folder === undefined || rest.length > 0) throw new UsageError('name one action and one folder');
    const { terminal } = context;
    if (action === 'create') {
      const passphrase = await terminal.secret(PASSPHRASE_VARIABLE, 'New passphrase: ');
      await mkdir(path.resolve(folder), { recursive: true });
      const { info, recoveryKey } = valueOf(await context.client().call('vault.create', { folder: context.grants.add(path.resolve(folder)), passphrase }));
      terminal.say(`Vault made in ${info.path}.`);
      terminal.say(`Recovery key, shown only now (write it down and keep it apart): ${recoveryKey}`);
      terminal.json({ ...info, recoveryKey });
      return 0;
    }
    if (action === 'info') {
      const client = await unlock(context, folder);
      const { info } = valueOf(await client.call('vault.state', {}));
      const dossiers = valueOf(await client.call('dossier.list', {}));
      for (const dossier of dossiers) terminal.say(`${dossier.id}  ${dossier.title}  (${dossier.exhibits} exhibits, ${dossier.files} files)`);
      terminal.say(`${info?.dossiers ?? 0} dossiers, ${info?.files ?? 0} files, ${info?.custodyEvents ?? 0} acts on record.`);
      terminal.json({ ...info, dossierList: dossiers });
      return 0;
    }
    if (action === 'verify') {
      const client = await unlock(context, folder);
      const report = valueOf(await client.call('vault.verify', {}));
      terminal.say(report.ok ? `All ${report.files} files and ${report.custodyEvents} acts are intact.` : `${report.problems.length} problems:`);
      for (const problem of report.problems) terminal.say(`- ${problem}`);
      terminal.json(report);
      return report.ok ? 0 : 1;
    }
    throw new UsageError(`unknown action: ${action ?? ''}`);
  },
};
