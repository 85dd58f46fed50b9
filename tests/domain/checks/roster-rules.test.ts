// P05 of totals, P11–P13, P16, P18, P21–P23, P25, P26 and T21 clause by clause: the tables of the payroll of March against each other.
import { describe } from 'vitest';
import type { Hit } from '../../../src/domain/checks/facts.ts';
import { shows } from '../../../src/domain/checks/labor-hit.ts';
import { rosterHits } from '../../../src/domain/checks/roster-rules.ts';
import { laborTables } from '../../../src/domain/labor/labor-tables.ts';
import { madeSite } from '../chain/made-chain.ts';
import { madeExhibit, ofWhole, proveSaid } from './made-dossier.ts';

const judged = (...others: readonly Hit[]) => ofWhole(({ dossier }) => rosterHits(laborTables(dossier), others));
const month = { id: 'M', siteId: 'S', periodStart: '2026-03-01', periodEnd: '2026-03-31', currency: 'CNY' };
const worker = (workerId: string, patch: object = {}) => ({ id: `W${workerId}`, siteId: 'S', workerId, name: `N${workerId}`, ...patch });
const row = (workerId: string, patch: object = {}) => ({ id: `R${workerId}`, payrollId: 'M', workerId, net: workerId, ...patch });
/** Workers one to so many, each on the roster and each with a row. */
const paid = (count: number, dossier: object = {}, payroll: object = {}, patch: object = {}): object => { const ids = Array.from({ length: count }, (_, index) => String(index + 1)); return { payrolls: [{ ...month, ...payroll }], payrollRows: ids.map((id) => row(id, patch)), workers: ids.map((id) => worker(id)), ...dossier }; };
const card = (date: string) => ({ id: date, workerId: '1', date, hours: '8' });

describe('a row of the payroll', () => {
  const one = (patch: object, timecards: readonly object[] = []): object => paid(1, { workers: [worker('1', patch)], timecards });
  proveSaid(judged(), [
    ['has somebody on the roster', paid(2)],
    ['has nobody on the roster', paid(2, { workers: [worker('1')] }), 'P12 @ payrollRows:R2 | Records show: worker 2 (payroll) was paid and is not on the roster.'],
    ['without a roster has anybody', paid(2, { workers: [] })],
    ['is of who left in the period', one({ leaveDate: '2026-03-01' })],
    ['is not of who left before', one({ leaveDate: '2026-02-28' }), 'P13 @ payrollRows:R1 | Records show: worker 1 (payroll) left on 2026-02-28 and was paid for a later time.'],
    ['is of who worked on the last day', one({ leaveDate: '2026-03-10' }, [card('2026-03-10')])],
    ['is not of who worked after leaving', one({ leaveDate: '2026-03-10' }, [card('2026-03-10'), card('2026-03-11')]), 'P13 card @ payrollRows:R1 | Records show: worker 1 (payroll) left on 2026-03-10 and has a day card of 2026-03-11.'],
    ['is of who came on the last day', one({ hireDate: '2026-03-31' })],
    ['is not of who came after', one({ hireDate: '2026-04-01' }), 'P16 @ payrollRows:R1 | Records show: worker 1 (payroll) was hired on 2026-04-01 and paid for an earlier time.'],
    ['is of who worked on the first day', one({ hireDate: '2026-03-10' }, [card('2026-03-10')])],
    ['is not of who worked before', one({ hireDate: '2026-03-10' }, [card('2026-03-09'), card('2026-03-10')]), 'P16 card @ payrollRows:R1 | Records show: worker 1 (payroll) was hired on 2026-03-10 and has a day card of 2026-03-09.'],
    ['stands once for each', paid(1, { payrollRows: [row('1'), { ...row('1'), id: 'R2', sourceRow: 7 }] }), 'P11 @ payrollRows:R1 payrollRows:R2.row 7 | Records show: worker 1 stands 2 times in one payroll (payroll; payroll, row 7).'],
  ]);
});

describe('everybody on the roster', () => {
  const missing = (patch: object): object => paid(1, { workers: [worker('1'), worker('2', patch)] });
  proveSaid(judged(), [
    ['is paid', missing({ sourceRow: 3 }), 'P18 M @ workers:W2.row 3 | Records show: worker 2 is on the roster and was not paid for 2026-03.'],
    ['who came on the last day is paid', missing({ hireDate: '2026-03-31' }), 'P18 M @ workers:W2 | Records show: worker 2 is on the roster and was not paid for 2026-03.'],
    ['who came later is not', missing({ hireDate: '2026-04-01' })],
    ['who left on the first day is paid', missing({ leaveDate: '2026-03-01' }), 'P18 M @ workers:W2 | Records show: worker 2 is on the roster and was not paid for 2026-03.'],
    ['who left before is not', missing({ leaveDate: '2026-02-28' })],
    ['of another site is not', missing({ siteId: 'T' })],
    ['of no site is paid', missing({ siteId: null }), 'P18 M @ workers:W2 | Records show: worker 2 is on the roster and was not paid for 2026-03.'],
    ['who earned receives something', paid(1, {}, {}, { gross: '100', net: '0' }), 'P18 nothing @ payrollRows:R1 | Records show: worker 1 (payroll) earned 100 and received nothing.'],
    ['who earned nothing receives nothing', paid(1, {}, {}, { gross: '0', net: '0' })],
    ['may be paid a net without a gross', paid(1, {}, {}, { net: '0' })],
    ['is in a payroll that has rows', { payrolls: [month], workers: [worker('1')] }],
  ]);
});

describe('the net pay', () => {
  const same = (count: number, equal: number, dossier: object = {}): object => { const made = paid(count, dossier) as { payrollRows: { workerId: string }[] }; return { ...made, payrollRows: made.payrollRows.map((one, index) => ({ ...one, net: index < equal ? '5000' : one.workerId })) }; };
  proveSaid(judged(), [
    ['of a fifth may be equal', same(10, 2)],
    ['of more is not', same(10, 3), 'P21 @ payrolls:M | Records show: 3 of 10 workers have the same net pay.'],
    ['of four is too few to tell', same(4, 4)],
    ['of more than was entered is not equal', same(10, 2, { payrollParameters: [{ id: 'Y', identicalNetPctWarn: '10' }] }), 'P21 @ payrolls:M | Records show: 2 of 10 workers have the same net pay.'],
    ['of one is equal to nobody’s', same(5, 1, { payrollParameters: [{ id: 'Y', identicalNetPctWarn: '10' }] })],
  ]);
});

describe('the bank', () => {
  const batch = (patch: object = {}) => ({ id: 'B', payrollId: 'M', ref: 'PB1', date: '2026-04-10', count: 2, amount: '3', ...patch });
  proveSaid(judged(), [
    ['pays what the payroll says', paid(2, { bankBatches: [batch({ amount: '3.02' })] })],
    ['pays no other sum', paid(2, { bankBatches: [batch({ amount: '3.03', exhibitId: 'E1' })], exhibits: [madeExhibit('E1', 'BANK_PAYROLL_BATCH')] }), 'P22 @ payrolls:M | Records show: the bank paid 3.03 (E1); the payroll says 3.00.'],
    ['pays as many', paid(2, { bankBatches: [batch({ count: 1, amount: '1' }), batch({ id: 'B2', count: 1, amount: '2' })] })],
    ['pays no fewer', paid(2, { bankBatches: [batch({ count: 1 })] }), 'P23 @ payrolls:M | Records show: the bank made 1 transfers for 2 rows.'],
    ['pays all but those in cash', paid(2, { payrollRows: [row('1', { payMethod: 'Cash' }), row('2')], bankBatches: [batch({ count: 1, amount: '2' })] })],
    ['of another payroll is another matter', paid(2, { bankBatches: [batch({ payrollId: null, amount: '9' })] })],
  ]);
});

describe('the totals', () => {
  const total = (totals: object): object => paid(2, {}, { totals }, { gross: '100', regularHours: '80', overtimeWeekday: '5', overtimeHoliday: '1' });
  const paper = (docType: string, patch: object, dossier: object = {}, payroll: object = {}): object => paid(2, { exhibits: [madeExhibit('E1', docType, { amount: '3', ...patch })], ...dossier }, { sourceExhibitId: 'E1', ...payroll });
  const banked = { bankBatches: [{ id: 'B', payrollId: 'M', ref: 'PB1', date: '2026-04-10', count: 2, amount: '3', exhibitId: 'E1' }] };
  proveSaid(judged(), [
    ['are those of the rows', total({ net: '3.02', gross: '200', regularHours: '160', overtimeHours: '12' })],
    ['are no others', total({ net: '3.03', gross: '201', regularHours: '161', overtimeHours: '13' }), 'P05 net @ payrolls:M | Records show: the net of the rows sum to 3.00; the printed total is 3.03.', 'P05 gross @ payrolls:M | Records show: the gross of the rows sum to 200.00; the printed total is 201.', 'P05 regularHours @ payrolls:M | Records show: the regular hours of the rows sum to 160.00; the printed total is 161.', 'P05 overtimeHours @ payrolls:M | Records show: the overtime hours of the rows sum to 12.00; the printed total is 13.'],
    ['are on its paper', paper('PAYROLL_REGISTER', { amount: '3.02', currency: 'CNY' })],
    ['are no others on its paper', paper('PAYROLL_REGISTER', { amount: '3.03' }), 'P05 paper @ exhibits:E1.amount | Records show: E1 states 3.03; the rows of the payroll sum to 3.00.'],
    ['are in its currency on its paper', paper('PAYROLL_REGISTER', { amount: '9', currency: 'USD' }), 'P05 currency @ exhibits:E1.currency | Records show: E1 is in USD, the payroll in CNY.'],
    ['are on no paper that is withdrawn', paper('PAYROLL_REGISTER', { amount: '9', state: 'withdrawn' })],
    ['are on no paper of something else', paper('POLICY', { amount: '9' })],
    ['are on no paper of another payroll', paper('PAYROLL_REGISTER', { amount: '9' }, {}, { sourceExhibitId: null })],
    ['may be left out on its paper', paper('PAYROLL_REGISTER', { amount: null })],
    ['are on the paper of the bank', paper('BANK_PAYROLL_BATCH', { amount: '9' }, banked, { sourceExhibitId: null }), 'P22 warn paper @ exhibits:E1.amount | Records show: E1 states 9; the rows of the payroll sum to 3.00.'],
    ['are on the paper of the bank where the bank paid them', paper('BANK_PAYROLL_BATCH', { amount: '9' })],
  ]);
});

describe('social insurance', () => {
  const insured = (count: number, insuredCount: number, patch: object = {}, payroll: object = {}): object => paid(count, { socialInsurance: [{ id: 'I', month: '2026-03', insuredCount, ...patch }] }, payroll);
  proveSaid(judged(), [
    ['is there for everybody', insured(10, 10)],
    ['lacks a tenth', insured(10, 9, { exhibitId: 'E9' }), 'P26 warn @ socialInsurance:I.insuredCount | Records show: 9 of 10 paid workers are insured.'],
    ['lacks more', insured(10, 8), 'P26 block @ socialInsurance:I.insuredCount | Records show: 8 of 10 paid workers are insured.'],
    ['is of the month', insured(2, 2, { month: '2026-02' }), 'P26 month @ socialInsurance:I.month | Records show: the social-insurance roll is of 2026-02, the payroll of 2026-03.'],
    ['is of the last month of the period', insured(2, 1, { month: '2026-04' }, { periodEnd: '2026-04-30' }), 'P26 block @ socialInsurance:I.insuredCount | Records show: 1 of 2 paid workers are insured.'],
    ['is of the site', insured(2, 0, { siteId: 'T' })],
    ['of this site is told by its paper', { ...insured(2, 1, { siteId: 'S', exhibitId: 'E1' }), exhibits: [madeExhibit('E1', 'SOCIAL_INSURANCE_ROLL')] }, 'P26 block @ socialInsurance:I.insuredCount | Records show: 1 of 2 paid workers are insured (E1).'],
  ]);
});

describe('the period', () => {
  const over = (periodStart: string, periodEnd: string, dossier: object = {}, patch: object = {}): object => paid(1, dossier, { periodStart, periodEnd, ...patch });
  const source = (from: string, to: string, state = 'ready'): object => over('2026-03-01', '2026-03-31', { exhibits: [madeExhibit('E1', 'PAYROLL_REGISTER', { periodCovered: { from, to }, state })] }, { sourceExhibitId: 'E1' });
  proveSaid(judged(), [
    ['may be a quarter', over('2026-07-01', '2026-09-30')],
    ['is no longer', over('2026-07-01', '2026-10-01'), 'P05 period @ payrolls:M | Records show: the payroll covers 93 days (2026-07-01 to 2026-10-01).'],
    ['may be a day', over('2026-07-01', '2026-07-01')],
    ['is no shorter', over('2026-07-02', '2026-07-01', { workers: [] }), 'P05 period @ payrolls:M | Records show: the payroll covers 0 days (2026-07-02 to 2026-07-01).'],
    ['is that of its paper', source('2026-03-01', '2026-03-31')],
    ['does not begin otherwise on its paper', source('2026-03-02', '2026-03-31'), 'P05 covered @ payrolls:M exhibits:E1.periodCovered | Records show: the payroll is of 2026-03-01 to 2026-03-31; its paper E1 covers 2026-03-02 to 2026-03-31.'],
    ['does not end otherwise on its paper', source('2026-03-01', '2026-03-30'), 'P05 covered @ payrolls:M exhibits:E1.periodCovered | Records show: the payroll is of 2026-03-01 to 2026-03-31; its paper E1 covers 2026-03-01 to 2026-03-30.'],
    ['is not held against a paper that is withdrawn', source('2026-03-01', '2026-03-30', 'withdrawn')],
    ['is in the currency of the site', paid(1, { payrollParameters: [{ id: 'Y', currency: 'CNY' }] })],
    ['is in no other currency', paid(1, { payrollParameters: [{ id: 'Y', currency: 'USD' }] }), 'P05 currency @ payrolls:M | Records show: the payroll is in CNY, the yardsticks of the site are in USD.'],
  ]);
});

describe('an audit', () => {
  const audit = (patch: object) => ({ id: 'A', scheme: 'SMETA', siteId: 'S', ...patch });
  const counted = (count: number, patch: object, dossier: object = {}): object => paid(count, { audits: [audit(patch)], ...dossier });
  const reason = (counts: object, explanations: object, siteId: string | null = null): object => ({ headcounts: [{ id: 'H', siteId, asOf: '2025-01-01', counts, explanations }] });
  const all = (patch: object): object => ({ workers: [worker('1', patch), worker('2', patch)] });
  const agency = (patch: object): object => ({ workers: [worker('1'), worker('2', patch)] });
  proveSaid(judged(), [
    ['counts within a twentieth', counted(21, { workersOnSite: 20 })],
    ['counts no fewer', counted(22, { workersOnSite: 20 }), 'P25 @ audits:A.workersOnSite payrolls:M | Records show: the SMETA audit counted 20 workers; the payroll has 22, and no reason is on file.'],
    ['counts no more', counted(2, { workersOnSite: 3 }), 'P25 @ audits:A.workersOnSite payrolls:M | Records show: the SMETA audit counted 3 workers; the payroll has 2, and no reason is on file.'],
    ['counts others for a reason', counted(2, { workersOnSite: 3 }, reason({ auditMay: 3 }, { auditExplanation: 'a season' }))],
    ['counts others for a reason of its site', counted(2, { workersOnSite: 3 }, reason({ auditMay: 3 }, { auditExplanation: 'a season' }, 'T')), 'P25 @ audits:A.workersOnSite payrolls:M | Records show: the SMETA audit counted 3 workers; the payroll has 2, and no reason is on file.'],
    ['counts others for a reason that is given', counted(2, { workersOnSite: 3 }, reason({ auditMay: 3 }, { auditExplanation: ' ' })), 'P25 @ audits:A.workersOnSite payrolls:M | Records show: the SMETA audit counted 3 workers; the payroll has 2, and no reason is on file.'],
    ['counts others for a reason of this count', counted(2, { workersOnSite: 3 }, reason({ auditMay: 4 }, { auditExplanation: 'a season' })), 'P25 @ audits:A.workersOnSite payrolls:M | Records show: the SMETA audit counted 3 workers; the payroll has 2, and no reason is on file.'],
    ['counts at another site', counted(2, { workersOnSite: 3, siteId: 'T' })],
    ['may count nobody', counted(2, {})],
    ['counts foreigners of several nationalities', counted(2, { workersOnSite: 2, foreignWorkers: 1 }, { workers: [worker('1', { nationality: 'CHN' }), worker('2', { nationality: 'VNM' })] })],
    ['counts foreigners whom the roster does not have', counted(2, { workersOnSite: 2, foreignWorkers: 1 }, all({ nationality: 'CHN' })), 'T21 warn foreign @ audits:A.workersOnSite payrolls:M | Records show: the SMETA audit counted 1 foreign workers; everybody on the roster is of one nationality.'],
    ['counts foreigners whom the roster has at another site', counted(2, { workersOnSite: 2, foreignWorkers: 1 }, { workers: [worker('1', { nationality: 'CHN' }), worker('2', { nationality: 'CHN' }), worker('3', { nationality: 'VNM', siteId: 'T' })] }), 'T21 warn foreign @ audits:A.workersOnSite payrolls:M | Records show: the SMETA audit counted 1 foreign workers; everybody on the roster is of one nationality.'],
    ['counts foreigners among people whose nationality is not stated', counted(2, { workersOnSite: 2, foreignWorkers: 1 })],
    ['counts foreigners among people of whom one’s nationality is not stated', counted(2, { workersOnSite: 2, foreignWorkers: 1 }, { workers: [worker('1', { nationality: 'CHN' }), worker('2')] })],
    ['counts foreigners where there is no roster', counted(2, { workersOnSite: 2, foreignWorkers: 1 }, { workers: [] })],
    ['counts contract workers where there is no roster', counted(2, { workersOnSite: 2, contractWorkers: 1 }, { workers: [] })],
    ['counts contract workers whom the roster has at another site', counted(2, { workersOnSite: 2, contractWorkers: 1 }, { workers: [worker('1'), worker('2'), worker('3', { agencyId: 'P', siteId: 'T' })] }), 'T21 warn contract @ audits:A.workersOnSite payrolls:M | Records show: the SMETA audit counted 1 contract workers; the roster has none.'],
    ['counts no foreigners', counted(2, { workersOnSite: 2, foreignWorkers: 0 })],
    ['counts contract workers whom the roster does not have', counted(2, { workersOnSite: 2, contractWorkers: 1 }, agency({ employmentType: 'direct' })), 'T21 warn contract @ audits:A.workersOnSite payrolls:M | Records show: the SMETA audit counted 1 contract workers; the roster has none.'],
    ['counts contract workers whom the roster has', counted(2, { workersOnSite: 2, contractWorkers: 1 }, agency({ employmentType: 'dispatch' }))],
    ['counts contract workers of an agency', counted(2, { workersOnSite: 2, contractWorkers: 1 }, agency({ agencyId: 'P' }))],
    ['is held against a payroll that has rows', { payrolls: [month], audits: [audit({ workersOnSite: 3 })] }],
  ]);
});

describe('the record of a site', () => {
  const site = (workers: number | null, count = 20, dossier: object = {}): object => paid(count, { sites: [madeSite('S', { workers, name: 'Mill' })], ...dossier });
  proveSaid(judged(), [
    ['counts within a twentieth', site(20, 21)],
    ['counts no others', site(20, 22), 'T21 warn site @ sites:S.workers payrolls:M | Records show: the site record says 20 workers, the payroll has 22.'],
    ['counts nobody below zero', site(-1, 1), 'T21 warn site @ sites:S.workers payrolls:M | Records show: the site record says -1 workers, the payroll has 1.'],
    ['may count nobody', site(null)],
    ['is held against the last payroll', site(2, 2, { payrolls: [{ ...month, id: 'L', periodStart: '2026-02-01', periodEnd: '2026-02-28' }, month], payrollRows: [row('1', { payrollId: 'L' }), row('1'), row('2')], workers: [worker('1'), worker('2', { hireDate: '2026-03-01' })] })],
    ['is held against its own payroll', { ...site(9), payrolls: [{ ...month, siteId: 'T' }], workers: [] }],
  ]);
});

describe('the headcount', () => {
  const head = (counts: object, explanations: object = {}, dossier: object = {}): object => paid(2, { headcounts: [{ id: 'H', siteId: 'S', asOf: '2026-03-31', counts, explanations }], ...dossier });
  const audits = { audits: [{ id: 'A', scheme: 'SMETA', siteId: 'S', workersOnSite: 2 }] };
  const paper = (docType: string, value: string, patch: object = {}): object => ({ exhibits: [madeExhibit('E1', docType, { quantities: [{ value, uom: 'C62', what: 'people' }], ...patch })] });
  const visit = (value: string, onShift: object = { siteVisitOnShift: 2, onLeave: 0 }, patch: object = {}): object => head({ roster: 2, ...onShift }, {}, paper('SITE_VISIT_REPORT', value, patch));
  proveSaid(judged(), [
    ['is the same in every list', head({ roster: 2, payrollRows: 2, siteVisitOnShift: 1, onLeave: 1 })],
    ['is not the same in every list', head({ roster: 2, payrollRows: 3, siteVisitOnShift: 1 }), 'T21 warn difference @ headcounts:H.payrollRows | Records show: 3 people are counted in “payrollRows”, 2 on the roster, and no reason is given.', 'T21 warn difference @ headcounts:H.siteVisitOnShift | Records show: 1 people are counted in “siteVisitOnShift”, 2 on the roster, and no reason is given.'],
    ['differs for a reason', head({ roster: 2, attendanceIds: 3 }, { attendanceIds: 'visitors' })],
    ['is that of the audits', head({ roster: 2, auditMay: 2 }, {}, audits)],
    ['is not that of the audits', head({ roster: 2, auditMay: 3 }, { audit: 'a season' }, audits), 'T21 warn audit @ headcounts:H.auditMay | Records show: the headcount states 3 for “auditMay”; the audits counted 2.'],
    ['is not held against audits of other sites', head({ roster: 2, auditMay: 3 }, { audit: 'a season' }, { audits: [{ id: 'A', scheme: 'SMETA', siteId: 'T', workersOnSite: 2 }] })],
    ['is that of the tables', head({ roster: 3, payrollRows: 3 }), 'T21 warn table @ headcounts:H.roster | Records show: the headcount states 3 for “roster”; the table itself has 2.', 'T21 warn table @ headcounts:H.payrollRows | Records show: the headcount states 3 for “payrollRows”; the table itself has 2.'],
    ['is told once where a row is the reason', paid(2, { workers: [worker('1')], headcounts: [{ id: 'H', siteId: 'S', asOf: '2026-03-31', counts: { roster: 2, payrollRows: 2 } }] }), 'P12 @ payrollRows:R2 | Records show: worker 2 (payroll) was paid and is not on the roster.'],
    ['is that of a paper', head({ roster: 2 }, {}, paper('WORKER_ROSTER', '2'))],
    ['is not that of a paper', head({ roster: 2 }, {}, paper('WORKER_ROSTER', '3')), 'T21 warn paper @ exhibits:E1.quantities | Records show: E1 counts 3 people; the table has 2.'],
    ['is not that of a paper about what no table counts', head({ roster: 2, attendanceIds: 2 }, {}, paper('TIME_RECORDS', '3')), 'T21 warn paper @ exhibits:E1.quantities | Records show: E1 counts 3 people; the headcount states 2.'],
    ['is not held against a paper that is withdrawn', head({ roster: 2 }, {}, paper('WORKER_ROSTER', '3', { state: 'withdrawn' }))],
    ['is not held against a paper of something else', head({ roster: 2 }, {}, paper('POLICY', '3'))],
    ['is not held against a paper with two counts', head({ roster: 2 }, {}, paper('WORKER_ROSTER', '3', { quantities: ['3', '4'].map((value) => ({ value, uom: 'H87', what: 'people' })) }))],
    ['is not held against a paper of what nobody counts', head({ roster: 2 }, {}, paper('LABOR_CONTRACT', '3'))],
    ['is that of a visit', visit('2')],
    ['is not that of a visit', visit('1'), 'T21 warn visit @ exhibits:E1.quantities | Records show: E1 counted 1 people on shift; the headcount states 2.'],
    ['is not held against a visit that is withdrawn', visit('1', undefined, { state: 'withdrawn' })],
    ['is not held against a visit without a count', visit('1', {})],
  ]);
  proveSaid(judged(shows('P32', [], '')), [['is explained by a finding about contracts', paid(2, { workers: [worker('1', { contractNo: 'C' }), worker('2')], headcounts: [{ id: 'H', siteId: 'S', asOf: '2026-03-31', counts: { roster: 2, contracts: 2 } }] })]]);
});
