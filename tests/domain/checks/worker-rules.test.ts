// P10, P14, P15, P17, P19, P20 and P30–P33 clause by clause: each person on the roster, and people who look like one.
import { describe } from 'vitest';
import { workerHits } from '../../../src/domain/checks/worker-rules.ts';
import { laborTables } from '../../../src/domain/labor/labor-tables.ts';
import { ofWhole, proveSaid } from './made-dossier.ts';

const month = { id: 'M', siteId: 'S', periodStart: '2026-03-01', periodEnd: '2026-03-31', currency: 'CNY' };
const row = { id: 'R', payrollId: 'M', workerId: '7' };

describe('a worker', () => {
  const people = ofWhole(({ dossier }) => workerHits(laborTables(dossier)));
  const one = (patch: object, dossier: object = {}): object => ({ workers: [{ id: 'W', workerId: '7', name: 'Wang', ...patch }], ...dossier });
  const yardsticks = (patch: object): object => ({ payrollParameters: [{ id: 'Y', ...patch }] });
  const overtime = { payrolls: [month], payrollRows: [{ ...row, overtimeRestDay: '1' }] };
  proveSaid(people, [
    ['is of any nationality', one({ nationality: 'CHN' })],
    ['may state none', one({ nationality: ' ' }, yardsticks({ nationalitiesOfConcern: [''] }))],
    ['is not of North Korea', one({ nationality: 'DPRK', sourceRow: 4 }), 'P10 @ workers:W.row 4 | Records show: worker 7 is of nationality DPRK.'],
    ['is not of North Korea, whatever was entered', one({ nationality: 'PRK' }, yardsticks({ nationalitiesOfConcern: ['MMR'] })), 'P10 @ workers:W | Records show: worker 7 is of nationality PRK.'],
    ['is not of what was entered', one({ nationality: 'Myanmar' }, yardsticks({ nationalitiesOfConcern: ['MMR', 'Myanmar'] })), 'P10 @ workers:W | Records show: worker 7 is of nationality Myanmar.'],
    ['who is Korean in China is looked at', one({ nationality: 'KOR' }, yardsticks({ country: 'CN' })), 'P10 info prompt @ workers:W | Records show: worker 7 is recorded as Korean at a site in CN; look at the identity paper.'],
    ['who is Korean in Russia is looked at', one({ nationality: 'KOR' }, yardsticks({ country: 'RU' })), 'P10 info prompt @ workers:W | Records show: worker 7 is recorded as Korean at a site in RU; look at the identity paper.'],
    ['who is Korean elsewhere is not', one({ nationality: 'KOR' }, yardsticks({ country: 'VN' }))],
    ['holds the identity paper', one({ idHeldBy: ' Self ' })],
    ['holds the identity paper, nobody else', one({ idHeldBy: 'agency' }), 'P14 @ workers:W | Records show: the identity paper of worker 7 is held by the agency.'],
    ['has a number of the home region', one({ idPrefix6: '210206', homeRegion: 'Liaoning' })],
    ['has a number of no other region', one({ idPrefix6: '410206', homeRegion: 'Liaoning', idNumberMasked: '210206' }), 'P15 @ workers:W | Records show: the identity number of worker 7 begins with 410206; the home region is Liaoning.'],
    ['has a number with one beginning', one({ idPrefix6: '210206', idNumberMasked: '210206********105X' })],
    ['has a number with no other beginning', one({ idPrefix6: '210206', idNumberMasked: '210999********105X' }), 'P15 beginnings @ workers:W | Records show: the identity number of worker 7 is recorded with two beginnings, 210206 and 210999.'],
    ['has a number that is masked from the start', one({ idPrefix6: '210206', idNumberMasked: '***999********105X' })],
    ['has a number without faults', one({ idNumberFaults: ['checkDigit', 'birthDate'] }), 'P15 checkDigit @ workers:W | Records show: the last character of the identity number of worker 7 does not fit the others.', 'P15 birthDate @ workers:W | Records show: the date of birth in the identity number of worker 7 is not that of the roster.'],
    ['has a number of the birth date', one({ idNumberMasked: '21020619700228105X', dateOfBirth: '1970-02-28' })],
    ['has a number of no other birth date', one({ idNumberMasked: '21020619700228105X', dateOfBirth: '1970-02-27' }), 'P15 born @ workers:W | Records show: the identity number of worker 7 says born on 1970-02-28, the roster 1970-02-27.'],
    ['was sixteen when hired', one({ dateOfBirth: '2000-05-01', hireDate: '2016-05-01' })],
    ['was not younger', one({ dateOfBirth: '2000-05-01', hireDate: '2016-04-30' }), 'P17 @ workers:W | Records show: worker 7 was 15 years old when hired.'],
    ['was born before being hired', one({ dateOfBirth: '2000-05-01', hireDate: '2000-04-30' }), 'P17 @ workers:W | Records show: worker 7 was hired on 2000-04-30, before the date of birth 2000-05-01.'],
    ['was hired on the day of birth', one({ dateOfBirth: '2000-05-01', hireDate: '2000-05-01' }), 'P17 @ workers:W | Records show: worker 7 was 0 years old when hired.'],
    ['was eighteen when hired for overtime', one({ dateOfBirth: '2000-05-01', hireDate: '2018-05-01' }, overtime)],
    ['was not younger for overtime', one({ dateOfBirth: '2000-05-01', hireDate: '2018-04-30' }, overtime), 'P17 warn @ workers:W | Records show: worker 7 was 17 years old when hired and worked overtime.'],
    ['with no date of birth is not judged', one({ hireDate: '2018-04-30' }, overtime)],
    ['came directly', one({ employmentType: 'direct' })],
    ['did not come by dispatch', one({ employmentType: 'State dispatch', agencyId: 'A' }), 'P30 @ workers:W | Records show: worker 7 came by State dispatch.'],
    ['did not come as an intern', one({ employmentType: 'Intern', agencyId: 'A' }), 'P30 warn @ workers:W | Records show: worker 7 was engaged as Intern; show the agency’s licence and who paid its fee.'],
    ['came directly and through no agency', one({ agencyId: 'A' }), 'P30 warn agency @ workers:W | Records show: worker 7 is recorded as hired directly, and an agency is named.'],
    ['had the fee paid back', one({ feePaid: '100', feeReimbursed: '100' })],
    ['had no part of a fee left', one({ feePaid: '100', feeCurrency: 'USD', feeReimbursed: '40' }), 'P33 @ workers:W | Records show: worker 7 paid 100 USD to be recruited; 40 was paid back.'],
    ['had a fee paid back at all', one({ feePaid: '100', feeCurrency: 'USD' }), 'P33 @ workers:W | Records show: worker 7 paid 100 USD to be recruited; nothing was paid back.'],
  ]);

  const both = (a: object, b: object, dossier: object = {}): object => ({ workers: [{ id: 'W', workerId: '7', name: 'Wang', ...a }, { id: 'X', workerId: '8', name: 'Li', ...b }], payrolls: [month], ...dossier });
  const house = (count: number, housed: number, patch: object = {}, dossier: object = {}): object => ({ workers: Array.from({ length: count }, (_, index) => ({ id: `W${index}`, workerId: String(index), name: `N${index}`, siteId: 'S', dormitory: index < housed, homeRegion: 'Henan', ...patch })), ...dossier });
  proveSaid(people, [
    ['has a contract where others have', both({ contractNo: 'C1' }, { contractNo: 'C2' })],
    ['has no contract where others have', both({ contractNo: 'C1' }, {}), 'P32 missing @ workers:X | Records show: worker 8 has no labor contract.'],
    ['has no contract where nobody has', both({ contractNo: '' }, {})],
    ['has a contract to the end of the period', both({ contractEnd: '2026-03-31' }, {})],
    ['has no contract that ended before', both({ contractEnd: '2026-03-30' }, {}), 'P32 ended @ workers:W | Records show: the contract of worker 7 ended on 2026-03-30, before the period.'],
    ['who left needs a contract until then', both({ contractEnd: '2026-03-15', leaveDate: '2026-03-15' }, {})],
    ['who left after the period needs a contract to its end', both({ contractEnd: '2026-03-30', leaveDate: '2026-04-15' }, {}), 'P32 ended @ workers:W | Records show: the contract of worker 7 ended on 2026-03-30, before the period.'],
    ['without a payroll needs no contract to any day', both({ contractEnd: '2020-03-30', contractStart: '2020-03-02', hireDate: '2020-03-01' }, {}, { payrolls: [] })],
    ['has a contract from the first day', both({ contractStart: '2026-03-05', hireDate: '2026-03-05' }, {})],
    ['has no contract from later', both({ contractStart: '2026-03-05', hireDate: '2026-03-04' }, {}), 'P32 begun @ workers:W | Records show: the contract of worker 7 began on 2026-03-05, after the work on 2026-03-04.'],
    ['may have a renewed contract', both({ contractStart: '2026-03-01', hireDate: '2025-03-04' }, {})],
    ['reads the contract', both({ contractLanguage: 'zh', nationality: 'CHN' }, {})],
    ['does not read the contract', both({ contractLanguage: 'zh', nationality: 'NPL' }, {}), 'P32 language @ workers:W | Records show: the contract of worker 7 (NPL) is in zh.'],
    ['has an account of one’s own', both({ bankAccountMasked: '62**1' }, { bankAccountMasked: '62**2' })],
    ['shares no account', both({ bankAccountMasked: '62 **1' }, { bankAccountMasked: '62**1', sourceRow: 3, sourceExhibitId: 'E1' }, { exhibits: [{ id: 'E1', exhibitNo: 'D-02', section: 'D', docType: 'WORKER_ROSTER', title: 'Roster' }] }), 'P19 @ workers:W workers:X.row 3 | Records show: workers 7, 8 (D-02, row 3) are paid to one bank account, as far as its number is shown.'],
    ['shares no identity number, whatever it begins with', both({ idNumberMasked: '210206**1', idPrefix6: '999999' }, { idNumberMasked: '210206**1' }), 'P20 number @ workers:W workers:X | Records show: workers 7, 8 have the same identity number.'],
    ['shares no name and birthday', both({ dateOfBirth: '1990-01-01' }, { name: 'WANG', dateOfBirth: '1990-01-01' }), 'P20 person @ workers:W workers:X | Records show: workers 7, 8 have the same name and date of birth.'],
    ['may share a name without a birthday', both({}, { name: 'WANG' })],
    ['shares no number on the roster', both({}, { workerId: '7' }), 'P20 roster @ workers:W workers:X | Records show: 2 people on the roster have one number: 7, 7.'],
    ['may share a number with somebody at another site', both({ siteId: 'S' }, { workerId: '7', siteId: 'T' })],
    ['lives in a house with a third from elsewhere', house(10, 3)],
    ['lives in a house with more', house(10, 4), 'P31 @ sites:S | Records show: 4 of 10 workers live in the dormitory and come from another region.'],
    ['lives in a house with more, at no site', house(5, 2, { siteId: null }), 'P31 @ sites | Records show: 2 of 5 workers live in the dormitory and come from another region.'],
    ['of four is too few to tell', house(4, 4)],
    ['lives in a house at home', house(10, 9, {}, yardsticks({ region: 'Henan Province' }))],
    ['lives in a house at nobody knows what distance from home', house(10, 9, { homeRegion: null })],
  ]);
});
