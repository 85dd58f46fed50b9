// A table of records: virtualized rows, sorting by any column, one selected row, full keyboard.
import { useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode, type RefObject } from 'react';
import { Cell, Column, Row, Table, TableBody, TableHeader, TableLayout, Virtualizer, type SortDescriptor } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './data-table.module.css';

export interface ColumnOf<T> {
  readonly id: string;
  readonly title: string;
  /** Pixels, or a share such as "2fr". */
  readonly width: number | `${number}fr`;
  readonly minWidth?: number;
  readonly render: (row: T) => ReactNode;
  /** What to sort by; a column without it is not sortable. */
  readonly sortBy?: (row: T) => string | number;
  readonly numeric?: boolean;
  /** In a narrow table the column with the highest number goes first; columns without one stay. */
  readonly drops?: number;
  /** The column that names the row for screen readers; one per table. */
  readonly isRowHeader?: boolean;
}

export interface DataTableProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly columns: readonly ColumnOf<T>[];
  readonly idOf: (row: T) => string;
  readonly textOf: (row: T) => string;
  readonly selectedId?: string | null;
  readonly onSelect?: (id: string) => void;
  /** Enter or double click. */
  readonly onOpen?: (id: string) => void;
  readonly empty?: ReactNode;
}

const collator = new Intl.Collator('en', { numeric: true });
const compare = (a: string | number, b: string | number): number => (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));

const leastWidth = <T,>(column: ColumnOf<T>): number => (typeof column.width === 'number' ? column.width : column.minWidth ?? 90);

/** The columns that fit into `room` pixels, dropping the least needed first; nothing scrolls sideways. */
export function columnsThatFit<T>(columns: readonly ColumnOf<T>[], room: number): readonly ColumnOf<T>[] {
  let kept = columns;
  while (kept.reduce((sum, column) => sum + leastWidth(column), 0) > room) {
    const last = Math.max(...kept.map((column) => column.drops ?? 0));
    if (last === 0) return kept;
    kept = kept.filter((column) => column.drops !== last);
  }
  return kept;
}

function useWidth(): readonly [RefObject<HTMLDivElement | null>, number] {
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [holder, width];
}

const SCROLLBAR = 12;

export function DataTable<T extends object>({ label, rows, columns: allColumns, idOf, textOf, selectedId = null, onSelect, onOpen, empty }: DataTableProps<T>): ReactElement {
  const [sort, setSort] = useState<SortDescriptor | undefined>(undefined);
  const [holder, width] = useWidth();
  const columns = useMemo(() => (width === 0 ? allColumns : columnsThatFit(allColumns, width - SCROLLBAR)), [allColumns, width]);
  const sorted = useMemo(() => {
    const by = columns.find((column) => column.id === sort?.column)?.sortBy;
    if (!sort || !by) return rows;
    const turn = sort.direction === 'descending' ? -1 : 1;
    return [...rows].sort((a, b) => turn * compare(by(a), by(b)));
  }, [rows, columns, sort]);

  return (
    <div ref={holder} className={styles.holder}>
      <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight: 29, headingHeight: 29 }}>
        <Table
          aria-label={label}
          className={styles.table ?? ''}
          selectionMode={onSelect ? 'single' : 'none'}
          selectionBehavior="replace"
          selectedKeys={selectedId === null ? [] : [selectedId]}
          onSelectionChange={(keys) => { if (keys !== 'all') for (const key of keys) onSelect?.(String(key)); }}
          {...(onOpen ? { onRowAction: (key) => onOpen(String(key)) } : {})}
          sortDescriptor={sort}
          onSortChange={setSort}
        >
          <TableHeader className={styles.head ?? ''}>
            {columns.map((column) => (
              <Column key={column.id} id={column.id} isRowHeader={column.isRowHeader ?? false} allowsSorting={Boolean(column.sortBy)} width={column.width} {...(column.minWidth ? { minWidth: column.minWidth } : {})} className={classNames(styles.column, column.numeric && styles.numeric)}>
                {({ sortDirection }) => (
                  <span className={styles.columnTitle}>
                    {column.title}
                    {sortDirection && <span aria-hidden="true">{sortDirection === 'ascending' ? ' ↑' : ' ↓'}</span>}
                  </span>
                )}
              </Column>
            ))}
          </TableHeader>
          <TableBody items={sorted} dependencies={[columns]} renderEmptyState={() => <div className={styles.empty}>{empty ?? 'Nothing here yet.'}</div>}>
            {(row) => (
              <Row id={idOf(row)} textValue={textOf(row)} className={styles.row ?? ''}>
                {columns.map((column) => (
                  <Cell key={column.id} className={classNames(styles.cell, column.numeric && styles.numeric)}>{column.render(row)}</Cell>
                ))}
              </Row>
            )}
          </TableBody>
        </Table>
      </Virtualizer>
    </div>
  );
}
