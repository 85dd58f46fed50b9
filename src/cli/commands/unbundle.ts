// clearproof unbundle FILE --vault DIR [--preview] [--take mine|theirs]
import path from 'node:path';
import type { BundleConflict, BundlePreview } from '../../contract/procedures/exchange.ts';
import { onlyPositional, requiredOption, textOption, UsageError, type Command, type CommandContext, type Terminal } from '../command.ts';
import { countOf, sizeOf } from '../count-of.ts';
import { printable } from '../printable.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';
import { BUNDLE_VARIABLE } from './bundle.ts';

const SENDERS: Readonly<Record<BundlePreview['provenance']['sender'], string>> = {
  first: 'first bundle of this sender: compare the fingerprint with them by another channel',
  known: 'sealed with the key this sender used before',
  changed: 'SEALED WITH ANOTHER KEY THAN BEFORE: ask the sender before you trust it',
};
const MOST_LINES = 40;

function sayConflict(terminal: Terminal, { name, field, base, mine, theirs }: BundleConflict): void {
  terminal.say(`- ${printable(name)}${field === null ? '' : `, ${field}`}`);
  for (const [side, value] of [['was', base], ['here', mine], ['there', theirs]] as const) terminal.say(`    ${side}: ${value === null ? '(nothing)' : printable(value).slice(0, 200)}`);
}

function sayPreview(terminal: Terminal, { title, into, takenAt, provenance, changes, conflicts, counts }: BundlePreview): void {
  terminal.say(`${printable(title)}\nSent by ${printable(provenance.actor)} on ${provenance.sentAt}; ${SENDERS[provenance.sender]}`);
  terminal.say(`  key ${provenance.fingerprint}\n  file ${provenance.sha256}; ${countOf(provenance.acts, 'act')} proven in the sender's log`);
  if (takenAt !== null) terminal.say(`This bundle was taken in on ${takenAt} already.`);
  terminal.say(into ? `Goes into the dossier ${printable(into.title)} (${into.dossierId}):` : 'Becomes a new dossier:');
  terminal.say(`  ${counts.new} new, ${counts.changed} changed, ${counts.removed} removed, ${counts.same} the same; ${countOf(counts.files, 'file')} (${sizeOf(counts.bytes)}), ${counts.newFiles} not here yet`);
  if (counts.leftOut > 0) terminal.say(`  ${countOf(counts.leftOut, 'record')} taken out here stay out`);
  if (into) for (const { kind, name, fields } of changes.slice(0, MOST_LINES)) terminal.say(`  ${kind}: ${printable(name)}${fields.length > 0 ? ` (${fields.join(', ')})` : ''}`);
  if (conflicts.length > 0) terminal.say(`${countOf(conflicts.length, 'conflict')}, changed here and there:`);
  for (const conflict of conflicts) sayConflict(terminal, conflict);
}

async function secretIfSet({ terminal }: CommandContext, wanted: boolean): Promise<string | null> {
  return wanted ? terminal.secret(BUNDLE_VARIABLE, 'passphrase or secret key of the bundle') : null;
}

export const unbundleCommand: Command = {
  name: 'unbundle',
  summary: 'Open a sealed bundle: prove it, show what it would change, and take it in. Exit code 3 when conflicts wait for a decision.',
  usage: ['unbundle FILE --vault DIR [--preview] [--take mine|theirs] [--locked]'],
  options: {
    vault: { value: 'DIR', help: 'folder of the vault' },
    preview: { value: null, help: 'only tell what it would change' },
    take: { value: 'mine|theirs', help: 'which side stands in every conflict; without it a bundle with conflicts is not taken in' },
    locked: { value: null, help: 'it is encrypted to a passphrase, or to a secret key kept elsewhere' },
  },
  variables: { ...PASSPHRASE_HELP, [BUNDLE_VARIABLE]: 'passphrase of the bundle, or AGE-SECRET-KEY-1…' },
  async run(args, context) {
    const { terminal, grants } = context;
    const [file, vault, take] = [onlyPositional(args, 'The bundle'), requiredOption(args, 'vault'), textOption(args, 'take')];
    if (take !== null && take !== 'mine' && take !== 'theirs') throw new UsageError('--take is mine or theirs.');
    const client = await unlock(context, vault);
    const secret = await secretIfSet(context, args.values['locked'] === true);
    const preview = valueOf(await client.run('bundle.preview', { file: grants.add(path.resolve(file)), secret }, (job) => terminal.progress(job)));
    sayPreview(terminal, preview);
    const { previewId, conflicts } = preview;
    if (args.values['preview'] === true || (conflicts.length > 0 && take === null)) {
      valueOf(await client.call('bundle.discard', {}));
      terminal.say('Nothing was taken in.');
      terminal.json({ preview, applied: null });
      return conflicts.length > 0 ? 3 : 0;
    }
    const chosen: 'mine' | 'theirs' = take ?? 'mine';
    const choices = Object.fromEntries(conflicts.map(({ key }) => [key, chosen]));
    const applied = valueOf(await client.run('bundle.apply', { previewId, choices }, (job) => terminal.progress(job)));
    terminal.say(`Taken in as ${applied.dossierId}. One undo takes it back.`);
    terminal.json({ preview, applied });
    return 0;
  },
};
