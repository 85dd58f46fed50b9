// Starts a headcount: the people of one payroll's site, as every list of the dossier has them at the end of its period.
import type { ReactElement } from 'react';
import type { Headcount } from '../../../src/domain/dossier/labor.ts';
import { recounted } from '../../../src/domain/labor/headcount-match.ts';
import { Button } from '../../components/button.tsx';
import { formatDate } from '../../format/dates.ts';
import { useApp, useRecords } from '../../state/app-context.ts';
import { nextId } from '../../state/next-id.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './labor.module.css';
import { useCountedTables } from './use-counted-tables.ts';

export function CountLists(): ReactElement | null {
  const { edits } = useApp();
  const dossierId = useDossierId();
  const headcounts = useRecords(dossierId, 'headcounts');
  const tables = useCountedTables();
  const left = tables.payrolls.filter(({ siteId, periodEnd }) => !headcounts.some((one) => one.siteId === siteId && one.asOf === periodEnd));
  const start = (siteId: string | null, asOf: string): void => {
    const value: Headcount = { id: nextId('H', headcounts), siteId, asOf, counts: recounted({ siteId, asOf }, tables), explanations: {} };
    void edits.commit(dossierId, 'Count the people in every list', [{ op: 'put', collection: 'headcounts', value }]);
  };
  if (left.length === 0) return null;
  return <div className={styles.importActs}>{left.map(({ id, siteId, periodEnd }) => <Button key={id} icon="plus" onPress={() => start(siteId, periodEnd)}>{`Count the people in every list on ${formatDate(periodEnd)}`}</Button>)}</div>;
}
