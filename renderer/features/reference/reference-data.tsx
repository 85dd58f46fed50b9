// The reference data in force: each file with version, day, source and confidence; a newer one is looked at, then put in force.
import { useState, type DragEvent, type ReactElement } from 'react';
import type { OutputOf } from '../../../src/contract/catalogue.ts';
import type { AppError } from '../../../src/contract/errors.ts';
import type { Result } from '../../../src/contract/port.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Badge } from '../../components/marks.tsx';
import { Unverified } from '../../components/unverified.tsx';
import { formatDate } from '../../format/dates.ts';
import { countOf } from '../../format/numbers.ts';
import { useApp, useRead, useUi } from '../../state/app-context.ts';
import { referenceListRead, type ReferenceEntry } from '../../state/reference-data.ts';
import styles from './reference.module.css';

type Offer = OutputOf<'reference.examine'> & { readonly file: string };

export function ReferenceData(): ReactElement {
  const { ui } = useApp();
  const open = useUi((state) => state.overlay === 'reference');
  return <Dialog title="Reference data" width="full" isOpen={open} onClose={() => ui.setOverlay(null)}><Panel /></Dialog>;
}

function Panel(): ReactElement {
  const { acts, shell } = useApp();
  const { value: files, error: readError } = useRead(referenceListRead);
  const [offer, setOffer] = useState<Offer | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [said, setSaid] = useState<string | null>(null);

  const settle = <T,>(result: Result<T>): T | null => {
    setError(result.ok ? null : result.error);
    return result.ok ? result.value : null;
  };
  const examine = async (file: string | undefined): Promise<void> => {
    if (file === undefined) return;
    setSaid(null);
    const examined = settle(await acts.examineReference(file));
    setOffer(examined && { ...examined, file });
  };
  const add = async ({ file }: Offer): Promise<void> => {
    const added = settle(await acts.addReference(file));
    setOffer(null);
    if (added) setSaid(`${added.title}: version ${added.version} of ${formatDate(added.date)} is in force.`);
  };
  const saveCopy = async ({ name }: ReferenceEntry): Promise<void> => {
    const folder = await shell.chooseFolder('save');
    const saved = folder && settle(await acts.saveReference(name, folder.token));
    if (saved) setSaid(`Copied to ${saved.path}.`);
  };
  const giveBack = async ({ name, title }: ReferenceEntry): Promise<void> => {
    if (settle(await acts.removeReference(name))) setSaid(`${title}: this vault has no file of its own any more.`);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    void shell.grantDropped([...event.dataTransfer.files]).then(([grant]) => examine(grant?.token));
  };
  const problem = error ?? readError;
  return (
    <div className={styles.panel} onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <p className="muted">Rules, clocks and packs are data. Drop a newer JSON file here, or a commodity pack of your own: it is checked, compared with what is in force, and recorded in custody.</p>
      <div className={styles.acts}><Button icon="plus" onPress={() => void shell.chooseFiles('reference').then(([grant]) => examine(grant?.token))}>Add a file…</Button></div>
      {problem && <ErrorPanel error={problem} onDismiss={() => setError(null)} />}
      {said && <p role="status">{said}</p>}
      {offer && <Offered offer={offer} onAdd={() => void add(offer)} onCancel={() => setOffer(null)} />}
      <table className={styles.table}>
        <thead><tr><th scope="col">What</th><th scope="col">Version</th><th scope="col">Source</th><th scope="col">From</th><th scope="col"><span className="visually-hidden">Acts</span></th></tr></thead>
        <tbody>{files?.map((file) => <Row key={file.name} file={file} onSave={() => void saveCopy(file)} onGiveBack={() => void giveBack(file)} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ file, onSave, onGiveBack }: { readonly file: ReferenceEntry; readonly onSave: () => void; readonly onGiveBack: () => void }): ReactElement {
  const { title, version, date, source, confidence, origin, insteadOf } = file;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className="nowrap">{version} <span className="muted small">{formatDate(date)}</span></td>
      <td>{source ?? <span className="muted">Each statement names its own</span>} <Unverified confidence={confidence ?? 'verified'} /></td>
      <td>{origin === 'vault' ? <><Badge tone="accent">this vault</Badge>{insteadOf && <span className="muted small"> instead of version {insteadOf.version}</span>}</> : <span className="muted">Clearproof</span>}</td>
      <td className="nowrap">
        <LinkButton label={`Save a copy of ${title}`} onPress={onSave}>Save a copy…</LinkButton>
        {origin === 'vault' && <> <LinkButton label={insteadOf ? `Go back to the shipped ${title}` : `Remove ${title}`} onPress={onGiveBack}>{insteadOf ? 'Go back' : 'Remove'}</LinkButton></>}
      </td>
    </tr>
  );
}

function Offered({ offer, onAdd, onCancel }: { readonly offer: Offer; readonly onAdd: () => void; readonly onCancel: () => void }): ReactElement {
  const { title, version, date, current, total, differences } = offer;
  return (
    <section className={styles.offer} aria-label={`New file: ${title}`}>
      <h3>{title}</h3>
      <p>{current ? `Version ${version} of ${formatDate(date)} would take the place of version ${current.version} of ${formatDate(current.date)}.` : `Version ${version} of ${formatDate(date)}; there is none of this name yet.`} {countOf(total, 'difference')}.</p>
      {current && version <= current.version && <p><Badge tone="warn">not newer</Badge> Its version is not higher than the one in force.</p>}
      <ul className={styles.differences} tabIndex={0} aria-label="Differences">
        {differences.map(({ change, where, before, after }) => (
          <li key={`${change} ${where}`}><span className={styles.change}>{change}</span> <strong>{where}</strong> {before !== null && <del>{before}</del>} {after !== null && <ins>{after}</ins>}</li>
        ))}
        {total > differences.length && <li className="muted">and {countOf(total - differences.length, 'more difference')}</li>}
      </ul>
      <div className={styles.acts}>
        <Button look="primary" isDisabled={total === 0} onPress={onAdd}>Put in force</Button>
        <Button onPress={onCancel}>Leave as it is</Button>
      </div>
    </section>
  );
}
