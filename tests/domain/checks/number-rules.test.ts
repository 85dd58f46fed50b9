// T12 and T15 clause by clause: numbers that papers cite, numbers built from other facts, and what stands twice.
import { describe } from 'vitest';
import { citedNumbers, derivedNumbers, duplicateLots, duplicatePapers, duplicates, stepNumbers } from '../../../src/domain/checks/number-rules.ts';
import { madeLot, madeParty, madeSite, madeStep } from '../chain/made-chain.ts';
import { madeExhibit, ofExhibits, ofSteps, ofWhole, proveSaid, type Case } from './made-dossier.ts';

describe('a number that a paper cites', () => {
  const move = (refs: object = {}, id = 'Move') => madeStep(id, 1, 'transfer', {}, {}, { refs });
  const cites = (refs: object, dossier: object = {}, patch: object = {}): object => ({ steps: [move({ po: 'PO-1', seal: 'S-1' })], ...dossier, exhibits: [madeExhibit('E1', 'PACKING_LIST', { refs, stepIds: ['Move'], ...patch }), ...((dossier as { exhibits?: object[] }).exhibits ?? [])] });
  const order = (docNo: string | null, patch: object = {}): object => ({ exhibits: [madeExhibit('E2', 'PURCHASE_ORDER', { docNo, stepIds: ['Move'], ...patch })] });
  proveSaid(ofExhibits(citedNumbers), [
    ['is on file', cites({ po: 'po 1' }, order('PO-1'))],
    ['is on file as another paper', cites({ contract: 'PO-1' }, order('PO-1'))],
    ['is not on file', cites({ po: 'PO-2' }, order('PO-1')), 'T12 po @ exhibits:E1.refs.po | E1 cites order PO-2, which is not on file.'],
    ['is not on file where the paper has none', cites({ po: 'PO-2' }, order(null)), 'T12 po @ exhibits:E1.refs.po | E1 cites order PO-2, which is not on file.'],
    ['is not on file where the paper is withdrawn', cites({ po: 'PO-2' }, { ...order('PO-2', { state: 'withdrawn' }), steps: [move()] }), 'T12 po @ exhibits:E1.refs.po | E1 cites order PO-2, which is not on file.'],
    ['is told once where the paper itself is missing', cites({ po: 'PO-1' })],
    ['may be nothing', cites({ po: ' - ' })],
    ['of a kind nobody follows is not followed', cites({ ticket: 'X' })],
    ['that steps say is said by one', cites({ seal: 's1' })],
    ['that steps say is said by none', cites({ seal: 'S-2' }), 'T12 seal @ exhibits:E1.refs.seal | E1 cites seal S-2, which is not on file.'],
    ['that no step says at all is not followed', cites({ container: 'C-2' })],
    ['belongs to its step', cites({ po: 'PO-2' }, { steps: [move({ po: 'PO-1' }), move({ po: 'PO-2' }, 'Ship')], exhibits: ['1', '2'].map((no) => madeExhibit(`O${no}`, 'SALES_CONTRACT', { docNo: `PO-${no}`, stepIds: ['Move', 'Ship'] })) }), 'T12 po @ exhibits:E1.refs.po | E1 cites order PO-2, which belongs to another step than the one it is filed for.'],
    ['belongs to one of its steps', cites({ po: 'PO-2' }, { steps: [move({ po: 'PO-1' }), move({ po: 'PO-2' }, 'Ship')], exhibits: ['1', '2'].map((no) => madeExhibit(`O${no}`, 'SALES_CONTRACT', { docNo: `PO-${no}`, stepIds: ['Move', 'Ship'] })) }, { stepIds: ['Move', 'Ship'] })],
    ['belongs to a step that says none', cites({ po: 'PO-2' }, { steps: [move({ po: '' })], ...order('PO-2') })],
    ['of an unknown step is another finding', cites({ po: 'PO-2' }, {}, { stepIds: ['Lost'] })],
  ]);
  const says = (refs: object, papers: readonly object[] = [], kind: 'transfer' | 'transformation' = 'transfer'): object => ({ steps: [madeStep('Move', 1, kind, {}, {}, { refs })], exhibits: papers });
  const waste = (invoice: string | null, papers: readonly object[]): object => ({ steps: [madeStep('Run', 1, 'transformation', {}, {}, { losses: [{ kind: 'waste', quantity: '1', uom: 'KGM', invoice }] })], exhibits: papers });
  proveSaid(ofSteps(stepNumbers), [
    ['is named by its step', says({ invoice: 'I-1' }, [madeExhibit('E1', 'COMMERCIAL_INVOICE', { docNo: 'i1', stepIds: ['Move'] })])],
    ['is named by its step and not on file', says({ invoice: 'I-1', bol: 'B-1', fishTicket: 'F-1' }, [madeExhibit('E1', 'COMMERCIAL_INVOICE', { docNo: 'I-2', stepIds: ['Move'] }), madeExhibit('E2', 'CMR', { docNo: 'B-2', stepIds: ['Move'] }), madeExhibit('E3', 'CATCH_RECORD', { docNo: 'F-2', stepIds: ['Move'] })]), 'T12 invoice @ steps:Move.refs.invoice | “Move” names invoice I-1, which is not on file.', 'T12 bol @ steps:Move.refs.bol | “Move” names bill of lading B-1, which is not on file.', 'T12 fishTicket @ steps:Move.refs.fishTicket | “Move” names fish ticket F-1, which is not on file.'],
    ['is named by its step and told once where the paper is missing', says({ invoice: 'I-1' })],
    ['is named by a process, which has none', says({ invoice: 'I-1' }, [madeExhibit('E1', 'COMMERCIAL_INVOICE', { docNo: 'I-2', stepIds: ['Move'] })], 'transformation')],
    ['is named by a catch', says({ fishTicket: 'F-1' }, [madeExhibit('E3', 'CATCH_RECORD', { docNo: 'F-2', stepIds: ['Move'] })], 'transformation'), 'T12 fishTicket @ steps:Move.refs.fishTicket | “Move” names fish ticket F-1, which is not on file.'],
    ['of a kind nobody follows is named', says({ ticket: 'X' })],
    ['of waste is that of its sale', waste('W-1', [madeExhibit('E1', 'BYPRODUCT_SALE', { docNo: 'W 1', stepIds: ['Run'] })])],
    ['of waste is not on file', waste('W-1', [madeExhibit('E1', 'WASTE_RECORD', { stepIds: ['Run'] })]), 'T12 waste @ steps:Run.losses | “Run” sold waste by invoice W-1, which is not on file.'],
    ['of waste may be none', waste(null, [madeExhibit('E1', 'WASTE_RECORD', { stepIds: ['Run'] })])],
    ['of waste is not asked for where no sale is filed', waste('W-1', [madeExhibit('E1', 'POLICY', { stepIds: ['Run'] })])],
  ]);
});

describe('a number that is built', () => {
  const bale = (number: string, patch: object = {}): object => ({ units: [{ id: 'U', number, lotId: 'A', ...patch }], lots: [madeLot('A', { producedBy: 'S' })], sites: [madeSite('S', { partyId: 'G' })], parties: [madeParty('G', { name: 'Gin', identifiers: [{ scheme: 'lei', value: '1' }, { scheme: 'gin', value: '99001' }] })] });
  const maker = (value: string, patch: object = {}, file: object = {}): object => ({ case: { type: 'wro', ...file }, parties: [madeParty('M', { name: 'Hoa Mau Garment', country: 'VN', identifiers: [{ scheme: 'mid', value }], ...patch })] });
  const line = (hts: string | null, dossier: object = {}): object => ({ entry: { lines: [{ id: 'L', line: 1, description: 'Shirts', hts }] }, ...dossier });
  const gin = { sites: [madeSite('S', { activity: 'ginning' })] };
  proveSaid(ofWhole(derivedNumbers), [
    ['of a bale begins with its gin', bale(' 990010000001 ')],
    ['of a bale has twelve digits', bale('99001000000'), 'T12 form @ units:U.number | 99001000000 is no permanent bale identification: twelve digits, the gin code first.'],
    ['of a bale has twelve digits and no more', bale('9900100000012'), 'T12 form @ units:U.number | 9900100000012 is no permanent bale identification: twelve digits, the gin code first.'],
    ['of a bale has twelve digits and nothing before', bale('x990010000001'), 'T12 form @ units:U.number | x990010000001 is no permanent bale identification: twelve digits, the gin code first.'],
    ['of a bale begins with no other gin', bale('990020000001'), 'T12 @ units:U.number | Bale 990020000001 does not begin with the gin code 99001 of Gin.'],
    ['of a bale of no gin is what it is', bale('7', { lotId: null })],
    ['of a maker fits country and name', maker('VNHOAMAU12HOC')],
    ['of a maker may be none', maker('')],
    ['of a maker has its form', maker('VN'), 'T12 mid form @ parties:M.identifiers | VN of Hoa Mau Garment does not have the form of a manufacturer ID. A manufacturer ID has up to fifteen letters and digits: country, name, street number, city, as in AUOZR92MEL.'],
    ['of a maker has its form unless it is printed so', maker('VN', {}, { keptAsPrinted: ['VN'] })],
    ['of a maker has its country', maker('KHHOAMAU12HOC'), 'T12 mid country @ parties:M.identifiers | The manufacturer ID KHHOAMAU12HOC of Hoa Mau Garment does not begin with its country VN.'],
    ['of a maker without a country has any', maker('KHHOAMAU12HOC', { country: null })],
    ['of a maker in Canada has the province', maker('XOHOAMAU12HOC', { country: 'CA' })],
    ['of a maker elsewhere has no province', maker('XOHOAMAU12HOC'), 'T12 mid country @ parties:M.identifiers | The manufacturer ID XOHOAMAU12HOC of Hoa Mau Garment does not begin with its country VN.'],
    ['of a maker has its name', maker('VNSAOMAI12HOC'), 'T12 mid name @ parties:M.identifiers | The manufacturer ID VNSAOMAI12HOC does not fit the name Hoa Mau Garment, which gives HOAMAU.'],
    ['of a maker in a barred country is another finding', maker('KPSAOMAI12HOC', { country: 'KP' })],
    ['of a tariff may be none', line(null)],
    ['of a tariff has its form', line('61O9.10'), 'T12 form @ entry:L.hts | 61O9.10 does not have the form of a tariff number. An HTS number has 8 or 10 digits, as in 6109.10.0012.'],
    ['of a tariff is of the goods of the chain', line('6109.10.0012', gin)],
    ['of a tariff is of no other goods', line('0304.71.5000', gin), 'T12 chapter @ entry:L.hts | Tariff number 0304.71.5000 is not of the goods this chain makes (Cotton and apparel).'],
    ['of a tariff is of any goods where nobody knows the chain', line('0304.71.5000', { sites: [madeSite('S', { activity: 'dreaming' })] })],
    ['of a tariff is of goods of two packs', line('0304.71.5000', { sites: [madeSite('S', { activity: 'ginning' }), madeSite('T', { activity: 'fillet_processing' })] })],
  ]);
});

describe('nothing stands twice', () => {
  const pair = (name: string, one: object, other: object, patch: object = {}): object => ({ [name]: [{ ...patch, ...one }, { ...patch, ...other }] });
  const papers = (one: object, other: object): object => ({ exhibits: [madeExhibit('E1', 'POLICY', one), madeExhibit('E2', 'POLICY', other)] });
  const file = { name: 'a.pdf', size: 1, mediaType: 'application/pdf', sha256: '0'.repeat(64), exhibitId: 'E1' };
  const batch = { date: '2026-04-01', count: 1, amount: '1' };
  const cases: readonly (readonly [Parameters<typeof proveSaid>[0], readonly Case[]])[] = [
    [ofWhole(duplicatePapers), [
      ['of papers', papers({ docNo: 'A-1' }, { docNo: 'a 1' }), 'T15 document @ exhibits:E1.docNo exhibits:E2.docNo | Document A-1 is filed 2 times.'],
      ['of papers, of which three are one', { exhibits: ['E1', 'E2', 'E3'].map((id) => madeExhibit(id, 'POLICY', { docNo: 'A-1' })) }, 'T15 document @ exhibits:E1.docNo exhibits:E2.docNo exhibits:E3.docNo | Document A-1 is filed 3 times.'],
      ['of papers that have a number', papers({ docNo: ' ' }, { docNo: '-' })],
      ['of papers of one issuer', papers({ docNo: 'A-1', issuerId: 'P' }, { docNo: 'A-1' })],
      ['of papers of one kind', { exhibits: [madeExhibit('E1', 'POLICY', { docNo: 'A-1' }), madeExhibit('E2', 'PURCHASE_ORDER', { docNo: 'A-1' })] }],
      ['of exhibit numbers', papers({ exhibitNo: 'D-1' }, { exhibitNo: ' d-1' }), 'T15 number @ exhibits:E1.exhibitNo exhibits:E2.exhibitNo | 2 exhibits have the number D-1.'],
    ]],
    [ofWhole(duplicateLots), [
      ['of lots', pair('lots', madeLot('A', { lotNo: 'L-1', producedBy: 'S' }), madeLot('B', { lotNo: 'l1', producedBy: 'S' })), 'T15 lot @ lots:A.lotNo lots:B.lotNo | Lot number L-1 is given to 2 lots of the same maker.'],
      ['of lots of one maker', pair('lots', madeLot('A', { lotNo: 'L-1', producedBy: 'S' }), madeLot('B', { lotNo: 'L-1' }))],
      ['of lots that have a number', pair('lots', madeLot('A', { lotNo: '' }), madeLot('B'))],
    ]],
    [ofWhole(duplicates), [
      ['of packages', pair('units', { id: 'U1' }, { id: 'U2' }, { number: '12' }), 'T15 unit @ units:U1.number units:U2.number | The number 12 stands 2 times in the list of packages.'],
      ['of files', pair('files', { id: 'F1' }, { id: 'F2' }, file), 'T15 file @ files:F1 files:F2 | The same file (“a.pdf”) stands 2 times in the dossier.'],
      ['of files of an exhibit', pair('files', { id: 'F1' }, { id: 'F2', exhibitId: null }, file)],
      ['of parties', pair('parties', madeParty('P', { name: 'Hoa Mau Co., Ltd.', country: 'VN' }), madeParty('Q', { name: 'HOA MAU', country: 'VN' })), 'T15 party @ parties:P.name parties:Q.name | Hoa Mau Co., Ltd. is described 2 times; one party under two names breaks the chain.'],
      ['of parties of one country', pair('parties', madeParty('P', { name: 'Hoa Mau', country: 'VN' }), madeParty('Q', { name: 'Hoa Mau' }))],
      ['of bank batches', pair('bankBatches', { id: 'B1', ref: 'PB 1' }, { id: 'B2', ref: 'PB1' }, batch), 'T15 batch @ bankBatches:B1 bankBatches:B2 | Bank batch PB 1 stands 2 times; the same payment is counted twice.'],
      ['of bank batches of one payroll', pair('bankBatches', { id: 'B1', ref: 'PB1', payrollId: 'M' }, { id: 'B2', ref: 'PB1' }, batch)],
    ]],
  ];
  for (const [of, own] of cases) proveSaid(of, own);
});
