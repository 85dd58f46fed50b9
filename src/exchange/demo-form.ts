// Turns a worked example of form "dossier-demo/1" into a dossier, leaving out nothing that is evidence.
import { Decimal } from 'decimal.js';
import type * as v from 'valibot';
import type { CaseType } from '../domain/dossier/case.ts';
import { DOSSIER_FORM, type Dossier, type dossierSchema } from '../domain/dossier/dossier.ts';
import type { DemoForm } from './demo-form-schema.ts';

type DossierInput = v.InferInput<typeof dossierSchema>;

const decimal = (value: number): string => new Decimal(value).toFixed();
const maybeDecimal = (value: number | null): string | null => (value === null ? null : decimal(value));

/** Numbers of a loose record as decimal text; everything that is not a number is left to named fields. */
function figuresOf(record: Readonly<Record<string, unknown>>, except: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => (typeof value === 'number' && !except.includes(key) ? [[key, decimal(value)]] : [])),
  );
}

/** Gives each record an id of its own: repeated numbers are a defect to be found by a check, not a reason to lose a record. */
function uniqueIds(): (wanted: string) => string {
  const seen = new Map<string, number>();
  return (wanted) => {
    const times = (seen.get(wanted) ?? 0) + 1;
    seen.set(wanted, times);
    return times === 1 ? wanted : `${wanted}~${times}`;
  };
}

function caseTypeOf(reviewType: string): CaseType {
  const label = reviewType.toUpperCase();
  if (label.startsWith('UFLPA')) return label.includes('EXCEPTION') ? 'uflpa_exception' : 'uflpa_applicability';
  if (label.startsWith('CAATSA')) return 'caatsa';
  if (label.includes('28')) return 'form_28';
  if (label.includes('29')) return 'form_29';
  if (label.includes('PROTEST')) return 'protest';
  return label.includes('FINDING') ? 'finding' : 'wro';
}

function caseOf({ case: demo, entry }: DemoForm): DossierInput['case'] {
  const type = caseTypeOf(demo.reviewType);
  return {
    type,
    alsoTypes: demo.cf28No !== null && type !== 'form_28' ? ['form_28'] : [],
    reviewLabel: demo.reviewType, reference: demo.id, legalBasis: demo.legalBasis, channel: demo.channel, position: demo.position,
    detentionNo: demo.detentionNo, form28No: demo.cf28No,
    dates: {
      // Date of importation by vessel is the date of arrival within the port limits (19 CFR 101.1).
      imported: entry.arrivalDate, entered: entry.entryDate,
      presentedForExam: demo.presentedForExam, detentionNotice: demo.detentionNoticeDate, form28Issued: demo.cf28Date,
    },
    statedDeadlines: [
      ...(demo.deadlineAdmissibility === null ? [] : [{ what: 'Admissibility decision', date: demo.deadlineAdmissibility }]),
      ...(demo.cf28Due === null ? [] : [{ what: 'Answer to CBP Form 28', date: demo.cf28Due }]),
    ],
    extensions: Array.from({ length: demo.extensionsUsed }, () => ({})),
    extensionsMax: demo.extensionsMax,
  };
}

function entryOf({ entry }: DemoForm): DossierInput['entry'] {
  const { lines, ...head } = entry;
  return {
    ...head,
    lines: lines.map(({ qty, dozens, cartons, netKg, grossKg, valueUsd, ...line }) => ({
      ...line, id: `line-${line.line}`, quantity: maybeDecimal(qty), netKg: maybeDecimal(netKg), grossKg: maybeDecimal(grossKg), valueUsd: maybeDecimal(valueUsd),
      otherQuantities: [
        ...(dozens === null ? [] : [{ value: decimal(dozens), uom: 'DZN', what: 'dozens' }]),
        ...(cartons === null ? [] : [{ value: decimal(cartons), uom: 'CT', what: 'cartons' }]),
      ],
    })),
  };
}

const PARTY_NUMBERS = { iorNumber: 'ior', filerCode: 'filer', ginCode: 'gin', mid: 'mid', accreditation: 'accreditation', iftpNo: 'iftp', gaccNo: 'gacc', uscc: 'uscc' } as const;

function partiesOf({ parties }: DemoForm): DossierInput['parties'] {
  const id = uniqueIds();
  return parties.map((party) => ({
    id: id(party.id), name: party.name, nameLocal: party.nameLocal, roles: party.roles, country: party.country, address: party.address, note: party.note,
    identifiers: (Object.keys(PARTY_NUMBERS) as (keyof typeof PARTY_NUMBERS)[]).flatMap((key) => {
      const value = party[key];
      return value === null ? [] : [{ scheme: PARTY_NUMBERS[key], value }];
    }),
  }));
}

type Flows = DemoForm['steps'][number]['inputs'];
const flowsOf = (flows: Flows) => flows.map((flow) => ({ lotId: flow.lotId, quantity: decimal(flow.qty), uom: flow.uom, equivalentKg: maybeDecimal(flow.equivKg) }));

function stepsOf({ steps }: DemoForm): DossierInput['steps'] {
  const id = uniqueIds();
  return steps.map((step) => ({
    id: id(step.id), seq: step.seq, kind: step.kind as 'origin', name: step.name, siteId: step.siteId, fromSiteId: step.fromSite, toSiteId: step.toSite, start: step.start, end: step.end,
    inputs: flowsOf(step.inputs), outputs: flowsOf(step.outputs),
    losses: step.losses.map(({ qty, ...loss }) => ({ ...loss, quantity: decimal(qty) })),
    conversion: step.conversion && { fromUom: step.conversion.fromUom, toUom: step.conversion.toUom, grossKgPerPiece: maybeDecimal(step.conversion.grossKgPerPiece), netKgPerPiece: maybeDecimal(step.conversion.netKgPerPiece) },
    declaredYield: maybeDecimal(step.declaredYield),
    yieldBand: step.yieldBand && { low: decimal(step.yieldBand[0]), high: decimal(step.yieldBand[1]) },
    custodyModel: step.custodyModel as 'segregated' | null, refs: step.ref,
  }));
}

function exhibitsOf({ exhibits }: DemoForm): DossierInput['exhibits'] {
  const id = uniqueIds();
  return exhibits.map(({ issuer, recipient, translation, periodCovered, quantities, amount, tolerancePct, tripReport, refs, ...rest }) => ({
    ...rest, id: id(rest.exhibitNo), issuerId: issuer, recipientId: recipient,
    periodCovered: periodCovered && { from: periodCovered[0], to: periodCovered[1] },
    translation: translation && { required: translation.required, status: translation.status as 'certified', certificateId: translation.exhibitNo, translatorId: translation.translator },
    quantities: quantities.map(({ value, uom, what }) => ({ value: decimal(value), uom, what })),
    amount: maybeDecimal(amount), tolerancePct: maybeDecimal(tolerancePct), refs: tripReport === null ? refs : { ...refs, tripReport },
  }));
}

function auditsOf({ audits }: DemoForm): DossierInput['audits'] {
  const id = uniqueIds();
  return audits.map(({ auditor, findings, ...audit }) => ({
    ...audit, id: id(audit.id), auditorId: auditor,
    findings: findings.map(({ evidenceExhibit, ...finding }) => ({ ...finding, evidenceExhibitId: evidenceExhibit })),
  }));
}

function materialsOf(demo: DemoForm): Pick<DossierInput, 'units' | 'components' | 'variants' | 'balances' | 'backwardCheck' | 'lots' | 'sites'> {
  const lotId = uniqueIds();
  const siteId = uniqueIds();
  const variantId = uniqueIds();
  const baleLots = demo.lots.filter((lot) => lot.packageType === 'bale');
  const baleLot = baleLots.length === 1 ? (baleLots[0]?.id ?? null) : null;
  const back = demo.backwardCheck;
  return {
    sites: demo.sites.map(({ riskNote, ...site }) => ({ ...site, id: siteId(site.id), note: riskNote })),
    lots: demo.lots.map(({ qty, netKg, ...lot }) => ({ ...lot, id: lotId(lot.id), quantity: maybeDecimal(qty), netKg: maybeDecimal(netKg) })),
    units: demo.bales.map((bale, index) => ({
      id: `unit-${index + 1}`, number: bale.pbi, lotId: baleLot, netKg: maybeDecimal(bale.netKg), netLb: maybeDecimal(bale.netLb), classedOn: bale.classed,
      facts: Object.fromEntries(Object.entries({ staple32nds: bale.staple32nds, mic: bale.mic, gradeCode: bale.gradeCode }).flatMap(([key, value]) => (value === null ? [] : [[key, value]]))),
    })),
    components: demo.trims.map((trim, index) => ({
      id: `trim-${index + 1}`, item: trim.item, supplierId: trim.supplierId, originCountry: trim.originCountry, containsMainMaterial: trim.cotton,
      ...(trim.qtyKg === null ? { quantity: maybeDecimal(trim.qtyPcs), uom: trim.qtyPcs === null ? null : 'H87' } : { quantity: decimal(trim.qtyKg), uom: 'KGM' }),
    })),
    variants: demo.colors.map(({ code, name, sizes, ...rest }) => ({ id: variantId(code), name, sizes, figures: figuresOf(rest) })),
    balances: demo.massBalance.map(({ stepId, lot, uom, note, ...rest }, index) => ({ id: `balance-${index + 1}`, stepId, lot, uom, note, figures: figuresOf(rest) })),
    backwardCheck: back && { question: String(back['question'] ?? ''), verdict: String(back['verdict'] ?? ''), figures: figuresOf(back) },
  };
}

function laborOf(demo: DemoForm): Partial<DossierInput> {
  const siteId = demo.payroll?.siteId ?? null;
  const [workerId, rowId, cardId] = [uniqueIds(), uniqueIds(), uniqueIds()];
  const { payroll, payrollParameters: parameters, payrollSummary: summary, capacityCheck: capacity, socialInsuranceRoll: roll, headcountTriangulation: heads } = demo;
  const payrollId = payroll ? `payroll-${payroll.periodStart.slice(0, 7)}` : null;
  return {
    workers: demo.roster.map(({ idCopyExhibit, hukouProvince, recruitment, recruitmentFeePaid, ...worker }) => ({
      ...worker, id: workerId(worker.workerId), siteId, idCopyExhibitId: idCopyExhibit, homeRegion: hukouProvince, employmentType: recruitment, feePaid: maybeDecimal(recruitmentFeePaid),
    })),
    payrolls: payroll && payrollId ? [{ id: payrollId, siteId, periodStart: payroll.periodStart, periodEnd: payroll.periodEnd, currency: payroll.currency, totals: figuresOf(payroll.totals), sourceExhibitId: demo.exhibits.find((exhibit) => exhibit.docType === 'PAYROLL_REGISTER')?.exhibitNo ?? null }] : [],
    payrollRows: payroll && payrollId ? payroll.rows.map((row, index) => ({
      id: rowId(row.workerId), payrollId, workerId: row.workerId, sourceRow: index + 1,
      regularHours: maybeDecimal(row.regularHours), overtimeWeekday: maybeDecimal(row.overtimeHours150), overtimeRestDay: maybeDecimal(row.overtimeHours200), overtimeHoliday: maybeDecimal(row.overtimeHours300),
      weeklyHours: row.weeklyHours.map(decimal), longestRunDays: row.longestRunDays, daysWorked: maybeDecimal(row.daysWorked), baseWage: maybeDecimal(row.baseWage), overtimePay: maybeDecimal(row.otPay), allowances: maybeDecimal(row.allowances),
      gross: maybeDecimal(row.gross), deductions: figuresOf(row.deductions), net: maybeDecimal(row.net), payDate: row.payDate, payMethod: row.payMethod, bankRef: row.bankRef, signed: row.signed,
    })) : [],
    bankBatches: (payroll?.bankBatches ?? []).map(({ amount, exhibit, ...batch }, index) => ({ ...batch, id: `batch-${index + 1}`, payrollId, amount: decimal(amount), exhibitId: exhibit })),
    payrollParameters: parameters ? [{
      id: 'parameters-1', siteId, country: parameters.country, region: parameters.region, currency: parameters.currency, minimumMonthlyWage: maybeDecimal(parameters.minimumMonthlyWage), minimumNote: parameters.minimumNote,
      standardWeeklyHours: maybeDecimal(parameters.standardWeeklyHours), overtimeMonthlyCapHours: maybeDecimal(parameters.overtimeMonthlyCapHours), weeklyHoursAlert: maybeDecimal(parameters.weeklyHoursAlert), restDayRule: parameters.restDayRule,
      maxNonStatutoryDeductionPct: maybeDecimal(parameters.maxNonStatutoryDeductionPct), maxPayLagDays: parameters.maxPayLagDays, identicalNetPctWarn: maybeDecimal(parameters.identicalNetPctWarn),
      nationalitiesOfConcern: parameters.nationalitiesOfConcern, idPrefixByRegion: parameters.hukouPrefix, overtimeRates: figuresOf(parameters.otRates), monthHoursDivisor: maybeDecimal(parameters.monthHoursDivisor),
    }] : [],
    payrollSummaries: summary ? [{ id: 'summary-1', siteId: summary.siteId, period: summary.period, currency: summary.currency, figures: figuresOf(summary) }] : [],
    timecards: demo.productionTimecards.map((card) => ({ ...card, id: cardId(`${card.date}/${card.workerId}`), hours: decimal(card.hours) })),
    capacityChecks: capacity ? [{ id: 'capacity-1', siteId, from: capacity.period[0], to: capacity.period[1], figures: figuresOf(capacity), benchmarkLow: maybeDecimal(capacity.benchmarkKgPerHour?.[0] ?? null), benchmarkHigh: maybeDecimal(capacity.benchmarkKgPerHour?.[1] ?? null), note: capacity.note }] : [],
    socialInsurance: roll ? [{ id: 'insurance-1', siteId, month: roll.month, insuredCount: roll.insuredCount, exhibitId: roll.exhibit }] : [],
    headcounts: heads ? [{
      id: 'headcount-1', siteId, asOf: heads.asOf,
      counts: Object.fromEntries(Object.entries(heads).flatMap(([key, value]) => (typeof value === 'number' ? [[key, value]] : []))),
      explanations: Object.fromEntries(Object.entries(heads).flatMap(([key, value]) => (typeof value === 'string' && key !== 'asOf' ? [[key, value]] : []))),
    }] : [],
  };
}

/** The dossier that a parsed worked example describes; still to be parsed by `dossierSchema`. */
export function dossierFromDemo(demo: DemoForm): DossierInput {
  return {
    form: DOSSIER_FORM, id: demo.case.id, title: demo.case.title, asOf: demo.asOf, fictional: demo.fictional, notice: demo.notice,
    case: caseOf(demo), entry: entryOf(demo), parties: partiesOf(demo), steps: stepsOf(demo), exhibits: exhibitsOf(demo), audits: auditsOf(demo),
    ...materialsOf(demo), ...laborOf(demo),
    claims: demo.claims.map(({ cites, ...claim }, index) => ({ ...claim, id: `claim-${index + 1}`, cites: cites.map(({ exhibitNo, page }) => ({ exhibitId: exhibitNo, page })) })),
    requests: demo.cbpRequests.map((request) => ({ id: `request-${request.no}`, no: request.no, text: request.text, answer: request.answer, exhibitIds: request.exhibits })),
    screeningRuns: demo.screening ? [{
      id: 'screening-1', runDate: demo.screening.runDate, runBy: demo.screening.runBy, algorithm: demo.screening.algorithm, lists: demo.screening.lists,
      results: demo.screening.results.map((result) => ({ ...result, decision: result.decision as 'no_match', hits: result.hits.map((hit) => ({ ...hit, score: decimal(hit.score) })) })),
    }] : [],
    epcisDocument: demo.epcisDocument,
  };
}

export type { Dossier };
