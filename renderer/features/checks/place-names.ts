// The name of a finding's place for people: "C-06 Warehouse receipt, yarn", "Spinning", "Sao Mai Knitting".
import { useRecords } from '../../state/app-context.ts';
import type { Finding } from '../../state/known-reads.ts';
import { wordsOf } from '../../copy/words.ts';
import { useDossierId } from '../frame/use-dossier.ts';

export type Place = Finding['where'][number];

export function usePlaceName(): (place: Place) => string {
  const dossierId = useDossierId();
  const exhibits = useRecords(dossierId, 'exhibits');
  const steps = useRecords(dossierId, 'steps');
  const parties = useRecords(dossierId, 'parties');
  const lots = useRecords(dossierId, 'lots');
  const sites = useRecords(dossierId, 'sites');
  const requests = useRecords(dossierId, 'requests');
  const workers = useRecords(dossierId, 'workers');
  const rows = useRecords(dossierId, 'payrollRows');
  const audits = useRecords(dossierId, 'audits');
  const units = useRecords(dossierId, 'units');
  const files = useRecords(dossierId, 'files');
  const components = useRecords(dossierId, 'components');
  return ({ collection, id }) => {
    const named = {
      exhibits: () => exhibits.filter((row) => row.id === id).map((row) => `${row.exhibitNo} ${row.title}`),
      steps: () => steps.filter((row) => row.id === id).map((row) => row.name),
      parties: () => parties.filter((row) => row.id === id).map((row) => row.name),
      lots: () => lots.filter((row) => row.id === id).map((row) => row.material),
      sites: () => sites.filter((row) => row.id === id).map((row) => row.name),
      workers: () => workers.filter((row) => row.id === id).map((row) => `${row.workerId} ${row.name}`),
      payrollRows: () => rows.filter((row) => row.id === id).map((row) => `Payroll of ${row.workerId}`),
      audits: () => audits.filter((row) => row.id === id).map((row) => `${row.scheme} audit`),
      units: () => units.filter((row) => row.id === id).map((row) => `Package ${row.number}`),
      files: () => files.filter((row) => row.id === id).map((row) => row.name),
      components: () => components.filter((row) => row.id === id).map((row) => row.item),
      requests: () => requests.filter((row) => row.id === id).map((row) => `Request ${row.no}`),
    };
    const [name] = collection in named ? named[collection as keyof typeof named]() : [];
    if (collection === 'case') return 'Case details';
    if (collection === 'entry') return 'Entry';
    return name ?? `${wordsOf(collection)} ${id ?? ''}`.trim();
  };
}
