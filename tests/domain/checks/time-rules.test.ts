// P01–P03, P24 and P27–P29 clause by clause: what the payroll and the day cards of March say of hours.
import { describe } from 'vitest';
import { rowsWithLongWeeks, timeHits } from '../../../src/domain/checks/time-rules.ts';
import { shows } from '../../../src/domain/checks/labor-hit.ts';
import { laborTables } from '../../../src/domain/labor/labor-tables.ts';
import { madeLot, madeSite } from '../chain/made-chain.ts';
import { ofWhole, proveSaid } from './made-dossier.ts';

const month = { id: 'M', siteId: 'S', periodStart: '2026-03-01', periodEnd: '2026-03-31', currency: 'CNY' };
const row = { id: 'R', payrollId: 'M', workerId: '7' };
const march = (day: number): string => new Date(Date.UTC(2026, 2, day)).toISOString().slice(0, 10);
/** Day cards of a worker, hours by day of March. */
const cards = (hours: Readonly<Record<number, string>>, workerId = '7') => Object.entries(hours).map(([day, text]) => ({ id: `${workerId}-${day}`, workerId, date: march(Number(day)), hours: text }));
const days = (from: number, count: number, hours: string): Record<number, string> => Object.fromEntries(Array.from({ length: count }, (_, index) => [from + index, hours]));

describe('the hours of a row', () => {
  const time = ofWhole((facts) => timeHits(laborTables(facts.dossier), facts));
  const worked = (patch: object, parameters: object | null = null, timecards: readonly object[] = []): object => ({ payrolls: [month], payrollRows: [{ ...row, overtimeWeekday: '1', ...patch }], timecards, ...(parameters === null ? {} : { payrollParameters: [{ id: 'Y', ...parameters }] }) });
  proveSaid(time, [
    ['may be sixty in a week', worked({ weeklyHours: ['60', '48'] })],
    ['are no more than sixty in a week', worked({ weeklyHours: ['48', '61', '60'] }), 'P01 @ payrollRows:R | Records show: worker 7 (payroll) worked 61 hours in one week; the yardstick is 60.'],
    ['are no more than was entered', worked({ weeklyHours: ['55'] }, { weeklyHoursAlert: '54' }), 'P01 @ payrollRows:R | Records show: worker 7 (payroll) worked 55 hours in one week; the yardstick is 54.'],
    ['may be sixty in seven days of the cards', worked({}, null, cards(days(1, 6, '10')))],
    ['are no more than sixty in seven days of the cards', worked({}, null, cards({ 2: '6', ...days(4, 5, '11') })), 'P01 @ payrollRows:R | Records show: worker 7 (payroll) worked 61 hours in the seven days from 2026-03-02, by the day cards; the yardstick is 60.'],
    ['are those of the period', worked({}, null, cards({ ...days(-6, 6, '11'), ...days(32, 6, '11') }))],
    ['are those of its first and last day too', worked({}, null, cards({ 1: '23', 2: '23', 3: '23', 29: '23', 30: '23', 31: '24' })), 'P01 @ payrollRows:R | Records show: worker 7 (payroll) worked 70 hours in the seven days from 2026-03-29, by the day cards; the yardstick is 60.'],
    ['by the payroll are told before the cards', worked({ weeklyHours: ['61'] }, null, cards(days(1, 6, '11'))), 'P01 @ payrollRows:R | Records show: worker 7 (payroll) worked 61 hours in one week; the yardstick is 60.'],
    ['leave a day of rest after six', worked({ longestRunDays: 6 })],
    ['leave a day of rest', worked({ longestRunDays: 7 }), 'P02 warn @ payrollRows:R | Records show: worker 7 (payroll) worked 7 days without a rest day.'],
    ['leave a day of rest in two weeks at the least', worked({ longestRunDays: 13 }), 'P02 warn @ payrollRows:R | Records show: worker 7 (payroll) worked 13 days without a rest day.'],
    ['leave no day of rest in two weeks', worked({ longestRunDays: 14 }), 'P02 block @ payrollRows:R | Records show: worker 7 (payroll) worked 14 days without a rest day.'],
    ['leave a day of rest by the cards', worked({ longestRunDays: 2 }, null, cards(days(1, 7, '8'))), 'P02 warn @ payrollRows:R | Records show: worker 7 (payroll) worked 7 days without a rest day.'],
    ['with a day of nothing leave a day of rest', worked({}, null, cards({ ...days(1, 6, '8'), 7: '0', ...days(8, 3, '8') }))],
    ['may be the cap of overtime', worked({ overtimeWeekday: '20', overtimeRestDay: '10', overtimeHoliday: '6' }, { overtimeMonthlyCapHours: '36' })],
    ['are no more than the cap of overtime', worked({ overtimeWeekday: '20', overtimeRestDay: '10', overtimeHoliday: '7' }, { overtimeMonthlyCapHours: '36' }), 'P03 @ payrollRows:R | Records show: worker 7 (payroll) has 37 hours of overtime in the month; the cap entered is 36.'],
  ]);
  proveSaid(ofWhole(({ dossier }) => [...rowsWithLongWeeks(laborTables(dossier))].map((id) => shows('P01', [], id))), [
    ['are long in the rows that have a long week', { payrolls: [month], payrollRows: [{ ...row, weeklyHours: ['61'] }, { ...row, id: 'R2', weeklyHours: ['60'] }, { ...row, id: 'R3' }] }, 'P01 @  | Records show: R'],
  ]);

  const line = (figures: object, patch: object = {}, timecards: readonly object[] = []): object => ({ payrollRows: [row], capacityChecks: [{ id: 'C', from: '2026-03-02', to: '2026-03-05', figures, benchmarkLow: '2', benchmarkHigh: '4', ...patch }], timecards });
  const four = cards(days(2, 4, '10'));
  proveSaid(time, [
    ['make a plausible output', line({ outputKg: '80', lineLaborHours: '40', lineWorkers: '1', kgPerLaborHour: '2' }, {}, four)],
    ['make no less', line({ outputKg: '79', lineLaborHours: '40' }), 'P24 warn @ capacityChecks:C | Records show: 79 made in 40 hours stated is 1.98 an hour; 2 to 4 is plausible.'],
    ['may make the most', line({ outputPcs: '160', lineLaborHours: '40' })],
    ['make no more', line({ outputPcs: '240', lineLaborHours: '40' }), 'P24 warn @ capacityChecks:C | Records show: 240 made in 40 hours stated is 6.00 an hour; 2 to 4 is plausible.'],
    ['make no more than one and a half times the most', line({ outputPcs: '241', lineLaborHours: '40' }), 'P24 block @ capacityChecks:C | Records show: 241 made in 40 hours stated is 6.03 an hour; 2 to 4 is plausible.'],
    ['of the cards make a plausible output', line({ outputKg: '79' }, {}, four), 'P24 warn @ capacityChecks:C | Records show: 79 made in 40 hours of the day cards is 1.98 an hour; 2 to 4 is plausible.'],
    ['are those of the days of the test', line({ outputKg: '80' }, {}, [...four, ...cards({ 1: '10', 6: '10' })])],
    ['are not nothing', line({ outputKg: '80', lineLaborHours: '0' }), 'P24 @ capacityChecks:C | Records show: 80 were made without any hours stated.'],
    ['may be nothing where nothing is made', line({ outputKg: '0', lineLaborHours: '0' })],
    ['without a benchmark are not judged', line({ outputKg: '1', lineLaborHours: '40' }, { benchmarkLow: null })],
    ['without an upper benchmark are not judged', line({ outputKg: '999', lineLaborHours: '40' }, { benchmarkHigh: null })],
    ['make the rate that is declared, within a hundredth', line({ outputKg: '100', lineLaborHours: '40', kgPerLaborHour: '2.525' })],
    ['make no other rate', line({ outputKg: '100', lineLaborHours: '40', kgPerLaborHour: '2.53' }), 'P24 rate @ capacityChecks:C | Records show: 2.53 an hour is declared; output and hours make 2.50.'],
    ['have a plausible declared rate', line({ outputKg: '100', kgPerLaborHour: '4' })],
    ['have no declared rate below', line({ kgPerLaborHour: '1.9' }), 'P24 declared @ capacityChecks:C | Records show: 1.9 an hour is declared; 2 to 4 is plausible.'],
    ['have no declared rate above', line({ kgPerLaborHour: '4.1' }), 'P24 declared @ capacityChecks:C | Records show: 4.1 an hour is declared; 2 to 4 is plausible.'],
    ['are those of the cards, within half an hour', line({ outputKg: '100', lineLaborHours: '40.5' }, {}, four)],
    ['are no others than those of the cards', line({ outputKg: '100', lineLaborHours: '40.6' }, {}, four), 'P24 hours @ capacityChecks:C | Records show: the test counts 40.6 hours on the line, the day cards 40.'],
    ['are of people with cards', line({ outputKg: '100', lineLaborHours: '40', lineWorkers: '2' }, {}, four), 'P29 @ capacityChecks:C | Records show: 2 people worked on the line, 1 have day cards.'],
    ['are of people of whom no card is there', line({ outputKg: '100', lineLaborHours: '40', lineWorkers: '2' })],
  ]);

  const holiday = (timecards: readonly object[], patch: object = {}, dossier: object = {}): object => ({ sites: [madeSite('S', { country: 'CN' })], payrolls: [month], payrollRows: [{ ...row, overtimeWeekday: '1', ...patch }, { ...row, id: 'R8', workerId: '8' }], timecards, ...dossier });
  const mayDay = (workerId: string, hours = '8') => ({ id: `may-${workerId}`, workerId, date: '2026-05-01', hours });
  const lot = (producedOn: string | null, producedBy: string | null = 'S'): object => ({ lots: [madeLot('L', { producedOn, producedBy })] });
  proveSaid(time, [
    ['on a holiday are paid as such', holiday([mayDay('7')], { overtimeHoliday: '8' })],
    ['on a holiday are not paid as such', holiday([mayDay('7'), mayDay('8')], { overtimeHoliday: '8' }), 'P28 2026-05-01 @ timecards.2026-05-01 | Records show: 1 people worked on the public holiday 2026-05-01, and no holiday hours are paid to them.'],
    ['on a holiday are none', holiday([mayDay('7', '0')])],
    ['on a holiday of another country are none', holiday([mayDay('7')], {}, { sites: [madeSite('S', { country: 'DE' })] })],
    ['on a holiday of the country of the yardsticks', holiday([mayDay('7')], {}, { sites: [], payrollParameters: [{ id: 'Z', country: 'DE' }, { id: 'A', country: 'CN' }] }), 'P28 2026-05-01 @ timecards.2026-05-01 | Records show: 1 people worked on the public holiday 2026-05-01, and no holiday hours are paid to them.'],
    ['are there on the day a lot was made', holiday(cards({ 2: '8', 4: '8' }), {}, lot('2026-03-04'))],
    ['are missing on the day a lot was made', holiday(cards({ 2: '8', 4: '8' }), {}, lot('2026-03-03')), 'P28 output @ lots:L.producedOn | Records show: lot L was made on 2026-03-03; nobody has a day card for that day.'],
    ['are missing in the week after the cards', holiday(cards({ 2: '8', 4: '8' }), {}, lot('2026-03-11')), 'P28 output @ lots:L.producedOn | Records show: lot L was made on 2026-03-11; nobody has a day card for that day.'],
    ['are not asked for later', holiday(cards({ 2: '8', 4: '8' }), {}, lot('2026-03-12'))],
    ['are not asked for earlier', holiday(cards({ 2: '8', 4: '8' }), {}, lot('2026-03-01'))],
    ['are not asked for at other sites', holiday(cards({ 2: '8', 4: '8' }), {}, lot('2026-03-03', 'X'))],
    ['are not asked for at no site', holiday(cards({ 2: '8', 4: '8' }), {}, { ...lot('2026-03-03', null), payrolls: [{ ...month, siteId: null }] })],
    ['are not asked for on no day', holiday(cards({ 2: '8', 4: '8' }), {}, lot(null))],
    ['on a card are of somebody', holiday(cards({ 2: '8' }, '9')), 'P29 unknown @ timecards:9-2 | Records show: 9 has 1 day cards and is on no roster and no payroll.'],
    ['on a card are of somebody on the roster', holiday(cards({ 2: '8' }, '9'), {}, { workers: [{ id: 'W', workerId: '9', name: 'Li' }] })],
    ['on a card are of anybody where nobody is listed', { timecards: cards({ 2: '8' }, '9') }],
    ['on one day are twenty-four', holiday(cards({ 2: '24' }))],
    ['on one day are no more, nor fewer than none', holiday([...cards({ 2: '20', 3: '-1' }), { id: 'more', workerId: '7', date: '2026-03-02', hours: '4.5' }]), 'P27 2026-03-02 @ timecards:7-2.2026-03-02 | Records show: worker 7 has 24.5 hours on 2026-03-02.', 'P27 2026-03-03 @ timecards:7-2.2026-03-03 | Records show: worker 7 has -1 hours on 2026-03-03.'],
    ['of long weeks are paid as overtime', holiday(cards(days(2, 5, '11')), { overtimeWeekday: '7' })],
    ['of long weeks are not paid as overtime', holiday(cards({ ...days(2, 4, '11'), 6: '12.1' }), { overtimeWeekday: '0' }), 'P27 overtime @ payrollRows:R | Records show: 1 workers have long weeks on their day cards and no overtime in the payroll.'],
    ['of a week with eight more than the normal one are spared', holiday(cards({ ...days(2, 4, '11'), 6: '12' }), { overtimeWeekday: '0' })],
    ['of weeks longer than was entered are not paid as overtime', holiday(cards(days(2, 5, '10')), { overtimeWeekday: '0' }, { payrollParameters: [{ id: 'Y', standardWeeklyHours: '40' }] }), 'P27 overtime @ payrollRows:R | Records show: 1 workers have long weeks on their day cards and no overtime in the payroll.'],
    ['all alike are too neat', holiday(Array.from({ length: 20 }, (_, index) => ({ id: `T${index}`, workerId: '7', date: march(1 + index + Math.floor(index / 6)), hours: '8' }))), 'P27 @ timecards | Records show: 100 % of 20 day cards have exactly 8 hours.'],
  ]);
});
