// Schema of the worked-example form "dossier-demo/1": strict on keys, so that nothing in a file is dropped unseen.
import * as v from 'valibot';
import { currencySchema, dateSchema, idSchema, languageSchema, textSchema, unitSchema } from '../domain/dossier/scalars.ts';

const optional = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null);
const number = v.pipe(v.number(), v.finite('is not a finite number'));
const whole = v.pipe(v.number(), v.integer('is not a whole number'));
const refs = v.optional(v.record(v.string(), textSchema), {});
const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'is not a two-letter country code'));
const list = <S extends v.GenericSchema>(schema: S) => v.optional(v.array(schema), []);

const caseSchema = v.strictObject({
  id: idSchema, title: textSchema, legalBasis: list(textSchema), reviewType: textSchema, channel: optional(textSchema), position: optional(textSchema),
  cf28No: optional(textSchema), cf28Date: optional(dateSchema), cf28Due: optional(dateSchema), detentionNo: optional(textSchema),
  presentedForExam: optional(dateSchema), detentionNoticeDate: optional(dateSchema), deadlineAdmissibility: optional(dateSchema),
  extensionsUsed: v.optional(v.pipe(whole, v.minValue(0)), 0), extensionsMax: v.optional(v.pipe(whole, v.minValue(0)), 2),
});

const entrySchema = v.strictObject({
  number: optional(textSchema), type: optional(textSchema), portCode: optional(textSchema), portName: optional(textSchema),
  entryDate: optional(dateSchema), summaryDate: optional(dateSchema), arrivalDate: optional(dateSchema), importerId: optional(idSchema), brokerId: optional(idSchema),
  lines: list(v.strictObject({
    line: whole, hts: optional(textSchema), description: textSchema, countryOfOrigin: optional(country), harvestCountry: optional(country), qty: optional(number), uom: optional(unitSchema),
    dozens: optional(number), cartons: optional(number), netKg: optional(number), grossKg: optional(number), valueUsd: optional(number), manufacturerId: optional(idSchema),
  })),
});

const partySchema = v.strictObject({
  id: idSchema, name: textSchema, nameLocal: optional(textSchema), roles: list(textSchema), country: optional(country), address: optional(textSchema),
  iorNumber: optional(textSchema), filerCode: optional(textSchema), ginCode: optional(textSchema), mid: optional(textSchema), accreditation: optional(textSchema),
  iftpNo: optional(textSchema), gaccNo: optional(textSchema), uscc: optional(textSchema), note: optional(textSchema),
});

const siteSchema = v.strictObject({
  id: idSchema, partyId: optional(idSchema), name: textSchema, country: optional(country), admin1: optional(textSchema), address: optional(textSchema), postalCode: optional(textSchema),
  lat: optional(number), lon: optional(number), activity: optional(textSchema), workers: optional(whole), faoArea: optional(textSchema), riskNote: optional(textSchema),
  northKoreanLabor: v.optional(v.picklist(['yes', 'no', 'unknown']), 'unknown'),
});

const lotSchema = v.strictObject({
  id: idSchema, material: textSchema, lotNo: optional(textSchema), qty: optional(number), uom: optional(unitSchema), packages: optional(whole), packageType: optional(textSchema),
  producedBy: optional(idSchema), producedOn: optional(dateSchema), originCountry: optional(country), originRegion: optional(textSchema), netKg: optional(number),
});

const flow = v.strictObject({ lotId: idSchema, qty: number, uom: unitSchema, equivKg: optional(number) });

const stepSchema = v.strictObject({
  id: idSchema, seq: whole, kind: textSchema, name: textSchema, siteId: optional(idSchema), fromSite: optional(idSchema), toSite: optional(idSchema),
  start: optional(dateSchema), end: optional(dateSchema), inputs: list(flow), outputs: list(flow),
  losses: list(v.strictObject({ kind: textSchema, qty: number, uom: unitSchema, soldTo: optional(idSchema), invoice: optional(textSchema), pieces: optional(whole) })),
  conversion: optional(v.strictObject({ fromUom: unitSchema, toUom: unitSchema, grossKgPerPiece: optional(number), netKgPerPiece: optional(number) })),
  declaredYield: optional(number), yieldBand: optional(v.tuple([number, number])), custodyModel: optional(textSchema), ref: refs,
});

const exhibitSchema = v.strictObject({
  exhibitNo: idSchema, section: textSchema, docType: textSchema, title: textSchema, docNo: optional(textSchema), docDate: optional(dateSchema),
  periodCovered: optional(v.tuple([dateSchema, dateSchema])), issuer: optional(idSchema), recipient: optional(idSchema), language: v.optional(languageSchema, 'en'),
  translation: optional(v.strictObject({ required: v.boolean(), status: v.optional(textSchema, 'none'), exhibitNo: optional(idSchema), translator: optional(idSchema) })),
  pages: optional(whole), fileName: optional(textSchema), stepIds: list(idSchema), lotIds: list(idSchema), refs,
  quantities: list(v.strictObject({ value: number, uom: unitSchema, what: textSchema })), amount: optional(number), currency: optional(currencySchema), proves: optional(textSchema),
  tolerancePct: optional(number), notarized: optional(v.boolean()), auditId: optional(idSchema), validUntil: optional(dateSchema), accreditation: optional(textSchema),
  covers: list(idSchema), tripReport: optional(textSchema), sensitive: optional(v.boolean()),
});

const auditSchema = v.strictObject({
  id: idSchema, siteId: optional(idSchema), scheme: textSchema, version: optional(textSchema), type: optional(textSchema), auditor: optional(idSchema),
  start: optional(dateSchema), end: optional(dateSchema), workersOnSite: optional(whole), workersInterviewed: optional(whole), contractWorkers: optional(whole), foreignWorkers: optional(whole),
  rating: optional(textSchema), validUntil: optional(dateSchema),
  findings: list(v.strictObject({
    no: whole, clause: optional(textSchema), severity: textSchema, iloIndicator: optional(textSchema), text: textSchema, rootCause: optional(textSchema), correctiveAction: optional(textSchema),
    due: optional(dateSchema), status: textSchema, verifiedBy: optional(textSchema), verifiedOn: optional(dateSchema), evidenceExhibit: optional(idSchema),
  })),
});

const screeningSchema = v.strictObject({
  runDate: dateSchema, runBy: optional(textSchema), algorithm: v.optional(v.record(v.string(), v.union([textSchema, number])), {}),
  lists: list(v.strictObject({ id: textSchema, name: textSchema, source: optional(textSchema), asPublished: optional(dateSchema), fileName: optional(textSchema), entries: optional(whole), sha256: optional(textSchema) })),
  results: list(v.strictObject({ partyId: idSchema, hits: list(v.strictObject({ list: textSchema, matchedName: textSchema, score: number })), decision: textSchema, reason: optional(textSchema) })),
});

const workerSchema = v.strictObject({
  workerId: idSchema, name: textSchema, nameLocal: optional(textSchema), gender: optional(textSchema), dateOfBirth: optional(dateSchema), nationality: optional(textSchema), ethnicGroup: optional(textSchema),
  idType: optional(textSchema), idPrefix6: optional(textSchema), idNumberMasked: optional(textSchema), idHeldBy: optional(textSchema), idCopyExhibit: optional(idSchema), hukouProvince: optional(textSchema),
  hireDate: optional(dateSchema), leaveDate: optional(dateSchema), department: optional(textSchema), job: optional(textSchema), contractNo: optional(textSchema), contractEnd: optional(dateSchema),
  recruitment: optional(textSchema), agencyId: optional(idSchema), recruitmentFeePaid: optional(number), feeCurrency: optional(currencySchema), dormitory: optional(v.boolean()), bankAccountMasked: optional(textSchema),
});

const payrollSchema = v.strictObject({
  siteId: optional(idSchema), periodStart: dateSchema, periodEnd: dateSchema, currency: currencySchema,
  rows: list(v.strictObject({
    workerId: idSchema, regularHours: optional(number), overtimeHours150: optional(number), overtimeHours200: optional(number), overtimeHours300: optional(number), weeklyHours: list(number), longestRunDays: optional(whole),
    daysWorked: optional(number), baseWage: optional(number), otPay: optional(number), allowances: optional(number), gross: optional(number), deductions: v.optional(v.record(v.string(), number), {}), net: optional(number),
    payDate: optional(dateSchema), payMethod: optional(textSchema), bankRef: optional(textSchema), signed: optional(v.boolean()),
  })),
  bankBatches: list(v.strictObject({ ref: textSchema, date: dateSchema, count: whole, amount: number, exhibit: optional(idSchema), note: optional(textSchema) })),
  totals: v.optional(v.record(v.string(), number), {}),
});

const payrollParametersSchema = v.strictObject({
  country: optional(country), region: optional(textSchema), minimumMonthlyWage: optional(number), minimumNote: optional(textSchema), standardWeeklyHours: optional(number), overtimeMonthlyCapHours: optional(number),
  weeklyHoursAlert: optional(number), restDayRule: optional(textSchema), maxNonStatutoryDeductionPct: optional(number), maxPayLagDays: optional(whole), identicalNetPctWarn: optional(number),
  nationalitiesOfConcern: list(textSchema), hukouPrefix: v.optional(v.record(v.string(), textSchema), {}), currency: optional(currencySchema), otRates: v.optional(v.record(v.string(), number), {}), monthHoursDivisor: optional(number),
});

const figures = v.record(v.string(), v.union([number, textSchema, v.null()]));

export const demoFormSchema = v.strictObject({
  schema: v.literal('dossier-demo/1'),
  pathSyntax: optional(textSchema), fictional: v.optional(v.boolean(), false), notice: optional(textSchema), asOf: optional(dateSchema),
  case: caseSchema, entry: v.optional(entrySchema, {}), parties: list(partySchema), sites: list(siteSchema), lots: list(lotSchema), steps: list(stepSchema),
  bales: list(v.strictObject({ pbi: textSchema, netLb: optional(number), netKg: optional(number), classed: optional(dateSchema), staple32nds: optional(number), mic: optional(number), gradeCode: optional(textSchema) })),
  trims: list(v.strictObject({ item: textSchema, supplierId: optional(idSchema), originCountry: optional(country), qtyKg: optional(number), qtyPcs: optional(number), cotton: optional(v.boolean()) })),
  colors: list(v.objectWithRest({ code: idSchema, name: textSchema, sizes: v.optional(v.record(v.string(), whole), {}) }, number)),
  massBalance: list(v.objectWithRest({ stepId: optional(idSchema), lot: optional(textSchema), uom: unitSchema, note: optional(textSchema) }, number)),
  backwardCheck: optional(figures), audits: list(auditSchema), payrollSummary: optional(v.objectWithRest({ siteId: optional(idSchema), period: textSchema, currency: currencySchema }, number)),
  screening: optional(screeningSchema), exhibits: list(exhibitSchema),
  cbpRequests: list(v.strictObject({ no: whole, text: textSchema, answer: optional(textSchema), exhibits: list(idSchema) })),
  claims: list(v.strictObject({ heading: optional(textSchema), text: textSchema, cites: list(v.strictObject({ exhibitNo: idSchema, page: optional(whole) })) })),
  payrollParameters: optional(payrollParametersSchema), roster: list(workerSchema), payroll: optional(payrollSchema),
  productionTimecards: list(v.strictObject({ date: dateSchema, workerId: idSchema, clockIn: optional(textSchema), clockOut: optional(textSchema), hours: number })),
  capacityCheck: optional(v.objectWithRest({ period: v.tuple([dateSchema, dateSchema]), benchmarkKgPerHour: optional(v.tuple([number, number])), note: optional(textSchema) }, number)),
  socialInsuranceRoll: optional(v.strictObject({ month: textSchema, insuredCount: whole, exhibit: optional(idSchema) })),
  headcountTriangulation: optional(v.objectWithRest({ asOf: dateSchema }, v.union([whole, textSchema]))),
  /** Test material that travels with the worked examples; not evidence. */
  expectedChecks: list(v.unknown()), mutations: list(v.unknown()),
  epcisDocument: optional(v.record(v.string(), v.unknown())),
});
export type DemoForm = v.InferOutput<typeof demoFormSchema>;
