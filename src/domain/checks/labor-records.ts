// P01–P34: what payroll, roster, time and bank records show, gathered from their families.
import { laborTables } from '../labor/labor-tables.ts';
import type { Rule } from './facts.ts';
import { payHits } from './pay-rules.ts';
import { summariesHits } from './payroll-summary-rules.ts';
import { rosterHits } from './roster-rules.ts';
import { rowsWithLongWeeks, timeHits } from './time-rules.ts';
import { workerHits } from './worker-rules.ts';

export const laborRecords: Rule = (facts) => {
  const tables = laborTables(facts.dossier);
  const single = [...timeHits(tables, facts), ...workerHits(tables), ...payHits(tables, rowsWithLongWeeks(tables))];
  return [...single, ...rosterHits(tables, single), ...summariesHits(facts.dossier)];
};
