// What reading a list takes: its files as they came, and for a table of unknown form which column holds what.
import type { ColumnMapping } from '../contract/list-columns.ts';

export interface ListFile { readonly name: string; readonly bytes: Uint8Array }
export interface ReadListRequest { readonly files: readonly ListFile[]; readonly mapping: ColumnMapping | null }
