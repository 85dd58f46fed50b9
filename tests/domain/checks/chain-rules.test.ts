// T01, T02 and T27 clause by clause: does the chain hold together, in the right order, in a model that ties paper to goods?
import { describe } from 'vitest';
import { brokenChain, brokenLinks, custodyModel, lotOrigin, usedTooEarly } from '../../../src/domain/checks/chain-rules.ts';
import { madeLot, madeParty, madeSite, madeStep } from '../chain/made-chain.ts';
import { madeExhibit, ofLots, ofSteps, ofWhole, proveSaid } from './made-dossier.ts';

const [mill, shop] = [madeSite('Mill', { partyId: 'M' }), madeSite('Shop', { partyId: 'S' })];
const parties = [madeParty('M'), madeParty('S')];
const lots = ['A', 'B', 'C'].map((id) => madeLot(id));
const pick = (patch: object = {}) => madeStep('Pick', 1, 'origin', {}, { A: '9' }, patch);
const spin = (patch: object = {}) => madeStep('Spin', 2, 'transformation', { A: '9' }, { B: '8' }, { siteId: 'Mill', ...patch });
const move = (patch: object = {}, out = 'B') => madeStep('Move', 3, 'transfer', { B: '8' }, { [out]: '8' }, { fromSiteId: 'Mill', toSiteId: 'Shop', ...patch });
const sew = (patch: object = {}) => madeStep('Sew', 4, 'transformation', { B: '8' }, { C: '7' }, { siteId: 'Shop', ...patch });
const chain = (steps: readonly object[], dossier: object = {}): object => ({ steps, lots, parties, sites: [mill, shop], ...dossier });
const whole = chain([pick({ siteId: 'Mill' }), spin(), move(), sew()]);

describe('the links of a chain', () => {
  proveSaid(ofSteps(brokenLinks), [
    ['hold', whole],
    ['name lots and sites that are described', { ...whole, lots: [lots[0], lots[1]], sites: [shop] }, 'T01 @ steps:Pick sites:Mill | “Pick” takes place at Mill, which is not described.', 'T01 @ steps:Spin sites:Mill | “Spin” takes place at Mill, which is not described.', 'T01 @ steps:Move sites:Mill | “Move” takes place at Mill, which is not described.', 'T01 unknown @ steps:Sew lots:C | “Sew” names lot C, which is not described.'],
    ['begin with a step that makes the lot', chain([spin(), move(), sew()]), 'T01 @ steps:Spin lots:A | “Spin” uses lot A, which no step makes.'],
    ['go on', chain([pick({ siteId: 'Mill' }), spin(), madeStep('Sell', 5, 'transfer', { A: '1' }, { A: '1' })]), 'T01 unused @ steps:Spin lots:B | Lot B comes out of “Spin” and goes nowhere.'],
    ['go on elsewhere than in the step itself', chain([madeStep('Mix', 1, 'aggregation', { A: '9' }, { A: '9' }), sew()], { lots }), 'T01 unused @ steps:Mix lots:A | Lot A comes out of “Mix” and goes nowhere.', 'T01 @ steps:Sew lots:B | “Sew” uses lot B, which no step makes.'],
    ['have an input', chain([madeStep('Spin', 1, 'transformation', {}, { C: '1' })]), 'T01 empty @ steps:Spin | “Spin” has no input.'],
    ['have an output', chain([madeStep('Pick', 1, 'origin', {}, {})]), 'T01 outless @ steps:Pick | “Pick” has no output.'],
    ['may be an inspection of nothing', chain([madeStep('Look', 1, 'inspection', {}, {})])],
    ['deliver what was sent', chain([pick({ siteId: 'Mill' }), spin(), move({}, 'C'), sew()]), 'T01 swapped @ steps:Move lots:C | “Move” delivers lot C, which was not sent.', 'T01 ends @ steps:Move lots:C | “Move” brings lot C to Shop, and nothing happens to it there.'],
    ['tell once of a lot that was swapped', chain([pick({ siteId: 'Mill' }), move({}, 'A'), madeStep('Use', 5, 'transformation', { A: '8' }, { C: '1' }, { siteId: 'Shop' })]), 'T01 swapped @ steps:Move lots:A | “Move” delivers lot A, which was not sent.', 'T01 place @ steps:Use lots:A | “Use” uses lot A at Shop, where it was neither made nor brought.'],
    ['use a lot where it was made or brought', chain([pick({ siteId: 'Mill' }), spin(), sew()]), 'T01 place @ steps:Sew lots:B | “Sew” uses lot B at Shop, where it was neither made nor brought.'],
    ['use a lot whose record says that it was made there', chain([pick({ siteId: 'Mill' }), spin(), sew()], { lots: [lots[0], madeLot('B', { producedBy: 'Shop' }), lots[2]] })],
    ['use a lot at no site anywhere', chain([pick({ siteId: 'Mill' }), spin(), sew({ siteId: null })])],
    ['ship a lot from where it is', chain([pick({ siteId: 'Mill' }), spin(), move({ fromSiteId: 'Shop', toSiteId: 'Mill' }), sew({ siteId: 'Mill' })]), 'T01 place @ steps:Move lots:B | “Move” ships lot B from Shop, where it was neither made nor brought.'],
    ['ship a lot from a store of its maker', chain([pick({ siteId: 'Mill' }), spin(), move({ fromSiteId: 'Store' }), sew()], { sites: [mill, shop, madeSite('Store', { partyId: 'M' })] })],
    ['ship a lot from a store of nobody known', chain([pick({ siteId: 'Mill' }), spin(), move({ fromSiteId: 'Store' }), sew()], { sites: [mill, shop, madeSite('Store', { partyId: 'Lost' })] })],
    ['ship a lot of a maker whom nobody knows', chain([pick({ siteId: 'Mill' }), spin(), move({ fromSiteId: 'Shop', toSiteId: 'Mill' }), sew({ siteId: 'Mill' })], { sites: [madeSite('Mill', { partyId: 'Lost' }), shop] })],
    ['ship a lot of an origin from anywhere', chain([madeStep('Pick', 1, 'origin', {}, { B: '8' }, { siteId: 'Mill' }), move({ fromSiteId: 'Shop', toSiteId: 'Mill' }), sew({ siteId: 'Mill' })])],
    ['bring a lot where something happens to it', chain([pick({ siteId: 'Mill' }), spin(), move(), sew({ siteId: 'Mill' })]), 'T01 ends @ steps:Move lots:B | “Move” brings lot B to Shop, and nothing happens to it there.'],
    ['bring a lot to the importer at last', chain([pick({ siteId: 'Mill' }), spin(), move({ refs: { entry: '1' } }), madeStep('Look', 9, 'inspection', {}, {})])],
    ['bring a lot at last', chain([pick({ siteId: 'Mill' }), spin(), move()])],
    ['bring a lot to no site that is named', chain([pick({ siteId: 'Mill' }), spin(), move({ toSiteId: null }), madeStep('Look', 9, 'inspection', {}, {})])],
    ['bring a lot to a site that is not the next', chain([pick({ siteId: 'Mill' }), spin(), move(), madeStep('Look', 9, 'inspection', {}, {})]), 'T01 ends @ steps:Move lots:B | “Move” brings lot B to Shop, and nothing happens to it there.'],
  ]);
  proveSaid(ofLots(lotOrigin), [
    ['begin at the site of the lot', chain([spin()], { lots: [madeLot('B', { producedBy: 'Mill' })] })],
    ['begin at a site that is described', chain([spin()], { lots: [madeLot('B', { producedBy: 'Lost' })] }), 'T01 site @ lots:B | Lot B was made at Lost, which is not described.'],
    ['begin where the maker works', chain([spin()], { lots: [madeLot('B', { producedBy: 'Shop' })] }), 'T01 maker @ lots:B.producedBy steps:Spin | Lot B was made at Shop, says its record; “Spin” makes it at Mill.'],
    ['begin where the maker works, described or not', chain([spin({ siteId: 'Lost' })], { lots: [madeLot('B', { producedBy: 'Shop' })] }), 'T01 maker @ lots:B.producedBy steps:Spin | Lot B was made at Shop, says its record; “Spin” makes it at Lost.'],
    ['begin anywhere where the maker says no site', chain([spin({ siteId: null })], { lots: [madeLot('B', { producedBy: 'Shop' })] })],
  ]);
});

describe('the chain as a whole', () => {
  const lost = (count: number, patch: object): object[] => Array.from({ length: count }, (_, index) => madeExhibit(`E${index + 1}`, 'POLICY', patch));
  const entry = { entry: { importerId: 'S', lines: [{ id: 'L', line: 1, description: 'Shirts' }] } };
  proveSaid(ofWhole(brokenChain), [
    ['holds', { ...whole, ...entry }],
    ['ends with the importer', { ...whole, ...entry, entry: { ...entry.entry, importerId: 'M' } }, 'T01 entry @ steps:Sew entry | The chain ends with “Sew”; no step brings the goods to the importer and the entry.'],
    ['ends anywhere without an entry', { ...whole, entry: { importerId: 'M' } }],
    ['is named by records that exist', {
      ...whole, balances: [{ id: 'K', stepId: 'Lost', uom: 'KGM', figures: {} }, { id: 'K2', stepId: null, uom: 'KGM', figures: {} }, { id: 'K3', stepId: 'Sew', uom: 'KGM', figures: {} }],
      audits: [{ id: 'AU', scheme: 'SMETA', siteId: 'Lost' }, { id: 'AU2', scheme: 'SMETA', siteId: 'Mill' }, { id: 'AU3', scheme: 'SMETA' }],
      payrolls: [{ id: 'R', siteId: 'Lost', periodStart: '2026-03-01', periodEnd: '2026-03-31', currency: 'USD' }, { id: 'R2', siteId: 'Mill', periodStart: '2026-03-01', periodEnd: '2026-03-31', currency: 'USD' }, { id: 'R3', periodStart: '2026-03-01', periodEnd: '2026-03-31', currency: 'USD' }],
    }, 'T01 warn step @ balances:K.stepId | A balance speaks of step Lost, which is not described.', 'T01 warn site @ payrolls:R.siteId | A payroll or capacity record is of site Lost, which is not described.', 'T01 warn site @ audits:AU.siteId | The SMETA audit is of site Lost, which is not described.'],
    ['is named by papers that know its steps and lots', { ...whole, exhibits: lost(2, { stepIds: ['Sew'], lotIds: ['A', 'C'] }) }],
    ['is named by one paper that does not', { ...whole, exhibits: lost(1, { stepIds: ['Sew', 'X'], lotIds: ['A', 'Y'] }) }, 'T01 warn exhibits @ steps:X | E1 belongs to step X, which is not described.', 'T01 warn exhibits @ lots:Y | E1 belongs to lot Y, which is not described.'],
    ['is named by three papers that do not', { ...whole, exhibits: lost(3, { stepIds: ['X'] }) }, 'T01 warn exhibits @ steps:X | E1, E2, E3 belong to step X, which is not described.'],
    ['is named by more papers than are told', { ...whole, exhibits: lost(5, { lotIds: ['Y'] }) }, 'T01 warn exhibits @ lots:Y | E1, E2, E3 and 2 more belong to lot Y, which is not described.'],
    ['is named by papers that are withdrawn', { ...whole, exhibits: lost(5, { lotIds: ['Y'], state: 'withdrawn' }) }],
  ]);
  const round = (id: string, from: string, to: string) => madeStep(id, 1, 'aggregation', { [from]: '1' }, { [to]: '1' });
  proveSaid(ofWhole(brokenChain), [
    ['runs in no circle of one', { steps: [round('Mix', 'A', 'A')] }, 'T01 circle @ steps:Mix lots:A | The chain runs in a circle: “Mix” makes what it uses.'],
    ['runs in no circle of two', { steps: [pick(), round('Mix', 'A', 'B'), round('Blend', 'B', 'C'), round('Turn', 'C', 'B'), round('Pack', 'C', 'D')] }, 'T01 circle @ steps:Blend steps:Turn lots:C lots:B | The chain runs in a circle: “Blend”, “Turn” make what each other use.'],
    ['may run through a step twice', { steps: [pick(), madeStep('Part', 2, 'aggregation', { A: '1' }, { B: '1', C: '1' }), madeStep('Join', 3, 'aggregation', { B: '1', C: '1' }, { D: '1' })] }],
    ['may wait for two that make the same lot', { steps: [pick(), madeStep('Pick too', 1, 'origin', {}, { A: '1' }), round('Mix', 'A', 'B')] }],
    ['may carry a lot round', { steps: [pick(), madeStep('There', 2, 'transfer', { A: '1' }, { A: '1' }), madeStep('Back', 3, 'transfer', { A: '1' }, { A: '1' })] }],
  ]);
});

describe('what is used', () => {
  const made = (producedOn: string): object => ({ lots: [madeLot('B', { producedOn })] });
  const spun = (start: string | null, end: string | null) => spin({ start, end });
  const sewn = (start: string | null, end: string | null, patch: object = {}) => sew({ start, end, ...patch });
  proveSaid(ofSteps(usedTooEarly), [
    ['was made the same day', chain([spun('2026-03-01', '2026-03-10'), sewn('2026-03-10', '2026-03-20')], made('2026-03-10'))],
    ['was made before', chain([spun('2026-03-01', '2026-03-10'), sewn('2026-03-10', '2026-03-20')], made('2026-03-11')), 'T02 @ steps:Sew lots:B | Lot B was made on 2026-03-11; “Sew” used it by 2026-03-10.'],
    ['in one that has only an end was made by then', chain([spun('2026-03-01', '2026-03-10'), sewn(null, '2026-03-20')], made('2026-03-21')), 'T02 @ steps:Sew lots:B | Lot B was made on 2026-03-21; “Sew” used it by 2026-03-20.'],
    ['side by side was made by the end', chain([spun('2026-03-01', '2026-03-30'), sewn('2026-03-05', '2026-03-20')], made('2026-03-20'))],
    ['side by side was not made after it', chain([spun('2026-03-01', '2026-03-30'), sewn('2026-03-05', '2026-03-20')], made('2026-03-21')), 'T02 @ steps:Sew lots:B | Lot B was made on 2026-03-21; “Sew” used it by 2026-03-20.'],
    ['of no maker that is known was made by the end', chain([sewn('2026-03-05', '2026-03-20')], made('2026-03-20'))],
    ['of no maker that is known was not made after it', chain([sewn('2026-03-05', '2026-03-20')], made('2026-03-21')), 'T02 @ steps:Sew lots:B | Lot B was made on 2026-03-21; “Sew” used it by 2026-03-20.'],
    ['without a day of its own is not judged', chain([sewn(null, null)], made('2026-03-21'))],
    ['was begun no later', chain([spun('2026-03-05', null), sewn('2026-03-05', null)])],
    ['was not begun later', chain([spun('2026-03-06', null), sewn('2026-03-05', null)]), 'T02 @ steps:Sew steps:Spin | “Sew” began on 2026-03-05, before “Spin”, which makes its input, began on 2026-03-06.'],
    ['on one site was finished no later', chain([spun('2026-03-01', '2026-03-20'), sewn('2026-03-05', '2026-03-20', { siteId: 'Mill' })])],
    ['on one site was not finished later', chain([spun('2026-03-01', '2026-03-21'), sewn('2026-03-05', '2026-03-20', { siteId: 'Mill' })]), 'T02 @ steps:Sew steps:Spin | “Sew” ended on 2026-03-20; “Spin”, which makes its input, went on until 2026-03-21.'],
    ['on another site may be finished later', chain([spun('2026-03-01', '2026-03-21'), sewn('2026-03-05', '2026-03-20')])],
    ['by a movement may be finished later', chain([spun('2026-03-01', '2026-03-21'), move({ siteId: 'Mill', start: '2026-03-05', end: '2026-03-20' })])],
    ['by a movement was made before it set out', chain([spun('2026-03-01', '2026-03-21'), move({ start: '2026-03-05', end: '2026-03-20' })], made('2026-03-06')), 'T02 @ steps:Move lots:B | Lot B was made on 2026-03-06; “Move” used it by 2026-03-05.'],
    ['in a run whose own days are wrong is another finding', chain([spun('2026-03-01', '2026-03-21'), sewn('2026-03-22', '2026-03-20', { siteId: 'Mill' })])],
    ['in a step that makes it again is not held against itself', chain([madeStep('Mix', 1, 'aggregation', { B: '8' }, { B: '8' }, { start: '2026-03-05', end: '2026-03-20' })], made('2026-03-05'))],
    ['arrived the same day', chain([move({ end: '2026-03-05' }), sewn('2026-03-05', null)])],
    ['did not arrive later', chain([move({ end: '2026-03-06' }), sewn('2026-03-05', null)]), 'T02 @ steps:Sew steps:Move | “Sew” began on 2026-03-05, before lot B arrived on 2026-03-06.'],
    ['arrived for the first time before', chain([move({ end: '2026-03-09' }), madeStep('Again', 3, 'transfer', { B: '1' }, { B: '1' }, { toSiteId: 'Shop', end: '2026-03-04' }), sewn('2026-03-05', null)])],
    ['arrived elsewhere', chain([move({ end: '2026-03-06', toSiteId: 'Mill' }), sewn('2026-03-05', null)])],
    ['at no site arrived nowhere', chain([move({ end: '2026-03-06' }), sewn('2026-03-05', null, { siteId: null })])],
    ['on no day of its own arrived any day', chain([move({ end: '2026-03-06' }), sewn(null, '2026-03-02')])],
  ]);
});

describe('a model of custody', () => {
  const model = (custodyModel_: string | null, origin: string | null = null): object => ({ steps: [sew({ custodyModel: custodyModel_ })], lots: [madeLot('B', { originCountry: origin })] });
  proveSaid(ofSteps(custodyModel), [
    ['may be left open', model(null)],
    ['keeps lots apart', model('segregated')],
    ['does not balance masses', model('mass_balance'), 'T27 @ steps:Sew.custodyModel | “Sew” rests on a mass-balance model, which does not tie these papers to these goods.'],
    ['does not book and claim', model('book_and_claim'), 'T27 @ steps:Sew.custodyModel | “Sew” rests on a book-and-claim model, which does not tie these papers to these goods.'],
    ['blends lots of a known origin', model('controlled_blending', 'IN')],
    ['blends no lot of an unknown origin', model('controlled_blending'), 'T27 blend @ steps:Sew.custodyModel lots:B | “Sew” blends lot B, whose origin is not stated.'],
    ['blends no lot that is not described', { ...model('controlled_blending'), lots: [] }, 'T27 blend @ steps:Sew.custodyModel lots:B | “Sew” blends lot B, whose origin is not stated.'],
  ]);
});
