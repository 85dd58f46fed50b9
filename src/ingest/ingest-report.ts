// Sums the rows of an ingest up.
import type { IngestReport, IngestRow } from '../contract/procedures/evidence.ts';

/** Counts by outcome; `flagged` are stored files with something to look at; `bytes` counts what was stored. */
export function ingestReport(rows: IngestRow[]): IngestReport {
  const stored = rows.filter((row) => row.outcome === 'stored');
  const having = (outcome: IngestRow['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  return {
    stored: stored.length,
    duplicates: having('duplicate'),
    refused: having('refused'),
    failed: having('failed'),
    flagged: stored.filter((row) => row.reason !== null || row.condition !== 'ok').length,
    bytes: stored.reduce((sum, row) => sum + row.size, 0),
    rows,
  };
}
