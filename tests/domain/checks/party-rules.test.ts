// T07 and T14 clause by clause: who is named and is not on the map, and who was not screened.
import { describe } from 'vitest';
import { screening, unknownInStep, unknownOnPaper, unknownParties } from '../../../src/domain/checks/party-rules.ts';
import { madeParty, madeSite, madeStep } from '../chain/made-chain.ts';
import { madeExhibit, ofExhibits, ofSteps, ofWhole, proveSaid } from './made-dossier.ts';

const known = { parties: [madeParty('P', { name: 'Hoa Mau Ltd', nameLocal: 'Hòa Mẫu', aliases: ['HM'] })] };

describe('everybody whom a paper names', () => {
  const paper = (patch: object): object => ({ ...known, exhibits: [madeExhibit('E1', 'POLICY', patch)] });
  proveSaid(ofExhibits(unknownOnPaper), [
    ['is on the map by id', paper({ issuerId: 'P', recipientId: 'P', partyIds: ['P'], translation: { required: true, status: 'certified', translatorId: 'P' } })],
    ['is on the map by name, in any spelling', paper({ issuerId: 'HOA MAU LTD.', recipientId: 'hoa mau', partyIds: ['hm'] })],
    ['may be nobody', paper({ translation: { required: true, status: 'none' } })],
    ['is asked for each', paper({ issuerId: 'A', recipientId: 'B', partyIds: ['P', 'C'], translation: { required: true, status: 'certified', translatorId: 'D' } }), 'T07 @ exhibits:E1.issuerId | E1 is issued by A, who is not on the map.', 'T07 @ exhibits:E1.recipientId | E1 is addressed to B, who is not on the map.', 'T07 @ exhibits:E1.translation | E1 was translated by D, who is not on the map.', 'T07 @ exhibits:E1.partyIds | E1 speaks of C, who is not on the map.'],
  ]);
  proveSaid(ofWhole(unknownParties), [
    ['is on the map in other records too', { ...known, sites: [madeSite('S', { partyId: 'P' })], components: [{ id: 'C', item: 'Zip', supplierId: 'P' }], entry: { importerId: 'P', brokerId: 'P', lines: [{ id: 'L', line: 1, description: 'Shirts', manufacturerId: 'P' }] } }],
    ['is asked for in other records too', {
      ...known, sites: [madeSite('S', { partyId: 'A' })], audits: [{ id: 'AU', scheme: 'SMETA', auditorId: 'B' }], components: [{ id: 'C', item: 'Zip', supplierId: 'C' }], workers: [{ id: 'W', workerId: '7', name: 'Wang', agencyId: 'D' }],
      entry: { importerId: 'F', brokerId: 'G', lines: [{ id: 'L', line: 1, description: 'Shirts', manufacturerId: 'E' }] },
    }, 'T07 @ sites:S.partyId | S belongs to A, who is not on the map.', 'T07 @ audits:AU.auditorId | The SMETA audit is by B, who is not on the map.', 'T07 @ components:C.supplierId | Zip comes from C, who is not on the map.', 'T07 @ workers:W.agencyId | Worker 7 came through D, who is not on the map.', 'T07 @ entry:L.manufacturerId | Line 1 is made by E, who is not on the map.', 'T07 @ entry.importerId | The importer is F, who is not on the map.', 'T07 @ entry.brokerId | The broker is G, who is not on the map.'],
  ]);
  proveSaid(ofSteps(unknownInStep), [
    ['buys waste on the map', { ...known, steps: [madeStep('Run', 1, 'transformation', {}, {}, { losses: [{ kind: 'waste', quantity: '1', uom: 'KGM', soldTo: 'P' }, { kind: 'dust', quantity: '1', uom: 'KGM' }] })] }],
    ['buys waste and is asked for', { ...known, steps: [madeStep('Run', 1, 'transformation', {}, {}, { losses: [{ kind: 'waste', quantity: '1', uom: 'KGM', soldTo: 'A' }] })] }, 'T07 @ steps:Run.losses | Waste of “Run” was sold to A, who is not on the map.'],
  ]);
});

describe('a sale', () => {
  const parties = ['Seller', 'Buyer', 'Trader'].map((id) => madeParty(id));
  const sites = [madeSite('From', { partyId: 'Seller' }), madeSite('To', { partyId: 'Buyer' })];
  const sale = (docType: string, issuerId: string | null, recipientId: string | null, patch: object = {}, more: readonly object[] = [], dossier: object = {}): object => ({
    parties, sites, steps: [madeStep('Move', 1, 'transfer', {}, {}, { fromSiteId: 'From', toSiteId: 'To' })], exhibits: [madeExhibit('E1', docType, { stepIds: ['Move'], issuerId, recipientId, ...patch }), ...more], ...dossier,
  });
  const invoice = madeExhibit('E2', 'COMMERCIAL_INVOICE', { stepIds: ['Move'], issuerId: 'Seller', recipientId: 'Trader' });
  proveSaid(ofSteps(unknownInStep), [
    ['is between seller and buyer', sale('PURCHASE_ORDER', 'Buyer', 'Seller')],
    ['is ordered by nobody else', sale('PURCHASE_ORDER', 'Trader', 'Trader'), 'T07 warn stranger @ exhibits:E1.issuerId steps:Move | E1 is issued by Trader, who is neither seller nor buyer in “Move”.', 'T07 warn stranger @ exhibits:E1.recipientId steps:Move | E1 is addressed to Trader, who is neither seller nor buyer in “Move”.'],
    ['is received by nobody else', sale('GOODS_RECEIPT', 'Trader', null), 'T07 warn stranger @ exhibits:E1.issuerId steps:Move | E1 is issued by Trader, who is neither seller nor buyer in “Move”.'],
    ['is listed for nobody else', sale('PACKING_LIST', 'Seller', 'Trader'), 'T07 warn stranger @ exhibits:E1.recipientId steps:Move | E1 is addressed to Trader, who is neither seller nor buyer in “Move”.'],
    ['is carried for nobody else', sale('TRUCK_WAYBILL', 'Trader', 'Trader'), 'T07 warn stranger @ exhibits:E1.recipientId steps:Move | E1 was made out for Trader, who is neither seller nor buyer in “Move”.'],
    ['is invoiced by nobody in between', sale('COMMERCIAL_INVOICE', 'Trader', 'Buyer'), 'T07 warn between @ exhibits:E1.issuerId steps:Move | E1 is issued by Trader, at whose site “Move” neither begins nor ends; a seller in between needs a step of its own.'],
    ['is invoiced by somebody whom another rule misses', sale('COMMERCIAL_INVOICE', 'Lost', 'Buyer')],
    ['may be invoiced by nobody', sale('COMMERCIAL_INVOICE', null, 'Buyer')],
    ['has those of its invoice for sides', sale('PACKING_LIST', 'Seller', 'Trader', {}, [invoice])],
    ['names somebody whom another rule misses', sale('PACKING_LIST', 'Lost', null)],
    ['shares a paper with another step', sale('PACKING_LIST', 'Trader', null, { stepIds: ['Move', 'Ship'] })],
    ['has other papers by anybody', sale('CERTIFICATE_OF_ORIGIN', 'Trader', 'Trader')],
    ['from nobody’s site is another finding', sale('PACKING_LIST', 'Trader', null, {}, [], { sites: [madeSite('From'), madeSite('To', { partyId: 'Buyer' })] })],
    ['from the site of somebody unknown is another finding', sale('PACKING_LIST', 'Trader', null, {}, [], { sites: [madeSite('From', { partyId: 'Lost' }), madeSite('To', { partyId: 'Buyer' })] })],
    ['is no process', { ...sale('PACKING_LIST', 'Trader', null), steps: [madeStep('Move', 1, 'transformation', {}, {}, { fromSiteId: 'From', toSiteId: 'To' })] }],
  ]);
});

describe('a screening', () => {
  const [one, office] = [madeParty('P', { name: 'Hoa Mau' }), madeParty('O', { name: 'Customs of Haiphong', roles: ['customs_office'] })];
  const list = (asPublished: string | null): object => ({ id: 'uflpa', name: 'UFLPA Entity List', asPublished });
  const clean = { partyId: 'P', decision: 'no_match' };
  const hit = { list: 'UFLPA Entity List', matchedName: 'Hoa Mau Group', score: '1' };
  const run = (patch: object = {}, dossier: object = {}): object => ({ asOf: '2026-05-31', parties: [one, office], screeningRuns: [{ id: 'R', runDate: '2026-05-01', lists: [list('2026-05-01')], results: [clean], ...patch }], ...dossier });
  const logs = (...dates: readonly (string | null)[]): object => ({ asOf: '2026-05-31', parties: [one], exhibits: dates.map((docDate, index) => madeExhibit(`E${index + 1}`, 'SCREENING_LOG', { docDate })) });
  proveSaid(ofWhole(screening), [
    ['of thirty days ago is enough', run()],
    ['is missing', { parties: [one] }, 'T14 @  | No party has been screened against the lists.'],
    ['is not missing where there is nobody', {}],
    ['on paper of thirty days ago is enough', logs('2026-05-01')],
    ['on paper without a date is enough', logs(null)],
    ['on paper is old after that; the last one counts', logs('2026-04-01', '2026-04-30', '2026-03-01'), 'T14 warn age @ exhibits:E2.docDate | The screening E2 is of 2026-04-30, more than 30 days ago.'],
    ['is old after thirty days', run({ runDate: '2026-04-30', lists: [list('2026-04-01')] }), 'T14 warn age @ screeningRuns:R.runDate | The last screening is of 2026-04-30, more than 30 days ago.'],
    ['is not old where the dossier speaks of no day', run({ runDate: '2020-04-30', lists: [list(null)] }, { asOf: null })],
    ['may be of the same day', run({ runDate: '2026-05-31' })],
    ['is not of the future', run({ runDate: '2026-06-01' }), 'T14 warn future @ screeningRuns:R.runDate | The screening is dated 2026-06-01, after the day this dossier speaks of.'],
    ['names its lists', run({ lists: [] }), 'T14 lists @ screeningRuns:R | The screening of 2026-05-01 names no list.'],
    ['uses a list of half a year ago', run({ lists: [list('2025-10-30')] })],
    ['uses no older list', run({ lists: [list('2025-10-29')] }), 'T14 warn list uflpa @ screeningRuns:R | The list “UFLPA Entity List” is of 2025-10-29; the screening was run on 2026-05-01.'],
    ['uses no list of the future', run({ lists: [list('2026-05-02')] }), 'T14 warn list uflpa @ screeningRuns:R | The list “UFLPA Entity List” is of 2026-05-02; the screening was run on 2026-05-01.'],
    ['is of everybody but offices', run({ results: [] }), 'T14 warn @ parties:P | Hoa Mau was not screened on 2026-05-01.'],
    ['names nobody who is not on the map', run({ results: [clean, { ...clean, partyId: 'X' }] }), 'T07 warn @ screeningRuns:R parties:X | The screening names X, who is not on the map.'],
    ['leaves no hit open', run({ results: [{ ...clean, hits: [hit], decision: 'unresolved' }] }), 'T14 @ screeningRuns:R parties:P | A hit on Hoa Mau is not decided.'],
    ['finds a true match', run({ results: [{ ...clean, hits: [hit], decision: 'true_match' }] }), 'T14 @ screeningRuns:R parties:P | Hoa Mau is a true match of UFLPA Entity List: Hoa Mau Group.'],
    ['finds a true match of a list that is not named', run({ results: [{ ...clean, decision: 'true_match' }] }), 'T14 @ screeningRuns:R parties:P | Hoa Mau is a true match of a list.'],
    ['calls no hit no match', run({ results: [{ ...clean, hits: [hit] }] }), 'T14 undecided @ screeningRuns:R parties:P | Hoa Mau has a hit (Hoa Mau Group) and is called no match; a hit needs a decision.'],
    ['sets no hit aside without a reason', run({ results: [{ ...clean, hits: [hit], decision: 'false_positive' }] }), 'T14 warn reason @ screeningRuns:R parties:P | The hit on Hoa Mau was set aside without a reason.'],
    ['sets a hit aside with a reason', run({ results: [{ ...clean, hits: [hit], decision: 'false_positive', reason: 'another country' }] })],
    ['that is the last counts, by day and then by id', { ...run(), screeningRuns: [{ id: 'Q', runDate: '2026-05-02', lists: [], results: [clean] }, { id: 'R', runDate: '2026-05-02', lists: [list('2026-05-01')], results: [clean] }, { id: 'S', runDate: '2026-05-01', lists: [], results: [] }] }],
  ]);
});
