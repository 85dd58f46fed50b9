// What a bundle would change here, who it comes from, and the conflicts a person has to decide.
import type { ReactElement } from 'react';
import type { BundleConflict, BundlePreview as Preview } from '../../../src/contract/procedures/exchange.ts';
import { Facts, Group } from '../../components/inspector-parts.tsx';
import { Badge, LevelMark } from '../../components/marks.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { wordsOf } from '../../copy/words.ts';
import { formatInstant } from '../../format/dates.ts';
import { countOf, formatBytes } from '../../format/numbers.ts';
import styles from './exchange.module.css';

export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

const SENDERS: Readonly<Record<Preview['provenance']['sender'], { readonly level: 'done' | 'warn' | 'block'; readonly words: string }>> = {
  first: { level: 'warn', words: 'First bundle of this sender. Compare the fingerprint with them by another channel.' },
  known: { level: 'done', words: 'Sealed with the key this sender used before.' },
  changed: { level: 'block', words: 'Sealed with another key than before. Ask the sender before you trust it.' },
};
const KINDS = { new: 'new', changed: 'changed', removed: 'removed' } as const;
const SHOWN = 200;

export function BundlePreview({ preview, choices, onChoose }: { readonly preview: Preview; readonly choices: Choices; readonly onChoose: (key: string, side: 'mine' | 'theirs') => void }): ReactElement {
  const { provenance, counts, changes, conflicts, into } = preview;
  const sender = SENDERS[provenance.sender];
  return (
    <>
      <Group title="Where it comes from">
        <p><LevelMark level={sender.level} /> {sender.words}</p>
        <Facts facts={[
          { name: 'Dossier', value: preview.title },
          { name: 'Sent by', value: `${provenance.actor}, ${formatInstant(provenance.sentAt)}${provenance.to === null ? '' : `, to ${provenance.to}`}` },
          { name: 'Fingerprint of the seal', value: <span className={styles.code}>{provenance.fingerprint}</span> },
          { name: 'SHA-256 of the file', value: <span className={styles.code}>{provenance.sha256}</span> },
          { name: 'History', value: `${countOf(provenance.acts, 'act')}, each proven in the sender’s signed log` },
          { name: 'Taken in before', value: preview.takenAt === null ? null : formatInstant(preview.takenAt) },
        ]} />
      </Group>
      <Group title={into ? `What it changes in “${into.title}”` : 'It becomes a new dossier'}>
        <p>
          {counts.new} new, {counts.changed} changed, {counts.removed} removed, {counts.same} the same. {countOf(counts.files, 'file')}, {formatBytes(counts.bytes)}; {counts.newFiles} not here yet.
          {counts.leftOut > 0 && ` ${countOf(counts.leftOut, 'record')} you took out since stay out.`}
        </p>
        {changes.length > 0 && (
          <div className={styles.scroll} role="group" aria-label="Changes" tabIndex={0}>
            <ul className={styles.list}>
              {changes.slice(0, SHOWN).map(({ part, id, kind, name, fields }) => (
                <li key={`${part} ${id}`}><Badge tone={kind === 'removed' ? 'warn' : 'plain'}>{KINDS[kind]}</Badge><span>{name}</span>{fields.length > 0 && <span className="muted">{fields.map(wordsOf).join(', ')}</span>}</li>
              ))}
            </ul>
          </div>
        )}
      </Group>
      {conflicts.length > 0 && (
        <Group title={`Changed here and there: ${countOf(conflicts.length, 'conflict')}`}>
          {conflicts.map((conflict) => <Conflict key={conflict.key} conflict={conflict} chosen={choices[conflict.key] ?? null} onChoose={(side) => onChoose(conflict.key, side)} />)}
        </Group>
      )}
    </>
  );
}

function Conflict({ conflict, chosen, onChoose }: { readonly conflict: BundleConflict; readonly chosen: 'mine' | 'theirs' | null; readonly onChoose: (side: 'mine' | 'theirs') => void }): ReactElement {
  const { name, field, base, mine, theirs } = conflict;
  const said = (value: string | null): ReactElement => (value === null ? <span className="muted">nothing</span> : <span>{value}</span>);
  return (
    <section className={styles.conflict} aria-label={`${name}${field === null ? '' : `, ${wordsOf(field)}`}`}>
      <strong>{name}{field === null ? '' : `: ${wordsOf(field)}`}</strong>
      <div className={styles.sides}>
        <span className="muted">When it was sent</span>{said(base)}
        <span className="muted">Here now</span>{said(mine)}
        <span className="muted">In the bundle</span>{said(theirs)}
      </div>
      <Segmented<'open' | 'mine' | 'theirs'> label={`Which stands: ${name}`} value={chosen ?? 'open'} onChange={(side) => { if (side !== 'open') onChoose(side); }}
        choices={[...(chosen === null ? [{ id: 'open' as const, label: 'Not decided' }] : []), { id: 'mine', label: 'Keep what is here' }, { id: 'theirs', label: 'Take what came' }]} />
    </section>
  );
}
