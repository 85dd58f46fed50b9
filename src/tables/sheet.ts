// A table as read from a workbook or CSV: rows of cells as they are shown, never formulas.

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** True when there was more than the limit. */
  readonly cut: boolean;
}

export interface TableLimits {
  readonly maxRows: number;
  readonly maxColumns: number;
  /** Over all sheets. */
  readonly maxCells: number;
}

export const DEFAULT_TABLE_LIMITS: TableLimits = { maxRows: 100_000, maxColumns: 1_000, maxCells: 1_000_000 };
