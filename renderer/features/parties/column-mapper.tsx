// A table of unknown form: which row holds the titles, which column the names.
import { useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useApp } from '../../state/app-context.ts';
import type { Grant } from '../../state/bridge.ts';
import type { LoadInput, TablePreview } from '../../state/screening.ts';
import styles from './parties.module.css';

type Mapping = NonNullable<LoadInput['mapping']>;
const FIELDS = [['name', 'Name'], ['aliases', 'Other names'], ['localName', 'Name in local script'], ['country', 'Country'], ['address', 'Address'], ['program', 'Program or reason'], ['id', 'Number'], ['since', 'Listed since'], ['remarks', 'Remarks']] as const;
type Field = (typeof FIELDS)[number][0];
const NONE = 'none';

export interface ColumnMapperProps { readonly file: Grant; readonly onCancel: () => void; readonly onLoad: (mapping: Mapping, name: string) => Promise<void> }

export function ColumnMapper({ file, onCancel, onLoad }: ColumnMapperProps): ReactElement {
  const { screening } = useApp();
  const [preview, setPreview] = useState<TablePreview | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [name, setName] = useState(file.name.replace(/\.\w+$/, ''));
  const [sheet, setSheet] = useState(0);
  const [headerRow, setHeaderRow] = useState(0);
  const [columns, setColumns] = useState<Readonly<Partial<Record<Field, number>>>>({});
  const read = useEffectEvent(() => void screening.preview(file.token).then((result) => { if (result.ok) setPreview(result.value); else setError(result.error); }));
  useEffect(() => read(), [file.token]);

  if (error) return <ErrorPanel error={error} onDismiss={onCancel} />;
  if (!preview) return <p className="muted">Reading {file.name}…</p>;
  const rows = preview.sheets[sheet]?.rows ?? [];
  const width = Math.max(0, ...rows.map((row) => row.length));
  const choices = Array.from({ length: width }, (_, index) => ({ id: String(index), label: rows[headerRow]?.[index] || `Column ${index + 1}`, note: rows[headerRow + 1]?.[index] ?? '' }));
  const nameColumn = columns.name;
  return (
    <Group title={`Columns of ${file.name}`}>
      <p className="muted">This is no list of a known form. Say which column holds what; the list is marked as a research source, not a legal list.</p>
      <div className={styles.mapper}>
        <TextField label="Name of the list" value={name} onChange={setName} />
        {preview.sheets.length > 1 && <SelectField label="Sheet" value={String(sheet)} onChange={(id) => setSheet(Number(id))} choices={preview.sheets.map((one, index) => ({ id: String(index), label: one.name }))} />}
        <SelectField label="Row of titles" value={String(headerRow)} onChange={(id) => setHeaderRow(Number(id))} choices={rows.slice(0, 10).map((row, index) => ({ id: String(index), label: `Row ${index + 1}`, note: row.slice(0, 3).join(', ') }))} />
        {FIELDS.map(([field, label]) => (
          <SelectField key={field} label={label} placeholder={field === 'name' ? 'Choose' : 'None'} value={columns[field] === undefined ? null : String(columns[field])} choices={field === 'name' ? choices : [{ id: NONE, label: 'None' }, ...choices]}
            onChange={(id) => setColumns({ ...columns, [field]: id === NONE ? undefined : Number(id) })} />
        ))}
      </div>
      <div className={styles.acts}>
        <Button onPress={onCancel}>Cancel</Button>
        <Button look="primary" isDisabled={nameColumn === undefined || name.trim() === ''} onPress={() => { if (nameColumn !== undefined) void onLoad({ ...columns, name: nameColumn, sheet, headerRow }, name.trim()); }}>Load as a list</Button>
      </div>
    </Group>
  );
}
