// The lists of the vault with their age, loading newer ones, and comparing the parties of the dossier with them.
import { useState, type DragEvent, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Badge } from '../../components/marks.tsx';
import { Progress } from '../../components/progress.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { formatDate } from '../../format/dates.ts';
import { countOf } from '../../format/numbers.ts';
import { useApp, useRead } from '../../state/app-context.ts';
import type { Grant } from '../../state/bridge.ts';
import { listsRead, type LoadInput, type ListsAnswer } from '../../state/screening.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { ColumnMapper } from './column-mapper.tsx';
import { ListChanges } from './list-changes.tsx';
import { WithdrawList } from './withdraw-list.tsx';
import styles from './parties.module.css';

type AgedList = ListsAnswer['lists'][number];
const WIDTHS = [{ id: '0.92', label: 'Likely' }, { id: '0.85', label: 'Review' }, { id: '0.80', label: 'Sensitive' }] as const;

export function ScreeningLists({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }): ReactElement {
  return <Dialog title="Lists and screening" width="full" isOpen={isOpen} onClose={onClose} buttons={<Button onPress={onClose}>Done</Button>}><Panel /></Dialog>;
}

function Panel(): ReactElement {
  const { jobs, screening, shell } = useApp();
  const dossierId = useDossierId();
  const { value: answer, error: readError } = useRead(listsRead);
  const running = useStore(jobs.store, (state) => state.running.find((job) => job.kind === 'list' || job.kind === 'screen'));
  const [threshold, setThreshold] = useState<(typeof WIDTHS)[number]['id']>('0.85');
  const [unknown, setUnknown] = useState<Grant | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [said, setSaid] = useState<readonly string[]>([]);
  const [withdrawing, setWithdrawing] = useState<AgedList['version'] | null>(null);
  const [changes, setChanges] = useState<string | null>(null);

  const load = async (input: LoadInput, first: Grant | undefined): Promise<void> => {
    setError(null);
    setSaid([]);
    const result = await screening.load(input);
    // What went wrong is told here, beside the act.
    jobs.dismissFailure();
    if (result.ok) {
      const { version, unchanged } = result.value;
      setUnknown(null);
      setSaid([unchanged ? `${version.name} of this content is loaded already.` : `${version.name}: ${countOf(version.entries, 'entry', 'entries')}, ${countOf(version.names, 'name')}.`, ...version.notes]);
    } else if (result.error.code === 'list.unknownForm' && first) setUnknown(first);
    else if (result.error.code !== 'job.cancelled') setError(result.error);
  };
  const take = async (grants: readonly Grant[]): Promise<void> => {
    // The CSV files of OFAC are one list; anything else is loaded file by file.
    const isSet = grants.length > 1 && grants.every(({ name }) => /\.csv$/i.test(name) && /^(sdn|alt|add|cons_)/i.test(name));
    for (const group of isSet ? [grants] : grants.map((grant) => [grant])) await load({ files: group.map(({ token }) => token) }, group[0]);
  };
  const compare = async (): Promise<void> => {
    setError(null);
    setSaid([]);
    const result = await screening.run(dossierId, Number(threshold));
    jobs.dismissFailure();
    if (result.ok) {
      const { parties, hits, partiesWithHits, warnings } = result.value;
      setSaid([hits === 0 ? `${countOf(parties, 'party', 'parties')} compared: no match in these lists on this date.` : `${countOf(parties, 'party', 'parties')} compared. ${countOf(hits, 'hit')} on ${countOf(partiesWithHits, 'party', 'parties')} to decide.`, ...warnings]);
    } else if (result.error.code !== 'job.cancelled') setError(result.error);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    void shell.grantDropped([...event.dataTransfer.files]).then(take);
  };
  const gone = answer?.lists.filter(({ version }) => version.withdrawn !== null) ?? [];
  const newest = answer?.lists.filter(({ isNewest }) => isNewest) ?? [];
  const problem = error ?? readError;
  return (
    <div onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <p className="muted">Get the lists from their publishers on any computer and drop the files here: the UFLPA page saved as HTML or as one file (.mhtml), CBP’s CSV, OFAC’s CSV set or XML, the Consolidated Screening List, or any table. Clearproof ships none, so that none is old without your knowing.</p>
      <div className={styles.acts}>
        <Button icon="plus" isDisabled={running !== undefined} onPress={() => void shell.chooseFiles('list').then(take)}>Load a list…</Button>
        <Segmented label="How alike names must be" choices={WIDTHS} value={threshold} onChange={setThreshold} />
        <Button look="primary" isDisabled={running !== undefined || newest.length === 0} onPress={() => void compare()}>Compare the parties</Button>
      </div>
      {running && <div className={styles.acts}><Progress label={running.step || 'Working'} done={running.done} total={running.total} /><Button onPress={() => void jobs.cancel(running.jobId)}>Stop</Button></div>}
      {problem && <ErrorPanel error={problem} onDismiss={() => setError(null)} />}
      {said.length > 0 && <div role="status">{said.map((line) => <p key={line}>{line}</p>)}</div>}
      {unknown && <ColumnMapper key={unknown.token} file={unknown} onCancel={() => setUnknown(null)} onLoad={(mapping, name) => load({ files: [unknown.token], mapping, name }, undefined)} />}
      {newest.length === 0 ? <p>No list is loaded in this vault yet.</p> : <ListTable lists={newest} maxAgeDays={answer?.maxAgeDays ?? 30} onChanges={setChanges} onWithdraw={setWithdrawing} />}
      {withdrawing && <WithdrawList key={withdrawing.id} version={withdrawing} onClose={() => setWithdrawing(null)} />}
      {gone.length > 0 && <details><summary>{countOf(gone.length, 'withdrawn version')}</summary><ul>{gone.map(({ version }) => <li key={version.id} className="small">{version.name}, {version.files.map((file) => file.name).join(', ')}: {version.withdrawn?.reason} <span className="muted">{version.withdrawn?.by}, {formatDate(version.withdrawn?.at.slice(0, 10) ?? null)}</span></li>)}</ul></details>}
      {changes !== null && <ListChanges key={changes} versionId={changes} onClose={() => setChanges(null)} />}
    </div>
  );
}

function ListTable({ lists, maxAgeDays, onChanges, onWithdraw }: { readonly lists: readonly AgedList[]; readonly maxAgeDays: number; readonly onChanges: (versionId: string) => void; readonly onWithdraw: (version: AgedList['version']) => void }): ReactElement {
  return (
    <table className={styles.hits}>
      <thead><tr><th scope="col">List</th><th scope="col">Published</th><th scope="col">Loaded</th><th scope="col">Age</th><th scope="col" className="number">Entries</th><th scope="col">Since the version before</th><th scope="col">SHA-256</th><th scope="col"><span className="visually-hidden">Acts</span></th></tr></thead>
      <tbody>
        {lists.map(({ version, ageDays, isOld }) => (
          <tr key={version.id}>
            <th scope="row">{version.name} {!version.legal && <Badge tone="warn">research source, not a legal list</Badge>}<div className="muted small">{version.files.map((file) => file.name).join(', ')}</div></th>
            <td>{formatDate(version.asPublished) || <span className="muted">not stated</span>}</td>
            <td>{formatDate(version.loadedAt.slice(0, 10))}</td>
            <td>{isOld ? <Badge tone="warn">{ageDays} days, over {maxAgeDays}</Badge> : countOf(ageDays, 'day')}</td>
            <td className="number">{version.entries}</td>
            <td>{version.before ? <Button look="quiet" onPress={() => onChanges(version.id)}>{`${version.before.added} added, ${version.before.removed} removed, ${version.before.changed} changed`}</Button> : <span className="muted">first version</span>}</td>
            <td title={version.sha256}><code>{version.sha256.slice(0, 12)}…</code></td>
            <td><Button look="quiet" onPress={() => onWithdraw(version)}>Withdraw…</Button></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
