// The labor tables in which the people of a site are counted.
import type { CountedTables } from '../../../src/domain/labor/headcount-match.ts';
import { useRecords } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';

export function useCountedTables(): CountedTables {
  const dossierId = useDossierId();
  return {
    workers: useRecords(dossierId, 'workers'), payrolls: useRecords(dossierId, 'payrolls'), payrollRows: useRecords(dossierId, 'payrollRows'),
    bankBatches: useRecords(dossierId, 'bankBatches'), socialInsurance: useRecords(dossierId, 'socialInsurance'),
  };
}
