// clearproof build --vault DIR --dossier ID --out DIR [--p12 FILE] [--originals attach|omit] [--allow-blocking REASON]
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { InputOf } from '../../contract/catalogue.ts';
import type { Client } from '../../contract/client.ts';
import { requiredOption, UsageError, type Arguments, type Command, type CommandContext } from '../command.ts';
import { unlock, valueOf } from '../unlock.ts';

type Signer = InputOf<'package.build'>['signer'];

async function signerFor(args: Arguments, context: CommandContext, client: Client): Promise<Signer> {
  const file = args.values['p12'];
  if (typeof file === 'string') {
    const password = await context.terminal.secret('CLEARPROOF_P12_PASSWORD', 'Password of the signing file: ');
    return { kind: 'p12', file: context.grants.add(path.resolve(file)), password };
  }
  const [known] = valueOf(await client.call('identity.list', {}));
  if (known) return { kind: 'identity', identityId: known.id };
  const made = valueOf(await client.call('identity.create', { name: context.environment.actor }));
  context.terminal.say(`Made a self-signed identity for ${made.name} (SHA-256 ${made.fingerprint}).`);
  return { kind: 'identity', identityId: made.id };
}

export const buildCommand: Command = {
  name: 'build',
  summary: 'Build and sign the package. Exit code 3 when it was built although findings block.',
  usage: ['build --vault DIR --dossier ID --out DIR [--p12 FILE] [--originals attach|omit] [--allow-blocking REASON]'],
  options: {
    vault: { type: 'string', help: 'folder of the vault' },
    dossier: { type: 'string', help: 'id of the dossier' },
    out: { type: 'string', help: 'folder the package is saved in' },
    p12: { type: 'string', help: 'PKCS#12 file to sign with; otherwise the identity kept in the vault' },
    originals: { type: 'string', help: 'attach (default) or omit the original files' },
    'allow-blocking': { type: 'string', help: 'written reason to issue although findings block; printed in the package' },
  },
  async run(args, context) {
    const [vault, dossierId, out] = [requiredOption(args, 'vault'), requiredOption(args, 'dossier'), requiredOption(args, 'out')];
    const originals = args.values['originals'] ?? 'attach';
    if (originals !== 'attach' && originals !== 'omit') throw new UsageError('--originals is attach or omit');
    const allowBlocking = args.values['allow-blocking'];
    const client = await unlock(context, vault);
    const { blocking } = valueOf(await client.call('checks.run', { dossierId }));
    const signer = await signerFor(args, context, client);
    await mkdir(path.resolve(out), { recursive: true });
    const built = valueOf(await client.run('package.build', {
      dossierId, options: { originals }, signer, folder: context.grants.add(path.resolve(out)), allowBlocking: typeof allowBlocking === 'string' ? allowBlocking : null,
    }, (job) => context.terminal.progress(job)));
    for (const volume of built.volumes) context.terminal.say(`${volume.path}  ${volume.pages} pages, ${volume.bytes} bytes, SHA-256 ${volume.sha256}`);
    for (const warning of built.warnings) context.terminal.say(`Note: ${warning}`);
    context.terminal.json(built);
    return blocking > 0 ? 3 : 0;
  },
};
