// Who did what when: the hash-chained log of this dossier, its verification and its export.
import { useDeferredValue, useState, type ReactElement } from 'react';
import type { OutputOf } from '../../../src/contract/catalogue.ts';
import type { AppError } from '../../../src/contract/errors.ts';
import type { CustodyEvent } from '../../../src/contract/procedures/vault.ts';
import { Button } from '../../components/button.tsx';
import { DataTable, type ColumnOf } from '../../components/data-table.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Facts, Group, InspectorHead } from '../../components/inspector-parts.tsx';
import { LevelMark } from '../../components/marks.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { SectionPage } from '../../components/section-page.tsx';
import { formatInstant } from '../../format/dates.ts';
import { countOf, formatCount } from '../../format/numbers.ts';
import { useApp, useRead, useSelection } from '../../state/app-context.ts';
import { custodyRead, safetyRead } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { HeadFacts } from '../vault/head-facts.tsx';
import { actWords, whoActed } from './act-words.ts';
import styles from './custody.module.css';

const MOST = 500;
const COLUMNS: readonly ColumnOf<CustodyEvent>[] = [
  { id: 'seq', title: 'No.', width: 60, numeric: true, sortBy: (row) => row.seq, render: (row) => formatCount(row.seq) },
  { id: 'at', title: 'When', width: 160, sortBy: (row) => row.at, render: (row) => formatInstant(row.at) },
  { id: 'act', title: 'What', width: '3fr', minWidth: 180, isRowHeader: true, sortBy: actWords, render: actWords },
  { id: 'object', title: 'On', drops: 1, width: '1fr', minWidth: 100, sortBy: (row) => row.object ?? '', render: (row) => row.object ?? '' },
  { id: 'actor', title: 'Who', drops: 2, width: '1fr', minWidth: 90, sortBy: whoActed, render: whoActed },
];

type Outcome = { readonly good: boolean; readonly text: string };

function chainWords({ ok, events, head, problem, headsCompared }: OutputOf<'custody.verify'>): Outcome {
  if (!ok) return { good: false, text: problem ?? 'The chain is broken.' };
  const compared = headsCompared === 0 ? '' : ` It agrees with ${countOf(headsCompared, 'signed head')}.`;
  return { good: true, text: `The chain of ${countOf(events, 'event')} is unbroken.${compared} Head ${head?.slice(0, 16) ?? ''}…` };
}

export function CustodySection(): ReactElement {
  const { acts, shell, ui } = useApp();
  const dossierId = useDossierId();
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const safety = useRead(safetyRead);
  const { value, error: readError } = useRead(custodyRead(dossierId, { offset: 0, limit: MOST, text: useDeferredValue(text) }));
  const rows = [...(value?.rows ?? [])].sort((a, b) => b.seq - a.seq);
  const selected = useSelection('custody')?.id ?? null;
  const event = rows.find((row) => String(row.seq) === selected) ?? null;

  const verify = async (head: string | null = null): Promise<void> => {
    const result = await acts.verifyCustody(head);
    setError(result.ok ? null : result.error);
    if (result.ok) setOutcome(chainWords(result.value));
  };
  const compare = async (): Promise<void> => {
    const [file] = await shell.chooseFiles('custody-head');
    if (file) await verify(file.token);
  };
  const exportLog = async (of: string | null): Promise<void> => {
    const folder = await shell.chooseFolder('save');
    if (!folder) return;
    const result = await acts.exportCustody(folder.token, of);
    setError(result.ok ? null : result.error);
    if (result.ok) setOutcome({ good: true, text: `${countOf(result.value.events, 'event')} written to ${result.value.path}, with the signed head of ${countOf(result.value.head.head.size, 'event')} beside it.` });
  };
  const problem = error ?? readError;

  return (
    <SectionPage
      title="Custody"
      note={value ? countOf(value.total, 'event') : null}
      acts={<><SearchBox label="Filter the log" value={text} onChange={setText} /><Button onPress={() => void verify()}>Verify the chain</Button><Button onPress={() => void compare()}>Compare with a head…</Button><Button onPress={() => void exportLog(dossierId)}>Export…</Button><Button look="quiet" onPress={() => void exportLog(null)}>Export the whole log…</Button></>}
      {...(event ? { inspector: <EventDetails event={event} />, inspectorLabel: 'Event' } : {})}
    >
      {problem && <ErrorPanel error={problem} onDismiss={() => setError(null)} />}
      {outcome && <p className={styles.outcome} role="status"><LevelMark level={outcome.good ? 'done' : 'block'} /> {outcome.text}</p>}
      {safety.value && <details className={styles.head}><summary>Signed head</summary><HeadFacts head={safety.value.head} keyFingerprint={safety.value.keyFingerprint} /></details>}
      <DataTable label="Custody log" rows={rows} columns={COLUMNS} idOf={(row) => String(row.seq)} textOf={actWords} selectedId={selected} onSelect={(id) => ui.select('custody', id)} empty="No event has these words." />
    </SectionPage>
  );
}

function EventDetails({ event }: { readonly event: CustodyEvent }): ReactElement {
  return (
    <>
      <InspectorHead over={`Event ${event.seq}`} title={actWords(event)} />
      <Facts facts={[{ name: 'When', value: formatInstant(event.at) }, { name: 'Who', value: whoActed(event) }, { name: 'Login name', value: event.actor }, { name: 'On', value: event.object }, { name: 'Reason', value: event.reason }, { name: 'Hash', value: <code>{event.hash}</code> }]} />
      {Object.keys(event.details).length > 0 && <Group title="Details"><Facts facts={Object.entries(event.details).map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) }))} /></Group>}
    </>
  );
}
