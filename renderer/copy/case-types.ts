// What the eight case types are called. What they ask for stands in the reference data, with its sources.
import type { CaseType } from '../../src/domain/dossier/case.ts';

export interface CaseTypeName { readonly name: string; readonly short: string }

export const CASE_TYPE_NAMES: Readonly<Record<CaseType, CaseTypeName>> = {
  uflpa_applicability: { name: 'UFLPA applicability review', short: 'UFLPA applicability' },
  uflpa_exception: { name: 'UFLPA exception request', short: 'UFLPA exception' },
  wro: { name: 'Withhold release order', short: 'WRO' },
  finding: { name: 'Forced-labor finding', short: 'Finding' },
  caatsa: { name: 'CAATSA: North Korean labor', short: 'CAATSA' },
  form_28: { name: 'CBP Form 28, Request for Information', short: 'Form 28' },
  form_29: { name: 'CBP Form 29, Notice of Action', short: 'Form 29' },
  protest: { name: 'Protest of an exclusion', short: 'Protest' },
};
