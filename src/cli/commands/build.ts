// clearproof build --vault DIR --dossier ID --out DIR [--variant confidential|public|both] [--identity ID | --p12 FILE | --ink] [--originals attach|omit] [--allow-blocking REASON]
import path from 'node:path';
import type { InputOf, OutputOf } from '../../contract/catalogue.ts';
import type { Client } from '../../contract/client.ts';
import { OPEN_PARTS, VARIANTS, type OpenPart, type Variant } from '../../contract/procedures/package.ts';
import { Fault } from '../../contract/errors.ts';
import { countOf, sizeOf } from '../count-of.ts';
import { requiredOption, refuseMore, textOption, UsageError, type Arguments, type Command, type CommandContext } from '../command.ts';
import { findingLine } from '../say-findings.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';
import { printable } from '../printable.ts';
import { pinWarning } from './identity.ts';
import { makeFolder } from '../make-folder.ts';

const PIN_VARIABLE = 'CLEARPROOF_TOKEN_PIN';
const P12_VARIABLE = 'CLEARPROOF_P12_PASSWORD';

type Signer = InputOf<'package.build'>['signer'];

async function signerFor(args: Arguments, context: CommandContext, client: Client): Promise<Signer> {
  const file = textOption(args, 'p12');
  if (file !== null && textOption(args, 'identity') !== null) throw new UsageError('--p12 and --identity name two signers: give one of them.');
  if (args.values['ink'] === true) {
    if (file !== null) throw new UsageError('--ink leaves the package unsealed, --p12 seals it: give one of them.');
    return { kind: 'ink' };
  }
  if (file !== null) return { kind: 'p12', file: context.grants.add(path.resolve(file)), password: await context.terminal.secret(P12_VARIABLE, 'password of the signing file') };
  const wanted = textOption(args, 'identity');
  const known = valueOf(await client.call('identity.list', {})).find(({ id }) => wanted === null || id === wanted);
  if (known) return known.token === null ? { kind: 'identity', identityId: known.id } : onToken(known, context, client);
  if (wanted !== null) throw new UsageError(`There is no identity ${wanted} in this vault.`);
  const made = valueOf(await client.call('identity.create', { name: context.environment.actor }));
  context.terminal.say(`Made a self-signed identity for ${made.name} (SHA-256 ${made.fingerprint}).`);
  return { kind: 'identity', identityId: made.id };
}

/** The PIN is asked for only when the token is there and does not have it typed on itself; what it says of earlier tries comes first. */
async function onToken({ id, token }: OutputOf<'identity.list'>[number], { terminal }: CommandContext, client: Client): Promise<Signer> {
  const label = printable(token?.label ?? '');
  const { present, pinPad, pin } = valueOf(await client.call('token.state', { identityId: id }));
  if (!present) throw new Fault('token.absent', { token: label });
  if (pin === 'locked') throw new Fault('token.pinLocked', { token: label });
  const warning = pinWarning(pin);
  if (warning !== null) terminal.complain(`${label}: ${warning}`);
  if (pinPad) terminal.complain(`Type the PIN of ${label} on the token or its reader.`);
  return { kind: 'token', identityId: id, pin: pinPad ? null : await terminal.secret(PIN_VARIABLE, `PIN of the token ${label}`) };
}

const MEGABYTE = 1_000_000;

/** Limits of one file that are given by hand; null where the profile's hold. */
function limitsOf(args: Arguments): { profile: string; mostBytes: number | null; mostPages: number | null } {
  const [megabytes, pages] = [textOption(args, 'max-megabytes'), textOption(args, 'max-pages')];
  if (megabytes !== null && !(/^\d{1,6}(\.\d{1,6})?$/.test(megabytes) && Number(megabytes) > 0)) throw new UsageError('--max-megabytes is a number above 0, such as 9.5.');
  if (pages !== null && !/^[1-9]\d{0,6}$/.test(pages)) throw new UsageError('--max-pages is a whole number above 0.');
  return { profile: textOption(args, 'profile') ?? 'forced-labor-portal', mostBytes: megabytes === null ? null : Math.round(Number(megabytes) * MEGABYTE), mostPages: pages === null ? null : Number(pages) };
}

const isOneOf = <T extends string>(known: readonly T[], text: string): text is T => (known as readonly string[]).includes(text);

/** Which version is issued, and what the public one shows. */
function versionsOf(args: Arguments): { variant: Variant | 'both'; openParts: OpenPart[]; confidentialReason?: string } {
  const variant = textOption(args, 'variant') ?? 'confidential';
  if (!isOneOf([...VARIANTS, 'both'] as const, variant)) throw new UsageError('--variant is confidential, public or both.');
  const openParts = (textOption(args, 'public-parts') ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '').map((part) => {
    if (!isOneOf(OPEN_PARTS, part)) throw new UsageError(`--public-parts knows ${OPEN_PARTS.join(', ')}, and not ${part}.`);
    return part;
  });
  const confidentialReason = textOption(args, 'confidential-reason');
  return { variant, openParts, ...(confidentialReason === null ? {} : { confidentialReason }) };
}

export const buildCommand: Command = {
  name: 'build',
  summary: 'Build and sign the package. Exit code 3 when it was built although findings block.',
  usage: ['build --vault DIR --dossier ID --out DIR [--identity ID | --p12 FILE | --ink] [--originals attach|omit] [--redaction apply|ignore] [--redacted-originals omit|attach] [--profile ID] [--max-megabytes N] [--max-pages N] [--supplements PACKAGE] [--variant confidential|public|both] [--public-parts LIST] [--confidential-reason TEXT] [--allow-blocking REASON]'],
  options: {
    vault: { value: 'DIR', help: 'folder of the vault' },
    dossier: { value: 'ID', help: 'id of the dossier' },
    out: { value: 'DIR', help: 'folder the package is saved in, made when it is not there' },
    identity: { value: 'ID', help: 'identity of the vault that signs (the first one, made when there is none)' },
    p12: { value: 'FILE', help: 'PKCS#12 file to sign with instead' },
    ink: { value: null, help: 'leave the package unsealed, with lines to sign by hand; it says so, and SHA256SUMS lies beside it' },
    originals: { value: 'attach|omit', help: 'whether the original files are attached (they are, unless told otherwise)' },
    redaction: { value: 'apply|ignore', help: 'whether accepted redactions are carried out (they are, unless told otherwise)' },
    'redacted-originals': { value: 'omit|attach', help: 'whether originals of redacted files are attached all the same (they are not, unless told otherwise)' },
    profile: { value: 'ID', help: 'way of handing over, which limits each file: forced-labor-portal (unless told otherwise), ace-dis, one-file' },
    'max-megabytes': { value: 'N', help: 'largest size of one file in megabytes (of 1,000,000 bytes), instead of what the profile says' },
    'max-pages': { value: 'N', help: 'most pages of one file, instead of what the profile says' },
    supplements: { value: 'PACKAGE', help: 'id of an issued package that this one continues: it shows what is new since, and its page numbers run on' },
    variant: { value: 'confidential|public|both', help: 'which version is issued (the confidential one, unless told otherwise); of both, each lies in a folder of its own' },
    'public-parts': { value: 'LIST', help: `parts that the public version may show, with commas: ${OPEN_PARTS.join(', ')} (none, unless told otherwise)` },
    'confidential-reason': { value: 'TEXT', help: 'why confidential treatment is asked for, as the cover says it' },
    'allow-blocking': { value: 'REASON', help: 'issue although findings block; the package prints the reason' },
  },
  variables: { ...PASSPHRASE_HELP, [P12_VARIABLE]: 'password of the PKCS#12 file', [PIN_VARIABLE]: 'PIN of the token that holds the key; else it is asked for and typed unseen' },
  async run(args, context) {
    const { terminal, grants } = context;
    refuseMore(args.positionals);
    const [vault, dossierId, out] = [requiredOption(args, 'vault'), requiredOption(args, 'dossier'), path.resolve(requiredOption(args, 'out'))];
    const originals = textOption(args, 'originals') ?? 'attach';
    if (originals !== 'attach' && originals !== 'omit') throw new UsageError('--originals is attach or omit.');
    const redaction = textOption(args, 'redaction') ?? 'apply';
    if (redaction !== 'apply' && redaction !== 'ignore') throw new UsageError('--redaction is apply or ignore.');
    const redactedOriginals = textOption(args, 'redacted-originals') ?? 'omit';
    if (redactedOriginals !== 'omit' && redactedOriginals !== 'attach') throw new UsageError('--redacted-originals is omit or attach.');
    const versions = versionsOf(args);
    const limits = limitsOf(args);
    const allowBlocking = textOption(args, 'allow-blocking');

    const client = await unlock(context, vault);
    const { blocking, findings } = valueOf(await client.call('checks.run', { dossierId }));
    if (blocking > 0 && allowBlocking === null) {
      for (const finding of findings) if (finding.level === 'block' && finding.override === null) terminal.say(findingLine(finding));
      throw new Fault('package.blocked', { count: blocking });
    }
    await makeFolder(out);
    const signer = await signerFor(args, context, client);
    const built = valueOf(await client.run('package.build', { dossierId, options: { originals, redaction, redactedOriginals, supplements: textOption(args, 'supplements'), ...versions, ...limits }, signer, folder: grants.add(out), allowBlocking }, (job) => terminal.progress(job)));
    for (const { packageId, variant, volumes } of built.packages) {
      terminal.say(`${variant === 'public' ? 'Public' : 'Confidential'} version, package ${packageId}`);
      for (const volume of volumes) {
        terminal.say(volume.path);
        terminal.say(`  ${countOf(volume.pages, 'page')}, ${sizeOf(volume.bytes)}, SHA-256 ${volume.sha256}`);
      }
    }
    for (const warning of built.warnings) terminal.say(`Note: ${warning}`);
    if (blocking > 0) terminal.say(`Issued although findings block: ${blocking}. The package says why.`);
    terminal.json({ ...built, blocking });
    return blocking > 0 ? 3 : 0;
  },
};
