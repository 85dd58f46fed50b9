// A dossier of one case type with some dates, and the deadline of one clock.
import { deadlines, type Deadline } from '../../../src/domain/case/deadlines.ts';
import type { Case, CaseDates, CaseType } from '../../../src/domain/dossier/case.ts';
import { emptyDossier, type Dossier } from '../../../src/domain/dossier/dossier.ts';
import { shippedReference } from '../../support/shipped-reference.ts';

export function dossierWith(type: CaseType, dates: Partial<CaseDates>, more: Partial<Case> = {}): Dossier {
  const dossier = emptyDossier('d', 'Cotton shirts', type);
  return { ...dossier, case: { ...dossier.case, ...more, dates: { ...dossier.case.dates, ...dates } } };
}

export function deadlineOf(dossier: Dossier, id: string, today: string | null = dossier.asOf): Deadline {
  const found = deadlines(dossier, shippedReference, today).find((deadline) => deadline.id === id);
  if (!found) throw new Error(`no clock ${id}`);
  return found;
}
