// clearproof identity list|tokens|add-token: who can sign, and certificates on PKCS#11 tokens and smart cards.
import path from 'node:path';
import type { OutputOf } from '../../contract/catalogue.ts';
import { onlyPositional, requiredOption, textOption, UsageError, type Arguments, type Command, type CommandContext, type ExitCode } from '../command.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';

type PinState = OutputOf<'token.state'>['pin'];

/** What the token says of its PIN, in a sentence; null when all is well. */
export function pinWarning(pin: PinState): string | null {
  switch (pin) {
    case 'fine': return null;
    case 'low': return 'A wrong PIN was typed since the last right one.';
    case 'final': return 'One try is left: after another wrong PIN it locks itself.';
    case 'locked': return 'Its PIN is locked.';
  }
}

const day = (instant: string): string => instant.slice(0, 10);

async function list(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const client = await unlock(context, requiredOption(args, 'vault'));
  const identities = valueOf(await client.call('identity.list', {}));
  for (const { id, name, organization, token, selfSigned, notAfter } of identities) {
    terminal.say([id, [name, organization].filter(Boolean).join(', '), token ? `on the token ${token.label} (${token.serial})` : selfSigned ? 'self-signed, in the vault' : 'in the vault', `until ${day(notAfter)}`].join('  '));
  }
  if (identities.length === 0) terminal.say('There is no identity in this vault yet; build makes one.');
  terminal.json({ identities });
  return 0;
}

async function tokens(args: Arguments, { terminal, grants, client }: CommandContext): Promise<ExitCode> {
  const found = valueOf(await client().call('token.look', { module: grants.add(path.resolve(requiredOption(args, 'module'))) }));
  for (const token of found) {
    terminal.say([`${token.label}  serial ${token.serial}`, `${token.manufacturer} ${token.model}`, token.pinPad ? 'PIN typed on the token' : null, pinWarning(token.pin)].filter(Boolean).join('  '));
    for (const one of token.certificates) terminal.say(`  ${[one.name, one.organization].filter(Boolean).join(', ')}  ${one.label}  serial ${one.serial}  ${day(one.notBefore)} to ${day(one.notAfter)}\n    SHA-256 ${one.fingerprint}${one.unusable === null ? '' : `\n    ${one.unusable}`}`);
    if (token.certificates.length === 0) terminal.say('  It shows no certificate.');
  }
  if (found.length === 0) terminal.say('The module finds no token. Is it put in?');
  terminal.json({ tokens: found });
  return 0;
}

async function addToken(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const { terminal, grants } = context;
  const module = grants.add(path.resolve(requiredOption(args, 'module')));
  const [serial, fingerprint] = [textOption(args, 'token'), textOption(args, 'certificate')];
  const client = await unlock(context, requiredOption(args, 'vault'));
  const usable = valueOf(await client.call('token.look', { module })).filter((token) => serial === null || token.serial === serial)
    .flatMap((token) => token.certificates.filter((one) => fingerprint === null || one.fingerprint === fingerprint.toLowerCase()).map((one) => ({ token, one })));
  const [chosen, second] = usable;
  if (!chosen) throw new UsageError('No certificate on a token fits. See what there is: clearproof identity tokens --module FILE.');
  if (second) throw new UsageError('Several certificates fit; name one with --token SERIAL and --certificate SHA256.');
  const added = valueOf(await client.call('token.addIdentity', { module, tokenSerial: chosen.token.serial, fingerprint: chosen.one.fingerprint }));
  terminal.say(`${added.id}  ${added.name} signs with the key on ${chosen.token.label}. The key stays there; its PIN is asked for at each package.`);
  terminal.json(added);
  return 0;
}

const ACTIONS: Readonly<Record<string, (args: Arguments, context: CommandContext) => Promise<ExitCode>>> = { list, tokens, 'add-token': addToken };

export const identityCommand: Command = {
  name: 'identity',
  summary: 'List who can sign, and take a certificate on a PKCS#11 token or smart card as an identity.',
  usage: ['identity list --vault DIR', 'identity tokens --module FILE', 'identity add-token --vault DIR --module FILE [--token SERIAL] [--certificate SHA256]'],
  options: {
    vault: { value: 'DIR', help: 'folder of the vault' },
    module: { value: 'FILE', help: 'PKCS#11 module of the token, from its maker (.so, .dll, .dylib); loaded in a process of its own' },
    token: { value: 'SERIAL', help: 'serial number of the token, where there are several' },
    certificate: { value: 'SHA256', help: 'fingerprint of the certificate, where there are several' },
  },
  variables: PASSPHRASE_HELP,
  async run(args, context) {
    const action = onlyPositional(args, 'The action (list, tokens, add-token)');
    const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!act) throw new UsageError(`There is no action ${action}, only list, tokens, add-token.`);
    return act(args, context);
  },
};
