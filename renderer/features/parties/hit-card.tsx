// One hit: the party beside the entry of the list, how alike and why, and the decision with its second reviewer.
import { useState, type ReactElement, type ReactNode } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import type { Party } from '../../../src/domain/dossier/chain.ts';
import type { HitDecision, ScreeningHit } from '../../../src/domain/dossier/screening.ts';
import { Button } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Badge } from '../../components/marks.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { countryName } from '../../copy/words.ts';
import { formatDate } from '../../format/dates.ts';
import { useApp } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './parties.module.css';

const DECISIONS = [{ id: 'false_positive', label: 'Another one: not our party' }, { id: 'true_match', label: 'The same: our party is listed' }, { id: 'unresolved', label: 'Not sure yet' }] as const;
const TONES: Readonly<Record<HitDecision, 'accent' | 'block' | 'warn'>> = { false_positive: 'accent', true_match: 'block', unresolved: 'warn' };

export interface HitCardProps { readonly runId: string; readonly party: Party; readonly hit: ScreeningHit; readonly listName: string }

export function HitCard({ runId, party, hit, listName }: HitCardProps): ReactElement {
  const { entry } = hit;
  return (
    <article className={styles.hit} aria-label={`Hit on ${hit.matchedName}`}>
      <p className={styles.why}><strong>{hit.score}</strong> {hit.why ?? ''} <Badge tone={hit.decision ? TONES[hit.decision] : 'block'}>{DECISIONS.find(({ id }) => id === hit.decision)?.label ?? 'to decide'}</Badge></p>
      <table className={styles.hits}>
        <thead><tr><th scope="col"><span className="visually-hidden">What</span></th><th scope="col">Our party</th><th scope="col">{listName}</th></tr></thead>
        <tbody>
          <Line name="Name" ours={hit.partyName ?? party.name} theirs={entry && entry.name !== hit.matchedName ? `${hit.matchedName} (entry: ${entry.name})` : hit.matchedName} />
          <Line name="Other names" ours={[party.nameLocal, ...party.aliases].filter(Boolean).join('; ')} theirs={entry?.aliases.join('; ')} />
          <Line name="Country" ours={countryName(party.country)} theirs={entry?.country} />
          <Line name="Address" ours={party.address} theirs={entry?.addresses.join('; ')} />
          <Line name="Numbers" ours={party.identifiers.map(({ scheme, value }) => (scheme === 'ior' ? '' : `${scheme.toUpperCase()} ${value}`)).filter(Boolean).join('; ')} theirs={entry && `entry ${entry.id}`} />
          <Line name="Listed" ours="" theirs={entry && [entry.type, entry.programs.join('; '), entry.merchandise, entry.status, formatDate(entry.since)].filter(Boolean).join(' · ')} />
          <Line name="Remarks" ours={party.note} theirs={entry?.remarks} />
        </tbody>
      </table>
      {hit.reason && <p>{hit.reason} <span className="muted">{[hit.decidedBy && `decided by ${hit.decidedBy}`, hit.secondReviewer && `reviewed by ${hit.secondReviewer}`].filter(Boolean).join(', ')}</span></p>}
      {hit.id !== null && <DecisionForm runId={runId} partyId={party.id} hitId={hit.id} hit={hit} />}
    </article>
  );
}

function Line({ name, ours, theirs }: { readonly name: string; readonly ours: ReactNode; readonly theirs: ReactNode }): ReactElement | null {
  return ours || theirs ? <tr><th scope="row">{name}</th><td>{ours}</td><td>{theirs}</td></tr> : null;
}

function DecisionForm({ runId, partyId, hitId, hit }: { readonly runId: string; readonly partyId: string; readonly hitId: string; readonly hit: ScreeningHit }): ReactElement {
  const { screening } = useApp();
  const dossierId = useDossierId();
  const [open, setOpen] = useState(hit.decision === null);
  const [decision, setDecision] = useState<HitDecision | null>(hit.decision);
  const [reason, setReason] = useState(hit.reason ?? '');
  const [by, setBy] = useState('');
  const [reviewer, setReviewer] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const ref = { dossierId, runId, partyId, hitId };

  const decide = async (): Promise<void> => {
    if (decision === null) return;
    const result = await screening.decide({ ...ref, decision, reason, by: by.trim() || null });
    setError(result.ok ? null : result.error);
    if (result.ok) setOpen(false);
  };
  const review = async (): Promise<void> => {
    const result = await screening.review({ ...ref, by: reviewer });
    setError(result.ok ? null : result.error);
    if (result.ok) setReviewer('');
  };
  return (
    <>
      {error && <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {open ? (
        <div className={styles.decision}>
          <SelectField label="Decision" choices={DECISIONS} value={decision} onChange={(id) => setDecision(DECISIONS.find((one) => one.id === id)?.id ?? null)} />
          <TextField label="Reason" rows={3} value={reason} onChange={setReason} hint="What tells them apart or proves them the same: address, registration number, business. It is printed in the package." />
          <TextField label="Decided by" value={by} onChange={setBy} hint="Empty: the user of this computer." />
          <Button look="primary" isDisabled={decision === null || reason.trim().length < 10} onPress={() => void decide()}>Decide</Button>
        </div>
      ) : (
        <div className={styles.decision}>
          {hit.secondReviewer === null && <>
            <TextField label="Second reviewer" value={reviewer} onChange={setReviewer} hint="Another person than who decided; they confirm that they looked at it." />
            <Button isDisabled={reviewer.trim().length < 2} onPress={() => void review()}>Confirm as second reviewer</Button>
          </>}
          <Button look="quiet" onPress={() => setOpen(true)}>Decide again</Button>
        </div>
      )}
    </>
  );
}
