// Taking a labor table in: which file and table, what its columns and figures mean, its sums beside the printed ones, then at one stroke.
import { useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import type { InputOf, OutputOf } from '../../../src/contract/catalogue.ts';
import type { AppError } from '../../../src/contract/errors.ts';
import { TABLE_FIELDS, TABLE_KINDS, type TableKind } from '../../../src/domain/labor/import/table-fields.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { formatDate } from '../../format/dates.ts';
import { countOf, formatDecimal } from '../../format/numbers.ts';
import { useApp, useRecords } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { ImportResult } from './import-result.tsx';
import styles from './labor.module.css';

type Wish = NonNullable<InputOf<'labor.preview'>['wish']>;
type Preview = OutputOf<'labor.preview'>;
type Taken = OutputOf<'labor.take'>;

const NONE = 'none';
const KINDS: Readonly<Record<TableKind, string>> = { payroll: 'Payroll', roster: 'Roster', time: 'Time records', bank: 'Bank transfers', socialInsurance: 'Social insurance' };
const ASKED: Readonly<Record<Preview['unsure'][number], string>> = {
  kind: 'which table it is', header: 'the row of titles', columns: 'a column that every row needs', currency: 'the currency', decimalMark: 'the decimal mark', dateOrder: 'the order of day and month', period: 'the period', payDate: 'the day of payment',
};
const TABLE_TYPES = /sheet|csv|excel|text\/plain/;

export function ImportTable({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }): ReactElement {
  return <Dialog title="Take in a labor table" width="full" isOpen={isOpen} onClose={onClose} buttons={<Button onPress={onClose}>Done</Button>}><Panel /></Dialog>;
}

function Panel(): ReactElement {
  const { acts, jobs, shell } = useApp();
  const dossierId = useDossierId();
  const files = useRecords(dossierId, 'files').filter(({ mediaType }) => TABLE_TYPES.test(mediaType));
  const exhibits = useRecords(dossierId, 'exhibits');
  const [fileId, setFileId] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const choose = async (): Promise<void> => {
    const [file] = await shell.chooseFiles('evidence');
    if (!file) return;
    const report = await acts.ingest(dossierId, [file.token]);
    jobs.dismissFailure();
    if (report.ok) setFileId(report.value.rows[0]?.fileId ?? null);
    else setError(report.error);
  };
  const nameOf = (id: string | null): string => exhibits.find((one) => one.id === id)?.exhibitNo ?? '';
  return (
    <div className={styles.import}>
      <div className={styles.importActs}>
        <Button icon="plus" look={fileId === null ? 'primary' : 'plain'} onPress={() => void choose()}>Choose a file…</Button>
        {files.length > 0 && <SelectField label="Or a table already in evidence" choices={files.map(({ id, name, exhibitId }) => ({ id, label: name, note: nameOf(exhibitId) }))} value={fileId} onChange={(id) => { setTaken(null); setFileId(id); }} />}
      </div>
      {error && <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {taken && <p role="status">{countOf(taken.records, 'record')} taken in{taken.exhibitNo === null ? '' : ` from ${taken.exhibitNo}`}{taken.replaced > 0 ? `, in place of ${countOf(taken.replaced, 'row')} of the earlier import` : ''}. One undo takes them back.</p>}
      {fileId !== null && taken === null && <Reading key={fileId} fileId={fileId} onTaken={setTaken} onError={setError} />}
    </div>
  );
}

function Reading({ fileId, onTaken, onError }: { readonly fileId: string; readonly onTaken: (taken: Taken) => void; readonly onError: (error: AppError | null) => void }): ReactElement {
  const { acts, jobs } = useApp();
  const dossierId = useDossierId();
  const sites = useRecords(dossierId, 'sites');
  const [wish, setWish] = useState<Wish>({});
  const [preview, setPreview] = useState<Preview | null>(null);
  const [isTaking, setTaking] = useState(false);
  const look = useEffectEvent((asked: Wish) => void acts.previewLabor(dossierId, fileId, asked).then((result) => { if (result.ok) setPreview(result.value); else onError(result.error); }));
  useEffect(() => look(wish), [wish]);
  if (!preview) return <p className="muted">Reading the table…</p>;
  const { choices, unsure, columns, firstRows, sheets, summary } = preview;
  const { conventions } = choices;
  const ask = (more: Wish): void => setWish({ ...wish, ...more });
  const mean = (more: Wish['conventions']): void => ask({ conventions: { ...wish.conventions, ...more } });
  const map = (column: number, field: string): void => ask({ columns: [...choices.columns.filter((one) => one.column !== column && (field === NONE || one.field !== field || TABLE_FIELDS[choices.kind].find(({ id }) => id === field)?.isSum === true)), ...(field === NONE ? [] : [{ column, title: columns[column]?.title ?? '', field }])] });
  const take = async (): Promise<void> => {
    setTaking(true);
    const result = await acts.takeLabor(dossierId, fileId, choices);
    jobs.dismissFailure();
    setTaking(false);
    if (result.ok) onTaken(result.value);
    else onError(result.error);
  };
  const date = (label: string, field: 'periodStart' | 'periodEnd' | 'payDate'): ReactElement => <TextField label={label} type="date" value={conventions[field] ?? ''} onChange={(text) => { if (text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text)) mean({ [field]: text === '' ? null : text }); }} />;
  return (
    <>
      {preview.likeThat && <p role="status">Read as {preview.likeThat.fileName} was on {formatDate(preview.likeThat.at.slice(0, 10))} ({preview.likeThat.dossierTitle}).</p>}
      <Group title="Table">
        <div className={styles.importFields}>
          <SelectField label="Which table is it?" choices={TABLE_KINDS.map((id) => ({ id, label: KINDS[id] }))} value={choices.kind} onChange={(id) => setWish({ ...wish, kind: TABLE_KINDS.find((kind) => kind === id) ?? null, columns: null, headerRow: null })} />
          {sheets.length > 1 && <SelectField label="Sheet" choices={sheets.map(({ name, rows }, index) => ({ id: String(index), label: name, note: countOf(rows, 'row') }))} value={String(choices.sheet)} onChange={(id) => setWish({ sheet: Number(id) })} />}
          <SelectField label="Row of titles" choices={[{ id: '0', label: 'None' }, ...firstRows.map(({ row, text }) => ({ id: String(row), label: `Row ${row}`, note: text.slice(0, 60) }))]} value={String(choices.headerRow)} onChange={(id) => ask({ headerRow: Number(id), columns: null })} />
          <SelectField label="Site" choices={[{ id: NONE, label: 'Not stated' }, ...sites.map(({ id, name }) => ({ id, label: name }))]} value={choices.siteId ?? NONE} onChange={(id) => ask({ siteId: id === NONE ? null : id })} />
        </div>
      </Group>
      <Group title="Columns">
        <table className={styles.figures}>
          <thead><tr><th scope="col">Title</th><th scope="col">First cells, masked</th><th scope="col">Becomes</th></tr></thead>
          <tbody>{columns.map(({ title, samples }, column) => (
            <tr key={column}>
              <th scope="row">{title || `Column ${column + 1}`}</th>
              <td className="muted">{samples.slice(0, 3).join(' · ')}</td>
              <td><SelectField hideLabel label={`${title || `Column ${column + 1}`} becomes`} choices={[{ id: NONE, label: 'Not taken in' }, ...TABLE_FIELDS[choices.kind].map(({ id, title: label }) => ({ id, label }))]} value={choices.columns.find((one) => one.column === column)?.field ?? NONE} onChange={(field) => map(column, field)} /></td>
            </tr>
          ))}</tbody>
        </table>
      </Group>
      <Group title="Figures">
        <div className={styles.importFields}>
          <TextField label="Currency (three letters)" value={wish.conventions?.currency ?? conventions.currency ?? ''} onChange={(text) => { if (/^[A-Za-z]{3}$/.test(text)) mean({ currency: text.toUpperCase() }); }} />
          {date('First day of the period', 'periodStart')}{date('Last day of the period', 'periodEnd')}{date('Paid on, where rows do not say', 'payDate')}
          <SelectField label="Decimal mark" choices={[{ id: 'point', label: '1,234.50' }, { id: 'comma', label: '1.234,50' }]} value={conventions.decimalMark} onChange={(id) => mean({ decimalMark: id === 'comma' ? 'comma' : 'point' })} />
          <SelectField label="Dates are written" choices={[{ id: 'dmy', label: 'day, month, year' }, { id: 'mdy', label: 'month, day, year' }, { id: 'ymd', label: 'year, month, day' }]} value={conventions.dateOrder} onChange={(id) => mean({ dateOrder: id === 'mdy' ? 'mdy' : id === 'ymd' ? 'ymd' : 'dmy' })} />
          <SelectField label="Time is counted in" choices={[{ id: 'hours', label: 'hours' }, { id: 'minutes', label: 'minutes' }, { id: 'days', label: 'days of eight hours' }]} value={conventions.hourUnit} onChange={(id) => mean({ hourUnit: id === 'minutes' ? 'minutes' : id === 'days' ? 'days' : 'hours' })} />
        </div>
      </Group>
      <ImportResult summary={summary} format={formatDecimal} />
      {preview.replaces && <p role="status">This takes the place of {countOf(preview.replaces.rows, 'row')} taken in on {formatDate(preview.replaces.at.slice(0, 10))}.</p>}
      {unsure.length > 0 && <p role="status">Still to be said: {unsure.map((question) => ASKED[question]).join(', ')}.</p>}
      <div className={styles.importActs}><Button look="primary" isDisabled={isTaking || unsure.length > 0 || summary.rows === 0} onPress={() => void take()}>{`Take in ${countOf(summary.rows, 'row')}`}</Button></div>
    </>
  );
}
