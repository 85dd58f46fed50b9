// The labor tables of a dossier, joined: each payroll row with its payroll, worker, yardsticks and the words that cite it.
import type { Dossier } from '../dossier/dossier.ts';
import type { Payroll, PayrollParameters, PayrollRow, Timecard, Worker } from '../dossier/labor.ts';

export interface Pay {
  readonly row: PayrollRow;
  readonly payroll: Payroll;
  readonly worker: Worker | null;
  readonly parameters: PayrollParameters | null;
  /** "D-05, row 27". */
  readonly cite: string;
}

export interface LaborTables {
  readonly dossier: Dossier;
  readonly pays: readonly Pay[];
  readonly paysOf: ReadonlyMap<string, readonly Pay[]>;
  /** Day cards of a worker, oldest first. */
  readonly cardsOf: ReadonlyMap<string, readonly Timecard[]>;
  parametersOf(siteId: string | null): PayrollParameters | null;
  workersAt(siteId: string | null): readonly Worker[];
  /** "worker 001 (D-02, row 5)": by number, and where the roster has the person. */
  whoIs(worker: Worker): string;
  /** " (D-02, row 5)": where a record was read; empty where it names no paper. */
  placeOf(record: Sourced): string;
}

interface Sourced { readonly sourceExhibitId: string | null; readonly sourceRow?: number | null }

function grouped<T>(records: readonly T[], keyOf: (record: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const group = groups.get(keyOf(record));
    if (group) group.push(record);
    else groups.set(keyOf(record), [record]);
  }
  return groups;
}

/** Joins by site and worker number; where a table names no site, by worker number alone. */
export function laborTables(dossier: Dossier): LaborTables {
  const payrolls = new Map(dossier.payrolls.map((payroll) => [payroll.id, payroll]));
  const exhibitNos = new Map(dossier.exhibits.map((exhibit) => [exhibit.id, exhibit.exhibitNo]));
  const bySite = new Map(dossier.workers.map((worker) => [`${worker.siteId ?? ''}|${worker.workerId}`, worker]));
  const byNumber = new Map(dossier.workers.map((worker) => [worker.workerId, worker]));
  const workerOf = (siteId: string | null, workerId: string): Worker | null => {
    const found = siteId === null ? byNumber.get(workerId) : bySite.get(`${siteId}|${workerId}`) ?? bySite.get(`|${workerId}`);
    return found ?? null;
  };
  // In the order of their ids: where two sets of yardsticks are for one site, the order of the records must not choose.
  const yardsticks = dossier.payrollParameters.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const parametersOf = (siteId: string | null): PayrollParameters | null => yardsticks.find((one) => one.siteId === siteId) ?? yardsticks.find((one) => one.siteId === null) ?? yardsticks[0] ?? null;
  const placeOf = ({ sourceExhibitId, sourceRow }: Sourced): string => {
    const exhibitNo = exhibitNos.get(sourceExhibitId ?? '');
    return exhibitNo === undefined ? '' : typeof sourceRow === 'number' ? ` (${exhibitNo}, row ${sourceRow})` : ` (${exhibitNo})`;
  };
  const pays = dossier.payrollRows.flatMap((row): Pay[] => {
    const payroll = payrolls.get(row.payrollId);
    if (!payroll) return [];
    const source = exhibitNos.get(payroll.sourceExhibitId ?? '') ?? 'payroll';
    return [{ row, payroll, worker: workerOf(payroll.siteId, row.workerId), parameters: parametersOf(payroll.siteId), cite: row.sourceRow === null ? source : `${source}, row ${row.sourceRow}` }];
  });
  const cards = grouped(dossier.timecards, ({ workerId }) => workerId);
  for (const group of cards.values()) group.sort((a, b) => a.date.localeCompare(b.date));
  return {
    dossier, pays, parametersOf, cardsOf: cards, paysOf: grouped(pays, ({ payroll }) => payroll.id),
    placeOf, whoIs: (worker) => `worker ${worker.workerId}${placeOf(worker)}`,
    workersAt: (siteId) => dossier.workers.filter((worker) => siteId === null || worker.siteId === siteId || worker.siteId === null),
  };
}
