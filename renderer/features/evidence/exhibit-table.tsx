// The list of exhibits: number, type, title, date, language, pages, and what is wrong with the files.
import type { ReactElement } from 'react';
import { DataTable, type ColumnOf } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Badge, LevelMark } from '../../components/marks.tsx';
import { languageName, wordsOf } from '../../copy/words.ts';
import { formatDate } from '../../format/dates.ts';
import type { ExhibitRow } from '../../state/known-reads.ts';

/** Conditions a reviewer would stumble over. */
const CONDITION_WORDS: Readonly<Record<string, string>> = {
  encrypted: 'encrypted', broken: 'broken', empty: 'empty file', unknown_type: 'unknown type', too_large: 'too large to read', image_only: 'scan without text', repaired: 'repaired to read',
};

/** The condition of the worst file, in words; null when all can be read. */
export const troubleOf = (row: ExhibitRow): string | null => row.files.map((file) => CONDITION_WORDS[file.condition] ?? null).find((words) => words !== null) ?? (row.files.length === 0 ? 'no file' : null);

const pagesOf = (row: ExhibitRow): number => row.files.reduce((sum, file) => sum + (file.pages ?? 0), 0) || (row.exhibit.pages ?? 0);

const NUMBER: ColumnOf<ExhibitRow> = { id: 'no', title: 'No.', width: 72, render: ({ exhibit }) => exhibit.exhibitNo, sortBy: ({ exhibit }) => exhibit.exhibitNo };
const TITLE: ColumnOf<ExhibitRow> = { id: 'title', title: 'Title', width: '3fr', minWidth: 160, isRowHeader: true, render: ({ exhibit }) => exhibit.title, sortBy: ({ exhibit }) => exhibit.title };
const TROUBLE: ColumnOf<ExhibitRow> = {
  id: 'files', title: 'Files', width: 120,
  sortBy: (row) => troubleOf(row) ?? '',
  render: (row) => {
    if (row.exhibit.state === 'inbox') return <Badge tone="accent">inbox</Badge>;
    if (row.exhibit.state === 'withdrawn') return <Badge>withdrawn</Badge>;
    const trouble = troubleOf(row);
    return trouble ? <Badge tone="warn">{trouble}</Badge> : <LevelMark level="done" />;
  },
};
const WIDE: readonly ColumnOf<ExhibitRow>[] = [
  NUMBER,
  { id: 'type', title: 'Type', drops: 1, width: '1.4fr', minWidth: 110, render: ({ exhibit }) => wordsOf(exhibit.docType), sortBy: ({ exhibit }) => wordsOf(exhibit.docType) },
  TITLE,
  { id: 'docNo', title: 'Document no.', drops: 4, width: '1.2fr', minWidth: 90, render: ({ exhibit }) => exhibit.docNo ?? '', sortBy: ({ exhibit }) => exhibit.docNo ?? '' },
  { id: 'date', title: 'Date', width: 112, render: ({ exhibit }) => formatDate(exhibit.docDate), sortBy: ({ exhibit }) => exhibit.docDate ?? '' },
  { id: 'language', title: 'Language', drops: 5, width: 92, render: ({ exhibit }) => languageName(exhibit.language), sortBy: ({ exhibit }) => exhibit.language },
  { id: 'pages', title: 'Pages', drops: 3, width: 60, numeric: true, render: (row) => pagesOf(row) || '', sortBy: pagesOf },
  TROUBLE,
];
const NARROW: readonly ColumnOf<ExhibitRow>[] = [NUMBER, TITLE];

export interface ExhibitTableProps {
  readonly rows: readonly ExhibitRow[] | undefined;
  readonly narrow: boolean;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly filtered: boolean;
}

export function ExhibitTable({ rows, narrow, selectedId, onSelect, onOpen, filtered }: ExhibitTableProps): ReactElement | null {
  if (!rows) return null;
  if (rows.length === 0) {
    return filtered
      ? <EmptyState icon="search" title="No exhibit fits">Clear the filter, or look under “Pages with these words”.</EmptyState>
      : <EmptyState icon="evidence" title="Drop the papers here">Drop files, folders or archives anywhere in this section, or use Add files. Everything is hashed and stored as it is; what cannot be read is kept and flagged.</EmptyState>;
  }
  return <DataTable label="Exhibits" rows={rows} columns={narrow ? NARROW : WIDE} idOf={({ exhibit }) => exhibit.id} textOf={({ exhibit }) => `${exhibit.exhibitNo} ${exhibit.title}`} selectedId={selectedId} onSelect={onSelect} onOpen={onOpen} />;
}
