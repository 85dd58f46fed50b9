// T08 and T08b clause by clause: what of a record points at North Korea or at a region of concern.
import { describe, expect, it } from 'vitest';
import { regionInStep, regionOfLot, regionOnPaper, regionsOfConcern } from '../../../src/domain/checks/region-rules.ts';
import { madeLot, madeParty, madeSite, madeStep } from '../chain/made-chain.ts';
import { madeExhibit, ofExhibits, ofLots, ofSteps, ofWhole, proveSaid } from './made-dossier.ts';

describe('a step, a paper or a lot', () => {
  const step = (name: string, refs: object = {}): object => ({ steps: [madeStep('S1', 1, 'origin', {}, {}, { name, refs })] });
  const title = (text: string): object => ({ exhibits: [madeExhibit('E1', 'POLICY', { title: text })] });
  const lot = (patch: object): object => ({ lots: [madeLot('A', patch)] });
  proveSaid(ofSteps(regionInStep), [
    ['is elsewhere by its name', step('Gin in Erode')],
    ['is there by its name', step('Gin in Kashgar'), 'T08 warn xuar @ steps:S1 | Step “Gin in Kashgar” names a place in Xinjiang Uyghur Autonomous Region: “kashgar”.'],
    ['is there by a number it carries', step('Gin', { trip: 'Pyongyang 7' }), 'T08 warn KP @ steps:S1 | Step “Gin” names North Korea: “pyongyang”.'],
    ['is there by a name that others share', step('Gin in Aksu'), 'T08 warn xuar @ steps:S1 | Step “Gin in Aksu” names a place in Xinjiang Uyghur Autonomous Region: “aksu”.'],
  ]);
  proveSaid(ofExhibits(regionOnPaper), [
    ['is elsewhere by its title', title('Cotton of India')],
    ['is there by its title', title('Cotton of Xinjiang'), 'T08 warn xuar @ exhibits:E1.title | E1 names a place in Xinjiang Uyghur Autonomous Region: “xinjiang”.'],
    ['is elsewhere where the title denies it', title('Statement: no cotton from Xinjiang')],
    ['is elsewhere where the title denies it in Chinese', title('不含新疆棉')],
    ['is there though its title has a number', title('Certificate No. 12 on Xinjiang cotton'), 'T08 warn xuar @ exhibits:E1.title | E1 names a place in Xinjiang Uyghur Autonomous Region: “xinjiang”.'],
    ['is there though its title names Wuxi or Africa', { exhibits: ['无锡新疆棉检测', '非洲与新疆棉', '新疆无纺布'].map((text, index) => madeExhibit(`E${index + 1}`, 'POLICY', { title: text })) }, 'T08 warn xuar @ exhibits:E1.title | E1 names a place in Xinjiang Uyghur Autonomous Region: “新疆”.', 'T08 warn xuar @ exhibits:E2.title | E2 names a place in Xinjiang Uyghur Autonomous Region: “新疆”.', 'T08 warn xuar @ exhibits:E3.title | E3 names a place in Xinjiang Uyghur Autonomous Region: “新疆”.'],
    ['is there though letters of a denial are in a word', title('Notice on Xinjiang cotton'), 'T08 warn xuar @ exhibits:E1.title | E1 names a place in Xinjiang Uyghur Autonomous Region: “xinjiang”.'],
  ]);
  proveSaid(ofLots(regionOfLot), [
    ['is elsewhere by its origin', lot({ originCountry: 'CN', originRegion: 'Liaoning' })],
    ['is there by its country', lot({ originCountry: 'KP' }), 'T08 @ lots:A.originCountry | Lot A comes from North Korea.'],
    ['is there by its region', lot({ originCountry: 'CN', originRegion: 'CN-65' }), 'T08 xuar @ lots:A.originRegion | Lot A names a place in Xinjiang Uyghur Autonomous Region: “cn-65”.'],
    ['is there by its bare code at home', lot({ originCountry: 'CN', originRegion: '65' }), 'T08 xuar @ lots:A.originRegion | Lot A names a place in Xinjiang Uyghur Autonomous Region: “65”.'],
    ['is not there by a bare code abroad', lot({ originCountry: 'IN', originRegion: '65' })],
    ['is there by its material', lot({ material: 'Xinjiang cotton' }), 'T08 xuar @ lots:A.originRegion | Lot A names a place in Xinjiang Uyghur Autonomous Region: “xinjiang”.'],
    ['is not there by a code in its material', lot({ material: 'grade CN-65' })],
    ['may share its name with a place abroad', lot({ originCountry: 'TR', originRegion: 'Aksu' }), 'T08 warn xuar @ lots:A.originRegion | Lot A names a place in Xinjiang Uyghur Autonomous Region: “aksu”.'],
    ['does not share its name at home', lot({ originCountry: 'CN', originRegion: 'Aksu' }), 'T08 xuar @ lots:A.originRegion | Lot A names a place in Xinjiang Uyghur Autonomous Region: “aksu”.'],
  ]);
});

describe('a site', () => {
  const site = (patch: object, dossier: object = {}): object => ({ sites: [madeSite('S', { name: 'Mill', country: 'CN', ...patch })], audits: [{ id: 'A', scheme: 'SMETA', siteId: 'S' }, { id: 'B', scheme: 'SLCP' }], ...dossier });
  proveSaid(ofWhole(regionsOfConcern), [
    ['is elsewhere', site({ admin1: 'Liaoning', address: 'Dandong', postalCode: '118300', lat: 40.1, lon: 124.3 })],
    ['is in a barred country', site({ country: 'KP' }), 'T08 @ sites:S.country | Mill is in North Korea (KP).'],
    ['has North Koreans at work', site({ northKoreanLabor: 'yes' }), 'T08 @ sites:S.northKoreanLabor | North Korean nationals are recorded at work at Mill.'],
    ['may have North Koreans at work', site({ northKoreanLabor: 'unknown' })],
    ['is there by its name', site({ name: 'Urumqi Mill' }), 'T08 xuar @ sites:S.admin1 | Urumqi Mill names a place in Xinjiang Uyghur Autonomous Region: “urumqi”.', 'T08b @ audits:A | The SMETA audit was done in a region where auditors cannot work freely; it is not relied on.'],
    ['is there by its address', site({ address: '1 Road, Urumqi' }), 'T08 xuar @ sites:S.admin1 | Mill names a place in Xinjiang Uyghur Autonomous Region: “urumqi”.', 'T08b @ audits:A | The SMETA audit was done in a region where auditors cannot work freely; it is not relied on.'],
    ['is there by its postcode', site({ postalCode: ' ８３0000' }), 'T08 xuar @ sites:S.admin1 | Mill appears to lie in Xinjiang Uyghur Autonomous Region: its postcode is  ８３0000.', 'T08b @ audits:A | The SMETA audit was done in a region where auditors cannot work freely; it is not relied on.'],
    ['is not there by its postcode abroad', site({ country: 'IN', postalCode: '830000' })],
    ['is not there by its postcode nowhere', site({ country: null, postalCode: '830000' })],
    ['is there by its position', site({ lat: 43.8, lon: 87.6 }), 'T08 xuar @ sites:S.admin1 | Mill appears to lie in Xinjiang Uyghur Autonomous Region: its position is 43.8, 87.6.', 'T08b @ audits:A | The SMETA audit was done in a region where auditors cannot work freely; it is not relied on.'],
    ['is there by its position in no country', site({ country: null, lat: 43.8, lon: 87.6 }), 'T08 xuar @ sites:S.admin1 | Mill appears to lie in Xinjiang Uyghur Autonomous Region: its position is 43.8, 87.6.', 'T08b @ audits:A | The SMETA audit was done in a region where auditors cannot work freely; it is not relied on.'],
    ['is not there by its position abroad', site({ country: 'IN', lat: 43.8, lon: 87.6 })],
    ['is not there by half a position', site({ lat: 43.8 })],
    ['is not there to the north', site({ lat: 55, lon: 87.6 })],
    ['is not there to the south', site({ lat: 20, lon: 87.6 })],
    ['is not there to the west', site({ lat: 43.8, lon: 60 })],
    ['is not there to the east', site({ lat: 43.8, lon: 110 })],
    ['abroad is not there for its auditors by a shared name', site({ country: 'TR', address: 'Aksu' }), 'T08 warn xuar @ sites:S.admin1 | Mill names a place in Xinjiang Uyghur Autonomous Region: “aksu”.'],
  ]);
});

describe('a position', () => {
  // A fifth of a degree to either side of the middle of each edge of the outline; which side is which was computed by winding numbers.
  const inside = [[47.94, 89.29], [46.0, 90.8], [43.81, 93.63], [42.28, 96.1], [40.42, 94.24], [37.69, 91.57], [35.55, 87.21], [34.65, 81.25], [35.63, 76.94], [38.07, 74.29], [40.56, 76.72], [43.49, 80.1], [45.95, 81.38], [48.01, 85.22]];
  const outside = [[48.26, 89.51], [46.0, 91.2], [44.19, 93.77], [42.22, 96.5], [40.08, 94.46], [37.51, 91.93], [35.15, 87.29], [34.25, 81.25], [35.27, 76.76], [37.93, 73.91], [40.94, 76.58], [43.51, 79.7], [46.25, 81.12], [48.39, 85.08]];
  const isThere = ofWhole(regionsOfConcern);
  const at = ([lat, lon]: readonly number[]): object => ({ sites: [madeSite('S', { country: 'CN', lat, lon })] });
  it('within the outline is there, on whatever side of it', () => { expect(inside.filter((position) => isThere(at(position)).length !== 1)).toEqual([]); });
  it('beyond the outline is not', () => { expect(outside.filter((position) => isThere(at(position)).length !== 0)).toEqual([]); });
});

describe('a party', () => {
  const party = (patch: object): object => ({ parties: [madeParty('P', { name: 'Mill', country: 'CN', ...patch })] });
  const uscc = (value: string, scheme = 'uscc'): object => ({ identifiers: [{ scheme, value }] });
  proveSaid(ofWhole(regionsOfConcern), [
    ['is elsewhere', party({ address: 'Dandong 118300', ...uscc('91210681DEMO000000') })],
    ['is in a barred country', party({ country: 'KP' }), 'T08 @ parties:P.country | Mill is in North Korea (KP).'],
    ['is there by another name', party({ nameLocal: '新疆样例', aliases: ['Aksu Mill'] }), 'T08 xuar @ parties:P | Mill names a place in Xinjiang Uyghur Autonomous Region: “新疆”.'],
    ['is there by an alias', party({ aliases: ['Kashgar Mill'] }), 'T08 xuar @ parties:P | Mill names a place in Xinjiang Uyghur Autonomous Region: “kashgar”.'],
    ['is there by its address', party({ address: 'CN-65' }), 'T08 xuar @ parties:P | Mill names a place in Xinjiang Uyghur Autonomous Region: “cn-65”.'],
    ['is there by its postcode', party({ address: '1 Road, 830000' }), 'T08 xuar @ parties:P | Mill appears to be in Xinjiang Uyghur Autonomous Region: its postcode.'],
    ['is not there by a longer number', party({ address: '1 Road, 8300001' })],
    ['is not there by the end of a number', party({ address: '1 Road, 1830000' })],
    ['is not there by its postcode abroad', party({ country: 'IN', address: '1 Road, 830000' })],
    ['is there by its registration', party(uscc('91650681DEMO000000')), 'T08 xuar @ parties:P | Mill appears to be in Xinjiang Uyghur Autonomous Region: registration number 91650681DEMO000000.'],
    ['is there by its registration before its postcode', party({ country: 'CN', address: '830000', ...uscc('91650681DEMO000000') }), 'T08 xuar @ parties:P | Mill appears to be in Xinjiang Uyghur Autonomous Region: registration number 91650681DEMO000000.'],
    ['is not there by another number', party(uscc('91650681DEMO000000', 'gacc'))],
    ['is not there by digits further on', party(uscc('91216581DEMO000000'))],
  ]);
});

describe('anything else', () => {
  const worker = (patch: object): object => ({ workers: [{ id: 'W', workerId: '7', name: 'Wang', ...patch }] });
  const line = (patch: object): object => ({ entry: { lines: [{ id: 'L', line: 1, description: 'Shirts', ...patch }] } });
  proveSaid(ofWhole(regionsOfConcern), [
    ['is a component of a barred country', { components: [{ id: 'C', item: 'Thread', originCountry: 'KP' }] }, 'T08 @ components:C.originCountry | Thread comes from North Korea.'],
    ['is a component of the region', { components: [{ id: 'C', item: 'Xinjiang thread' }] }, 'T08 xuar @ components:C | Component “Xinjiang thread” names a place in Xinjiang Uyghur Autonomous Region: “xinjiang”.'],
    ['is a component of elsewhere', { components: [{ id: 'C', item: 'Thread', originCountry: 'CN' }] }],
    ['is a line of a barred country', line({ countryOfOrigin: 'KP' }), 'T08 @ entry:L.countryOfOrigin | Line 1 comes from North Korea.'],
    ['is a line harvested in a barred country', line({ harvestCountry: 'KP' }), 'T08 @ entry:L.countryOfOrigin | Line 1 comes from North Korea.'],
    ['is a line of the region', line({ description: 'Xinjiang cotton shirts' }), 'T08 xuar @ entry:L.description | Line 1 names a place in Xinjiang Uyghur Autonomous Region: “xinjiang”.'],
    ['is a line of elsewhere', line({ countryOfOrigin: 'VN' })],
    ['is an audit at an address there', { audits: [{ id: 'A', scheme: 'SMETA', addressAsPrinted: '1 Road, Urumqi' }] }, 'T08 xuar @ audits:A.addressAsPrinted | The SMETA audit names a place in Xinjiang Uyghur Autonomous Region: “urumqi”.'],
    ['is a worker registered there', worker({ idPrefix6: '650102' }), 'T08 warn @ workers:W.idPrefix6 | Records show that worker 7 is registered in Xinjiang Uyghur Autonomous Region; show how the person was recruited.'],
    ['is a worker with a number of there', worker({ idNumberMasked: '650102********105X' }), 'T08 warn @ workers:W.idPrefix6 | Records show that worker 7 is registered in Xinjiang Uyghur Autonomous Region; show how the person was recruited.'],
    ['is a worker from there', worker({ homeRegion: 'Xinjiang' }), 'T08 warn @ workers:W.idPrefix6 | Records show that worker 7 is registered in Xinjiang Uyghur Autonomous Region; show how the person was recruited.'],
    ['is a worker from there by code', worker({ homeRegion: 'CN-XJ' }), 'T08 warn @ workers:W.idPrefix6 | Records show that worker 7 is registered in Xinjiang Uyghur Autonomous Region; show how the person was recruited.'],
    ['is a worker from there by bare code', worker({ homeRegion: 'XJ' }), 'T08 warn @ workers:W.idPrefix6 | Records show that worker 7 is registered in Xinjiang Uyghur Autonomous Region; show how the person was recruited.'],
    ['is a worker from elsewhere', worker({ idPrefix6: '210102', idNumberMasked: '**650102', homeRegion: 'Liaoning' })],
  ]);
});
