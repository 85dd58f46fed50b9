// What the wizard has gathered so far, and the dossier header it becomes.
import type { Case, CaseDates, CaseType } from '../../../src/domain/dossier/case.ts';
import { readEntryNumber } from '../../../src/domain/identifiers/entry-number.ts';
import { readPortCode } from '../../../src/domain/identifiers/port-code.ts';

export interface DossierDraft {
  readonly type: CaseType | null;
  readonly title: string;
  readonly entryNumber: string;
  readonly detentionNo: string;
  readonly form28No: string;
  readonly portCode: string;
  readonly portName: string;
  readonly dates: Partial<CaseDates>;
  readonly form29Action: Case['form29Action'];
  readonly keptAsPrinted: readonly string[];
}

export const blankDraft: DossierDraft = { type: null, title: '', entryNumber: '', detentionNo: '', form28No: '', portCode: '', portName: '', dates: {}, form29Action: null, keptAsPrinted: [] };

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The header to create; what was left empty is null, never a guess. */
export const headerOf = (draft: DossierDraft, type: CaseType) => ({
  title: draft.title.trim(),
  case: { type, detentionNo: orNull(draft.detentionNo), form28No: orNull(draft.form28No), dates: draft.dates, form29Action: draft.form29Action, keptAsPrinted: [...draft.keptAsPrinted] },
  entry: { number: orNull(readEntryNumber(draft.entryNumber).normal), portCode: orNull(readPortCode(draft.portCode).normal), portName: orNull(draft.portName) },
});
