// T18, T19 and T29 clause by clause: one origin everywhere, what a plant can make, and what else is in the goods.
import { describe } from 'vitest';
import { capacity, components, origins } from '../../../src/domain/checks/origin-rules.ts';
import { madeLot, madeParty, madeSite, madeStep } from '../chain/made-chain.ts';
import { madeExhibit, ofWhole, proveSaid } from './made-dossier.ts';

describe('the origin', () => {
  const line = (patch: object): object => ({ entry: { importerId: 'I', lines: [{ id: 'L', line: 1, description: 'Shirts', countryOfOrigin: 'VN', ...patch }] } });
  const chain = (dossier: object = {}): object => ({
    ...line({}), parties: [madeParty('M', { name: 'Mill', country: 'VN' })], sites: [madeSite('S', { name: 'Plant', partyId: 'M', country: 'VN' }), madeSite('T', { partyId: 'I' })],
    lots: [madeLot('A', { originCountry: 'IN' }), madeLot('B', { originCountry: 'VN', producedBy: 'S' })],
    steps: [madeStep('Pick', 1, 'origin', {}, { A: '9' }), madeStep('Ship', 3, 'transfer', { B: '8' }, { B: '8' }, { toSiteId: 'T' })], ...dossier,
  });
  const certified = (docType: string, issuerId: string, stepIds: readonly string[] = ['Ship'], dossier: object = {}): object => chain({ parties: [madeParty('M', { country: 'VN' }), madeParty('C', { country: 'CN' }), madeParty('N')], exhibits: [madeExhibit('E1', docType, { issuerId, stepIds })], ...dossier });
  proveSaid(ofWhole(origins), [
    ['is one', chain(line({ manufacturerId: 'M', harvestCountry: 'IN' }))],
    ['of the entry is that of the goods', chain(line({ countryOfOrigin: 'US' })), 'T18 entry @ entry:L.countryOfOrigin lots:B.originCountry | Line 1 is entered with origin US; the goods that arrive are of VN.'],
    ['of the entry may be left out', chain(line({ countryOfOrigin: null }))],
    ['of the entry is held against goods that say one', chain({ ...line({ countryOfOrigin: 'US' }), lots: [madeLot('B')] })],
    ['of the entry is that of one of the goods', chain({ lots: [madeLot('B', { originCountry: 'VN' }), madeLot('C', { originCountry: 'KH' })], steps: [madeStep('Ship', 3, 'transfer', {}, { B: '8', C: '1', D: '1' }, { toSiteId: 'T' })] }), 'T18 arriving @ lots:C.originCountry | Lot C is of origin KH; the goods are entered as of VN.'],
    ['of the entry is the maker’s', chain({ ...line({ manufacturerId: 'M' }), parties: [madeParty('M', { name: 'Mill', country: 'CN' })], sites: [madeSite('T', { partyId: 'I' })] }), 'T18 warn maker @ entry:L.countryOfOrigin parties:M.country | Line 1 is entered with origin VN; its maker Mill is in CN.'],
    ['of the entry is that of a plant of the maker', chain({ ...line({ manufacturerId: 'M' }), parties: [madeParty('M', { name: 'Mill', country: 'CN' })] })],
    ['of the entry is that of a maker who says none', chain({ ...line({ manufacturerId: 'M' }), parties: [madeParty('M')], sites: [] })],
    ['of a harvest is that of the first lots', chain(line({ harvestCountry: 'RU' })), 'T18 harvest @ entry:L.harvestCountry | Line 1 was harvested in RU, says the entry; the chain begins in IN.'],
    ['of a harvest is held against lots that say one', chain({ ...line({ harvestCountry: 'RU' }), lots: [madeLot('B', { originCountry: 'VN' })] })],
    ['of a lot is that of its site', chain({ lots: [madeLot('B', { originCountry: 'VN' }), madeLot('C', { originCountry: 'KH', producedBy: 'S' })] }), 'T18 warn site @ lots:C.originCountry sites:S.country | Lot C is of origin KH, but was made at Plant in VN.'],
    ['of a lot is told once where it arrives', chain({ lots: [madeLot('B', { originCountry: 'VN' }), madeLot('C', { originCountry: 'KH', producedBy: 'S' })], steps: [madeStep('Ship', 3, 'transfer', {}, { B: '8', C: '1' }, { toSiteId: 'T' })] }), 'T18 arriving @ lots:C.originCountry | Lot C is of origin KH; the goods are entered as of VN.'],
    ['of a lot is held against a site that says one', chain({ sites: [madeSite('S'), madeSite('T', { partyId: 'I' })], lots: [madeLot('C', { originCountry: 'KH', producedBy: 'S' })] })],
    ['of a lot made at a site may be left out', chain({ lots: [madeLot('C', { producedBy: 'S' })] })],
    ['of a party is that of one of its sites', chain({ sites: [madeSite('S', { partyId: 'M', country: 'KH' }), madeSite('S2', { partyId: 'M', country: 'VN' }), madeSite('T', { partyId: 'I' })], lots: [] })],
    ['of a party is that of no site', chain({ sites: [madeSite('S', { partyId: 'M', country: 'KH' }), madeSite('S2', { partyId: 'M', country: 'KH' }), madeSite('S3', { partyId: 'M' })], lots: [] }), 'T18 info party @ parties:M.country sites:S.country sites:S2.country | Mill is said to be in VN; all its sites here are in KH.'],
    ['of a party who made the goods is judged with the entry', chain({ ...line({ manufacturerId: 'M', countryOfOrigin: 'KH' }), sites: [madeSite('S', { partyId: 'M', country: 'KH' })], lots: [] })],
    ['of a party may be left out', chain({ parties: [madeParty('M')], sites: [madeSite('S', { partyId: 'M', country: 'KH' })], lots: [] })],
    ['is certified there', certified('CERTIFICATE_OF_ORIGIN', 'M')],
    ['is certified nowhere else', certified('CERTIFICATE_OF_ORIGIN', 'C'), 'T18 warn certificate @ exhibits:E1.issuerId | E1 was issued in CN; the goods are entered as of VN.'],
    ['is certified by a seller nowhere else', certified('CERT_OF_ORIGIN_12_43A', 'C'), 'T18 warn certificate @ exhibits:E1.issuerId | E1 was issued in CN; the goods are entered as of VN.'],
    ['is certified by somebody who says no country', certified('CERTIFICATE_OF_ORIGIN', 'N')],
    ['is certified for the goods that arrive', certified('CERTIFICATE_OF_ORIGIN', 'C', ['Pick', 'Lost'])],
    ['is certified by that paper alone', certified('POLICY', 'C')],
    ['is certified anywhere where none is entered', certified('CERTIFICATE_OF_ORIGIN', 'C', ['Ship'], line({ countryOfOrigin: null }))],
  ]);
});

describe('the capacity of a plant', () => {
  const run = (patch: object = {}, outputs: Readonly<Record<string, string>> = { B: '100' }) => madeStep('Run', 1, 'transformation', {}, outputs, { siteId: 'S', start: '2026-03-02', end: '2026-03-11', ...patch });
  const test = (figures: object, dossier: object = {}, patch: object = {}): object => ({ steps: [run()], capacityChecks: [{ id: 'C', siteId: 'S', from: '2026-03-02', to: '2026-03-11', figures, ...patch }], ...dossier });
  const statement = (text: string, step: object = run(), docType = 'CAPACITY_STATEMENT'): object => { const [value, uom, ...what] = text.split(' '); return { steps: [step], exhibits: [madeExhibit('E1', docType, { stepIds: ['Lost', 'Run'], quantities: [{ value, uom, what: what.join(' ') }] })] }; };
  proveSaid(ofWhole(capacity), [
    ['is enough', test({ outputKg: '100', capacityKg: '100' })],
    ['is not enough', test({ outputKg: '101', machineCapacityKg: '100' }), 'T19 @ capacityChecks:C | 101 kg are said to come from machines that can make 100 kg in that time.'],
    ['is tested on the output of the run, within a hundredth', test({ outputKg: '101' })],
    ['is tested on no other output', test({ outputKg: '102' }), 'T19 output @ capacityChecks:C steps:Run | The capacity test speaks of 102 kg; “Run” made 100 kg.'],
    ['is tested on the output of all runs in its time', test({ outputKg: '101' }, { steps: [run(), madeStep('Sew', 2, 'transformation', {}, { C: '5' }, { siteId: 'S', start: '2026-03-03', end: '2026-03-03' })] }), 'T19 output @ capacityChecks:C steps:Run steps:Sew | The capacity test speaks of 101 kg; “Run”, “Sew” made 105 kg.'],
    ['is tested on no output', test({ outputKg: '0' })],
    ['is tested on a run that began before', test({ outputKg: '50' }, {}, { from: '2026-03-03' })],
    ['is tested on a run that ended after', test({ outputKg: '50' }, {}, { to: '2026-03-10' })],
    ['is tested on a run at another site', test({ outputKg: '50' }, {}, { siteId: 'T' })],
    ['is tested on a run without a beginning', test({ outputKg: '50' }, { steps: [run({ start: null })] })],
    ['is tested on a run without an end', test({ outputKg: '50' }, { steps: [run({ end: null })] })],
    ['is tested on a run of another kind', test({ outputKg: '50' }, { steps: [madeStep('Run', 1, 'aggregation', {}, { B: '100' }, { siteId: 'S', start: '2026-03-02', end: '2026-03-11' })] })],
    ['is tested on a run that cannot be weighed', test({ outputKg: '50' }, { steps: [run({}, { B: '100', C: '5 MTR' })] })],
    ['is tested on a run that its lot weighs', test({ outputKg: '50' }, { steps: [run({}, { B: '100 H87' })], lots: [madeLot('B', { netKg: '120', quantity: '200', uom: 'H87' })] }), 'T19 output @ capacityChecks:C steps:Run | The capacity test speaks of 50 kg; “Run” made 60 kg.'],
    ['is another finding where the output of an hour is', test({ outputKg: '50', lineLaborHours: '100' }, {}, { benchmarkLow: '0.6', benchmarkHigh: '1' })],
    ['is this finding where the output of an hour is within', test({ outputKg: '50', lineLaborHours: '100' }, {}, { benchmarkLow: '0.5', benchmarkHigh: '0.5' }), 'T19 output @ capacityChecks:C steps:Run | The capacity test speaks of 50 kg; “Run” made 100 kg.'],
    ['is this finding where nobody knows the output of an hour', test({ outputKg: '50', lineLaborHours: '100' }, {}, { benchmarkHigh: '0.1' }), 'T19 output @ capacityChecks:C steps:Run | The capacity test speaks of 50 kg; “Run” made 100 kg.'],
    ['as stated is enough for ten days', statement('10 KGM per day')],
    ['as stated is not enough for ten days', statement('9 KGM per day'), 'T19 Run @ exhibits:E1.quantities steps:Run | E1 allows 90 kg in 10 days; “Run” made 100 kg.'],
    ['as stated for a week is enough', statement('70 KGM a week')],
    ['as stated for a week is not enough', statement('69 KGM a Week'), 'T19 Run @ exhibits:E1.quantities steps:Run | E1 allows 99 kg in 10 days; “Run” made 100 kg.'],
    ['as stated for a month is not enough', statement('299 KGM a month'), 'T19 Run @ exhibits:E1.quantities steps:Run | E1 allows 100 kg in 10 days; “Run” made 100 kg.'],
    ['as stated for a month is enough', statement('300 KGM a month')],
    ['as stated for a year is not enough', statement('3.649 TNE a year', run(), 'EQUIPMENT_LIST'), 'T19 Run @ exhibits:E1.quantities steps:Run | E1 allows 100 kg in 10 days; “Run” made 100 kg.'],
    ['as stated for a year is enough', statement('3.65 TNE a year')],
    ['as stated for no time is not held against a run', statement('1 KGM of load')],
    ['as stated in pieces is not held against a weight', statement('1 H87 per day')],
    ['as stated is not held against what cannot be weighed', statement('1 KGM per day', run({}, { B: '100 MTR' }))],
    ['as stated is not held against a run without an end', statement('1 KGM per day', run({ end: null }))],
    ['as stated is not held against a run without a beginning', statement('1 KGM per day', run({ start: null }))],
    ['as stated is not held against a run whose days are wrong', statement('1 KGM per day', run({ start: '2026-03-12' }))],
    ['as stated elsewhere is none', statement('1 KGM per day', run(), 'POLICY')],
  ]);
});

describe('a component', () => {
  const part = (patch: object, dossier: object = {}): object => ({ parties: [madeParty('P', { name: 'Thread Co', country: 'VN' })], components: [{ id: 'C', item: 'Thread', supplierId: 'P', originCountry: 'VN', containsMainMaterial: false, ...patch }], ...dossier });
  proveSaid(ofWhole(components), [
    ['is known', part({})],
    ['has a supplier', part({ supplierId: null, originCountry: null }), 'T29 unknown @ components:C | “Thread” has no supplier.'],
    ['has a country', part({ originCountry: null }), 'T29 unknown @ components:C | “Thread” has no country of origin.'],
    ['is said to contain the material or not', part({ containsMainMaterial: null }), 'T29 unstated @ components:C | It is not stated whether “Thread” contains the material in question.'],
    ['of the material has a paper', part({ containsMainMaterial: true }), 'T29 @ components:C | “Thread” contains the material in question, and no paper of Thread Co is filed.'],
    ['of the material has a paper of somebody nobody knows', part({ containsMainMaterial: true, supplierId: 'X' }), 'T29 @ components:C | “Thread” contains the material in question, and no paper of X is filed.'],
    ['of the material has a paper by its supplier', part({ containsMainMaterial: true }, { exhibits: [madeExhibit('E1', 'POLICY', { issuerId: 'P' })] })],
    ['of the material has a paper about its supplier', part({ containsMainMaterial: true }, { exhibits: [madeExhibit('E1', 'POLICY', { partyIds: ['Q', 'P'] })] })],
    ['of another country than its supplier is told of', part({ originCountry: 'CN' }), 'T29 info origin @ components:C parties:P | “Thread” is of origin CN; its supplier Thread Co is in VN.'],
    ['of a supplier who says no country is of any', part({ originCountry: 'CN' }, { parties: [madeParty('P')] })],
  ]);
});
