// How labor rules report: "Records show: …", with the row or the worker it concerns.
import type { Pay } from '../labor/labor-tables.ts';
import { at, type Hit } from './facts.ts';
import type { FindingLevel, Place } from './finding.ts';

/** Records never show that there is no forced labor; they show what they show. */
export const shows = (rule: string, where: readonly Place[], message: string, level?: FindingLevel, key?: string): Hit =>
  ({ rule, where, message: `Records show: ${message}`, ...(level ? { level } : {}), ...(key ? { key } : {}) });

export const rowPlace = ({ row }: Pay): Place => at('payrollRows', row.id, row.sourceRow === null ? null : `row ${row.sourceRow}`);
export const whoOf = ({ row, cite }: Pay): string => `worker ${row.workerId} (${cite})`;
