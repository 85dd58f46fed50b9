// Every kind of reference file: how it is recognized, what form it must have, and what it is called.
import * as v from 'valibot';
import { referenceSchema } from '../reference.ts';
import { screeningReferenceSchema } from '../screening/screening-reference.ts';
import { commodityPackSchema, paperSetsSchema } from './commodity-pack.ts';
import { documentTypesSchema } from './document-types.ts';
import { auditSchemesSchema, countriesSchema, entryTypesSchema, iloIndicatorsSchema, portalProfileSchema, portsSchema, reasonableCareSchema, yieldBandsSchema } from './lists.ts';
import { laborColumnsSchema, publicHolidaysSchema } from './labor-tables.ts';
import { redactionPatternsSchema, redactionReasonsSchema } from './redaction.ts';
import { unitsSchema } from './units.ts';

interface Kind {
  /** File name without ending; the name a version is pinned under. */
  readonly name: string;
  readonly title: string;
  /** A member that only files of this kind have. */
  readonly mark: string;
  readonly schema: v.GenericSchema;
}

const { checks, documentGroups, regions, holidays, caseTypes, clocks } = referenceSchema.entries;

/** In the order they are recognized in: a later mark may also stand in an earlier kind. */
export const REFERENCE_KINDS = [
  { name: 'case-types', title: 'Case types', mark: 'caseTypes', schema: caseTypes },
  { name: 'clocks', title: 'Clocks', mark: 'clocks', schema: clocks },
  { name: 'federal-holidays', title: 'Federal holidays', mark: 'holidays', schema: holidays },
  { name: 'document-types', title: 'Document types', mark: 'documentTypes', schema: documentTypesSchema },
  { name: 'document-groups', title: 'Document groups', mark: 'movementTypes', schema: documentGroups },
  { name: 'paper-sets', title: 'Paper sets', mark: 'sets', schema: paperSetsSchema },
  { name: 'yield-bands', title: 'Yield bands', mark: 'bands', schema: yieldBandsSchema },
  { name: 'units', title: 'Units and packages', mark: 'unitsOfMeasure', schema: unitsSchema },
  { name: 'ilo-indicators', title: 'ILO indicators', mark: 'indicators', schema: iloIndicatorsSchema },
  { name: 'reasonable-care', title: 'Reasonable-care questions', mark: 'questions', schema: reasonableCareSchema },
  { name: 'audit-schemes', title: 'Audit schemes', mark: 'schemes', schema: auditSchemesSchema },
  { name: 'entry-types', title: 'Entry types', mark: 'entryTypes', schema: entryTypesSchema },
  { name: 'ports', title: 'Port codes', mark: 'ports', schema: portsSchema },
  { name: 'portal-profile', title: 'Portal profile', mark: 'extensions', schema: portalProfileSchema },
  { name: 'redaction-reasons', title: 'Reasons for redaction', mark: 'redactionReasons', schema: redactionReasonsSchema },
  { name: 'redaction-patterns', title: 'Patterns of personal and account numbers', mark: 'redactionPatterns', schema: redactionPatternsSchema },
  { name: 'labor-columns', title: 'Columns of labor tables', mark: 'laborColumns', schema: laborColumnsSchema },
  { name: 'public-holidays', title: 'Public holidays', mark: 'publicHolidays', schema: publicHolidaysSchema },
  { name: 'screening', title: 'Screening', mark: 'thresholds', schema: screeningReferenceSchema },
  { name: 'regions', title: 'Regions of concern', mark: 'regions', schema: regions },
  { name: 'countries', title: 'Countries and subdivisions', mark: 'countries', schema: countriesSchema },
  { name: 'commodity-packs', title: 'Commodity pack', mark: 'htsChapters', schema: commodityPackSchema },
  { name: 'checks', title: 'Texts of the checks', mark: 'rules', schema: checks },
] as const satisfies readonly Kind[];

export type KindName = (typeof REFERENCE_KINDS)[number]['name'];

/** A reference file that was read and fits its form. */
export interface ReferenceFile {
  /** `clocks`, or `commodity-packs/tomatoes`: one file may be in force under each name. */
  readonly name: string;
  readonly title: string;
  readonly version: number;
  /** Day of the data, `YYYY-MM-DD`. */
  readonly date: string;
  /** Null where every member names its own. */
  readonly source: string | null;
  readonly confidence: 'verified' | 'unverified' | null;
  /** The file as read, before defaults. */
  readonly content: Readonly<Record<string, unknown>>;
}

export type ReferenceReading = { readonly ok: true; readonly file: ReferenceFile } | { readonly ok: false; readonly reason: string };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Recognizes and checks a reference file. What is wrong is said with its place, in words. */
export function readReferenceFile(json: unknown): ReferenceReading {
  if (!isObject(json)) return { ok: false, reason: 'it is not a JSON object' };
  const kind: Kind | undefined = REFERENCE_KINDS.find(({ mark }) => Object.hasOwn(json, mark));
  if (!kind) return { ok: false, reason: 'it is none of the known kinds of reference data' };
  const parsed = v.safeParse(kind.schema, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return { ok: false, reason: `${kind.title.toLowerCase()}, at ${v.getDotPath(issue) ?? 'the top'}: ${issue.message}` };
  }
  if (typeof json['version'] !== 'number' || textOr(json['date']) === null) return { ok: false, reason: 'it names no version or no date' };
  const isPack = kind.name === 'commodity-packs';
  const { confidence } = json;
  return {
    ok: true,
    file: {
      name: isPack ? `${kind.name}/${String(json['id'])}` : kind.name, title: isPack ? `${kind.title}: ${String(json['name'])}` : kind.title,
      version: json['version'], date: String(json['date']), source: textOr(json['source']), confidence: confidence === 'verified' || confidence === 'unverified' ? confidence : null, content: json,
    },
  };
}
