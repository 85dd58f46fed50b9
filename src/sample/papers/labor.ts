// Papers about the workers of a site: roster, identity cards, contracts, payroll, attendance, bank, insurance, dormitory.
import { dayAfter, money, number, quantity, spread } from '../figures.ts';
import { col, type Element, firstLeaves, type Leaf, type PaperContext, type PaperMaker } from '../paper.ts';
import type { Column } from '../../typeset/table.ts';
import type { DemoForm } from '../../exchange/demo-form-schema.ts';

type Worker = DemoForm['roster'][number];

const nameOf = ({ local }: PaperContext, worker: Worker): string => (local ? (worker.nameLocal ?? worker.name) : worker.name);
const sign = (context: PaperContext): Element => ({ kind: 'signature', name: context.say('Responsible person'), role: context.named(context.exhibit.issuer), date: context.exhibit.docDate ?? '' });

/** A table spread over all the pages of the paper, with what is said once before and after it. */
function listPaper(context: PaperContext, columns: readonly Column[], rows: readonly (readonly string[])[], before: Leaf, after: Leaf, size = 7.5): Leaf[] {
  return spread(rows, context.pages).map((own, index) => [
    ...(index === 0 ? before : []),
    { kind: 'table', columns, rows: own, size },
    ...(index === context.pages - 1 ? after : []),
  ]);
}

export const roster: PaperMaker = (context) => {
  const { dossier, say, exhibit } = context;
  const columns = [col(say('Worker number'), 0.9), col(say('Name'), 1.3), col(say('Gender'), 0.5), col(say('Born'), 1), col(say('Nationality'), 0.8), col(say('Identity number'), 1.8), col(say('Home province'), 1.1), col(say('Hired on'), 1), col(say('Job'), 1.2)];
  const rows = dossier.form.roster.map((own) => [own.workerId, nameOf(context, own), own.gender ?? '', own.dateOfBirth ?? '', own.nationality ?? '', own.idNumberMasked ?? '', say(own.hukouProvince ?? ''), own.hireDate ?? '', say(own.job ?? '')]);
  return { letterhead: 'company', leaves: listPaper(context, columns, rows, [], [{ kind: 'fields', rows: [[say('Workers'), String(rows.length)], [say('Period'), exhibit.periodCovered?.join(' – ') ?? '']] }, sign(context)]) };
};

export const payrollRegister: PaperMaker = (context) => {
  const { dossier, say } = context;
  const { payroll } = dossier.form;
  const columns = [col(say('Worker number'), 0.9), col(say('Name'), 1.2), col(say('Regular hours'), 0.8, 'right'), col(say('Overtime hours'), 0.8, 'right'), col(say('Base wage'), 1, 'right'), col(say('Overtime pay'), 0.9, 'right'), col(say('Allowances'), 0.8, 'right'), col(say('Gross'), 1, 'right'), col(say('Deductions'), 0.9, 'right'), col(say('Net'), 1, 'right')];
  const rows = (payroll?.rows ?? []).map((own) => {
    const worker = dossier.form.roster.find((person) => person.workerId === own.workerId);
    const overtime = (own.overtimeHours150 ?? 0) + (own.overtimeHours200 ?? 0) + (own.overtimeHours300 ?? 0);
    return [own.workerId, worker ? nameOf(context, worker) : '', number(own.regularHours ?? 0, 1), number(overtime, 1), number(own.baseWage ?? 0), number(own.otPay ?? 0), number(own.allowances ?? 0), number(own.gross ?? 0), number(Object.values(own.deductions).reduce((sum, value) => sum + value, 0)), number(own.net ?? 0)];
  });
  const totals = payroll?.totals ?? {};
  return { letterhead: 'company', leaves: listPaper(context, columns, rows, [], [{ kind: 'fields', rows: [[say('Gross'), money(totals['gross'] ?? 0, 'CNY')], [say('Net'), money(totals['net'] ?? 0, 'CNY')], [say('Regular hours'), number(totals['regularHours'] ?? 0, 1)], [say('Overtime hours'), number(totals['overtimeHours'] ?? 0, 1)]] }, sign(context)], 7) };
};

export const timeRecords: PaperMaker = (context) => {
  const { dossier, say, pages } = context;
  const workers = dossier.form.roster;
  const cards = dossier.form.productionTimecards;
  const totals = new Map(dossier.form.payroll?.rows.map((row) => [row.workerId, row] as const));
  const groups = spread(workers, pages);
  return { letterhead: 'report', leaves: groups.map((own): Leaf => own.flatMap((worker): Element[] => {
    const row = totals.get(worker.workerId);
    const days = cards.filter((card) => card.workerId === worker.workerId);
    return [
      { kind: 'heading', text: `${worker.workerId}  ${nameOf(context, worker)}` },
      { kind: 'fields', rows: [[say('Days worked'), String(row?.daysWorked ?? '')], [say('Regular hours'), number(row?.regularHours ?? 0, 1)], [say('Hours by week'), (row?.weeklyHours ?? []).map((hours) => number(hours, 1)).join('  ')]] },
      ...(days.length === 0 ? [] : [{ kind: 'table' as const, columns: [col(say('Date')), col(say('Clock in')), col(say('Hours'), 1, 'right')], rows: days.map((card) => [card.date, card.clockIn ?? '', number(card.hours, 1)]) }]),
    ];
  })) };
};

export const bankBatch: PaperMaker = (context) => {
  const { dossier, say } = context;
  const { payroll } = dossier.form;
  const columns = [col(say('Reference'), 1.3), col(say('Name'), 1.4), col(say('Account'), 1.4), col(say('Date'), 1), col(say('Amount'), 1, 'right'), col(say('Status'), 0.8)];
  const rows = (payroll?.rows ?? []).map((own) => {
    const worker = dossier.form.roster.find((person) => person.workerId === own.workerId);
    return [own.bankRef ?? '', worker ? nameOf(context, worker) : '', worker?.bankAccountMasked ?? '', own.payDate ?? '', number(own.net ?? 0), say('Paid')];
  });
  const batches: Element = { kind: 'table', size: 8, columns: [col(say('Batch')), col(say('Date')), col(say('Transfers'), 0.7, 'right'), col(say('Amount'), 1, 'right')], rows: (payroll?.bankBatches ?? []).map((own) => [own.ref, own.date, String(own.count), number(own.amount)]), total: [say('Total'), '', String(rows.length), number(context.exhibit.amount ?? 0)] };
  return { letterhead: 'bank', leaves: listPaper(context, columns, rows, [batches], [{ kind: 'text', text: `${say('Total')}: ${money(context.exhibit.amount ?? 0, 'CNY')}` }, { kind: 'seal', lines: [say('PAID'), context.exhibit.docDate ?? ''] }], 8) };
};

export const socialInsurance: PaperMaker = (context) => {
  const { dossier, say } = context;
  const rows = dossier.form.roster.map((worker) => {
    const pay = dossier.form.payroll?.rows.find((row) => row.workerId === worker.workerId);
    return [worker.workerId, nameOf(context, worker), worker.idNumberMasked ?? '', number(pay?.baseWage ?? 0), number(pay?.deductions['socialInsurance'] ?? 0)];
  });
  const columns = [col(say('Worker number')), col(say('Name'), 1.4), col(say('Identity number'), 2), col(say('Base wage'), 1, 'right'), col(say('Worker share'), 1, 'right')];
  return { letterhead: 'government', leaves: listPaper(context, columns, rows, [], [{ kind: 'fields', rows: [[say('Insured workers'), String(dossier.form.socialInsuranceRoll?.insuredCount ?? '')], [say('Month'), dossier.form.socialInsuranceRoll?.month ?? '']] }, { kind: 'seal', lines: [context.named(context.exhibit.issuer), context.exhibit.docDate ?? ''] }], 8) };
};

export const identityCards: PaperMaker = (context) => ({ letterhead: 'report', leaves: context.dossier.form.roster.map((worker): Leaf => [
  { kind: 'heading', text: worker.workerId },
  { kind: 'boxes', boxes: [{ label: context.say('Name'), value: nameOf(context, worker) }, { label: context.say('Gender'), value: worker.gender ?? '' }, { label: context.say('Nationality'), value: worker.nationality ?? '' }] },
  { kind: 'boxes', boxes: [{ label: context.say('Born'), value: worker.dateOfBirth ?? '' }, { label: context.say('Home province'), value: context.say(worker.hukouProvince ?? '') }] },
  { kind: 'boxes', height: 60, boxes: [{ label: context.say('Identity number'), value: worker.idNumberMasked ?? '' }, { label: context.say('Photograph'), value: context.say('Covered in this copy') }] },
  { kind: 'text', text: context.say('The worker keeps the card; this copy was made with consent.') },
]) });

export const laborContracts: PaperMaker = (context) => {
  const { dossier, say } = context;
  return { letterhead: 'company', leaves: dossier.form.roster.flatMap((worker): Leaf[] => [
    [{ kind: 'heading', text: `${say('Labor contract')} ${worker.contractNo ?? ''}` }, { kind: 'fields', rows: [[say('Worker number'), worker.workerId], [say('Name'), nameOf(context, worker)], [say('Identity number'), worker.idNumberMasked ?? ''], [say('Hired on'), worker.hireDate ?? ''], [say('Valid until'), worker.contractEnd ?? ''], [say('Job'), say(worker.job ?? '')]] },
      { kind: 'text', text: say('The contract is entered freely. Wages are paid monthly to the account of the worker. Either side may end it with thirty days of notice.') }],
    [{ kind: 'heading', text: `${say('Signatures')} ${worker.contractNo ?? ''}` }, { kind: 'text', text: say('I have read the contract, had no fee to pay, keep my identity card, and received a copy.') }, { kind: 'signature', name: nameOf(context, worker), role: say('Worker'), date: worker.hireDate ?? '' }, sign(context)],
  ]) };
};

export const dormitory: PaperMaker = (context) => {
  const { dossier, say, pages } = context;
  const residents = dossier.form.roster.filter((worker) => worker.dormitory === true);
  const rules = ['Residents come and go at any time; there is no curfew and no permit.', 'Doors are not locked from outside; there are no guards inside.', 'Living in is free and voluntary; visitors are welcome.', 'Complaints may be left in the box or with the trade union.'];
  return { letterhead: 'company', leaves: firstLeaves([
    [{ kind: 'heading', text: say('Residents') }, { kind: 'table', size: 9, columns: [col(say('Worker number')), col(say('Name'), 2), col(say('Room'))], rows: residents.map((worker, index) => [worker.workerId, nameOf(context, worker), `${201 + Math.floor(index / 2)}`]), total: [say('Total'), String(residents.length), ''] }, sign(context)],
    ...rules.map((rule, index): Leaf => [{ kind: 'heading', text: `${say('House rules')} ${index + 1}` }, { kind: 'text', text: say(rule), size: 11 }]),
  ], pages) };
};

const ADVERT = 'Wanted: fillet workers. Monthly wage by contract, overtime paid, no fee, no deposit. Apply in person with your identity card, which you keep.';

export const recruitment: PaperMaker = (context) => {
  const { dossier, say, pages } = context;
  const latest = [...dossier.form.roster].sort((a, b) => (b.hireDate ?? '').localeCompare(a.hireDate ?? '')).slice(0, pages - 3);
  const steps = ['Public job advert', 'Application in person', 'Identity check, card handed back', 'Written contract, copy to the worker', 'Training before work'].map(say);
  return { letterhead: 'company', leaves: [
    [{ kind: 'heading', text: say('Recruitment procedure') }, { kind: 'flow', steps }, { kind: 'text', text: say('All workers are hired by the company itself. There is no agency and no dispatch labor, and no worker pays a fee.') }, sign(context)],
    [{ kind: 'heading', text: say('Job advert') }, { kind: 'text', text: say(ADVERT), size: 12 }],
    [{ kind: 'heading', text: say('Leavers') }, { kind: 'table', size: 9, columns: [col(say('Worker number')), col(say('Left on'))], rows: [['QB065', '2026-06-30'], ['QB066', '2026-07-12']] }],
    ...latest.map((worker): Leaf => [{ kind: 'heading', text: `${say('Application form')} ${worker.workerId}` }, { kind: 'fields', rows: [[say('Name'), nameOf(context, worker)], [say('Born'), worker.dateOfBirth ?? ''], [say('Home province'), say(worker.hukouProvince ?? '')], [say('Hired on'), worker.hireDate ?? ''], [say('Recruited by'), say('the company itself')], [say('Fee paid'), quantity(worker.recruitmentFeePaid ?? 0, 'C62')]] }]),
  ] };
};

export const payrollSummary: PaperMaker = (context) => {
  const { dossier, say, pages } = context;
  const own = dossier.form.payrollSummary;
  const figure = (key: string): number => (own?.[key] ?? 0);
  const front: Leaf = [{ kind: 'fields', rows: [[say('Month'), own?.period ?? ''], [say('Workers on the payroll'), String(figure('workersOnPayroll'))], [say('Paid through the bank'), String(figure('workersPaidByBank'))], [say('Paid in cash'), String(figure('workersPaidCash'))], [say('Net'), money(figure('payrollNetTotal'), 'VND')], [say('Bank batch'), money(figure('bankBatchTotal'), 'VND')], [say('Lowest base wage'), money(figure('minMonthlyBase'), 'VND')], [say('Longest week, hours'), number(figure('maxWeeklyHours'), 1)]] }, sign(context)];
  // The dossier has no rows for this site: worker numbers are shown, single wages are not.
  const numbers = Array.from({ length: figure('workersPaidByBank') }, (_, index) => `HM${String(index + 1).padStart(4, '0')}`);
  const lists = spread(numbers, pages - 1).map((part, index): Leaf => [
    { kind: 'heading', text: `${say('Bank batch')} ${index + 1} / ${pages - 1}` },
    { kind: 'table', columns: [1, 2, 3, 4].map(() => col(say('Worker number'))), rows: spread(part, Math.ceil(part.length / 4)).map((row) => [...row, '', '', '', ''].slice(0, 4)), size: 8.5 },
    { kind: 'text', text: `${say('Paid on')} ${dayAfter(context.exhibit.docDate ?? '2026-01-01', 0)}` },
  ]);
  return { letterhead: 'bank', leaves: [front, ...lists] };
};
