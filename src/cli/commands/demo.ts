// clearproof demo: the main job from nothing to a verified package, in a temporary folder.
import { mkdir, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { refuseMore, type Command } from '../command.ts';
import { valueOf } from '../unlock.ts';

export const demoCommand: Command = {
  name: 'demo',
  summary: 'Do the main job with the cotton sample: vault, evidence, checks, signed package, verification.',
  usage: ['demo'],
  options: {},
  variables: {},
  async run(args, context) {
    refuseMore(args.positionals);
    const { terminal, grants, environment } = context;
    const client = context.client();
    const started = environment.now().getTime();
    const seconds = (): string => `${((environment.now().getTime() - started) / 1000).toFixed(1)} s`;
    const folder = await mkdtemp(path.join(os.tmpdir(), 'clearproof-demo-'));
    const [vaultFolder, outFolder] = [path.join(folder, 'vault'), path.join(folder, 'package')];
    await Promise.all([mkdir(vaultFolder), mkdir(outFolder)]);

    const passphrase = Buffer.from(environment.randomBytes(18)).toString('base64url');
    valueOf(await client.call('vault.create', { folder: grants.add(vaultFolder), passphrase }));
    terminal.say(`[${seconds()}] Vault made.`);
    const sample = valueOf(await client.run('dossier.importSample', { sample: 'cotton' }, (job) => terminal.progress(job)));
    terminal.say(`[${seconds()}] Cotton dossier with ${sample.exhibits} exhibits and their files taken in.`);
    const { dossierId } = sample;
    const { blocking, warnings } = valueOf(await client.call('checks.run', { dossierId }));
    terminal.say(`[${seconds()}] Checks: ${blocking} blocking, ${warnings} warnings.`);
    const identity = valueOf(await client.call('identity.create', { name: 'Clearproof Demo', organization: 'Specimen' }));
    const built = valueOf(await client.run('package.build', {
      dossierId, options: {}, signer: { kind: 'identity', identityId: identity.id }, folder: grants.add(outFolder),
      allowBlocking: blocking > 0 ? 'Demonstration of a package with open findings' : null,
    }, (job) => terminal.progress(job)));
    const volumes = built.packages.flatMap((one) => one.volumes);
    terminal.say(`[${seconds()}] Package built and signed.`);
    const checked = valueOf(await client.run('package.verifyFiles', { files: volumes.map((volume) => grants.add(volume.path)) }));
    const ok = checked.files.every(({ verification }) => verification?.ok) && checked.sets.every((set) => set.ok);
    terminal.say(`[${seconds()}] Verification: ${ok ? 'intact' : 'PROBLEMS'}.`);

    const [pages, bytes] = [volumes.reduce((sum, volume) => sum + volume.pages, 0), volumes.reduce((sum, volume) => sum + volume.bytes, 0)];
    const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
    for (const volume of volumes) terminal.say(volume.path);
    terminal.say(`${pages} pages, ${(bytes / 1e6).toFixed(1)} MB, ${seconds()}, peak memory ${peakMiB} MiB in the main process.`);
    terminal.json({ folder, dossierId, blocking, warnings, volumes, verified: ok, pages, bytes, seconds: (environment.now().getTime() - started) / 1000, peakMiB });
    return ok && sample.problems.length === 0 ? 0 : 1;
  },
};
