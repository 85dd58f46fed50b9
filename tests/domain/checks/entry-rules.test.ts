// T12 and T30 of the entry's own numbers, clause by clause.
import { describe } from 'vitest';
import { entryNumbers, entryOfStep } from '../../../src/domain/checks/entry-rules.ts';
import { madeLot, madeParty, madeStep } from '../chain/made-chain.ts';
import { madeExhibit, ofSteps, ofWhole, proveSaid } from './made-dossier.ts';

/** By the book, with the right check digit. */
const NUMBER = '0S4-2611073-6';
const paper = (docType: string, patch: object): object => ({ exhibits: [madeExhibit('E1', docType, patch)] });
const cites = (refs: object): object => paper('COMMERCIAL_INVOICE', { refs });

describe('the entry', () => {
  const entered = (entry: object, dossier: object = {}): object => ({ entry, lots: [madeLot('A')], ...dossier });
  const about = (patch: object, docType = 'COMMERCIAL_INVOICE', number: string | null = NUMBER): object => entered({ number }, paper(docType, patch));
  proveSaid(ofWhole(entryNumbers), [
    ['has a number and a type of CBP', entered({ number: NUMBER, type: ' 01 ' })],
    ['has no number of another form', entered({ number: '12' }), 'T12 form @ entry.number | Entry number 12: An entry number has a filer code of three, seven digits and a check digit, as in 0S4-2611073-6.'],
    ['has no other check digit', entered({ number: '0S4-2611073-7' }), 'T12 form @ entry.number | Entry number 0S4-2611073-7: By CBP’s rule the last digit would be 6, not 7. Compare it with the notice and keep it if it is printed so.'],
    ['has another check digit where it is printed so', entered({ number: '0S4-2611073-7' }, { case: { type: 'wro', keptAsPrinted: ['0S4-2611073-7'] } })],
    ['has no other type', entered({ type: '99' }), 'T12 type @ entry.type | Entry type 99 is none of CBP’s entry types (01, 06, 11, …).'],
    ['is cited by its papers', about({ refs: { entry: '0S4 2611073 6' } })],
    ['is cited by papers that say no other', about({ refs: { entry: '' } })],
    ['is not another, of our lots', about({ refs: { entry: '0S4-1' }, lotIds: ['X', 'A'] }), 'T12 entry @ exhibits:E1.refs.entry | E1 cites entry 0S4-1; this dossier is about 0S4-2611073-6.'],
    ['is not another, of no lot of ours', about({ refs: { entry: '0S4-1' }, lotIds: ['X'] }), 'T30 @ exhibits:E1.refs.entry | E1 comes from entry 0S4-1 and names no lot of this shipment.'],
    ['may have no number yet', about({ refs: { entry: '0S4-1' } }, 'COMMERCIAL_INVOICE', null)],
    ['is that of its summary', about({ docNo: NUMBER }, 'CBP_7501')],
    ['is not that of another summary', about({ docNo: '0S4-1' }, 'CBP_7501'), 'T12 docNo @ exhibits:E1.docNo entry.number | E1 is about entry 0S4-1; this dossier is about 0S4-2611073-6.'],
    ['is not that of another release', about({ docNo: '0S4-1' }, 'CBP_3461'), 'T12 docNo @ exhibits:E1.docNo entry.number | E1 is about entry 0S4-1; this dossier is about 0S4-2611073-6.'],
    ['is not held against the numbers of other papers', about({ docNo: '0S4-1' })],
    ['is told once of a summary that cites another', about({ docNo: '0S4-2', refs: { entry: '0S4-1' } }, 'CBP_7501'), 'T30 @ exhibits:E1.refs.entry | E1 comes from entry 0S4-1 and names no lot of this shipment.'],
  ]);
  proveSaid(ofSteps(entryOfStep), [
    ['is where the step leads', { entry: { number: NUMBER }, steps: [madeStep('Ship', 1, 'transfer', {}, {}, { refs: { entry: '0s42611073 6' } })] }],
    ['is not where the step leads', { entry: { number: NUMBER }, steps: [madeStep('Ship', 1, 'transfer', {}, {}, { refs: { entry: '0S4-1' } })] }, 'T12 entry @ steps:Ship.refs.entry | “Ship” leads to entry 0S4-1; this dossier is about 0S4-2611073-6.'],
    ['is where no step leads yet', { entry: { number: NUMBER }, steps: [madeStep('Ship', 1, 'transfer', {}, {})] }],
  ]);
});

describe('the importer', () => {
  const importer = (values: readonly string[], dossier: object = {}): object => ({ entry: { importerId: 'I' }, parties: [madeParty('I', { name: 'Lantern', identifiers: [{ scheme: 'lei', value: 'X' }, ...values.map((value) => ({ scheme: 'ior', value }))] })], ...dossier });
  proveSaid(ofWhole(entryNumbers), [
    ['has one number, as its papers say', importer(['12-3456789XX'], cites({ ior: '123456789xx', importerNumber: '12-3456789' }))],
    ['has a number of the right form', importer(['12']), 'T12 importer form @ parties:I.identifiers | Importer number 12 of Lantern: An importer number is 12-3456789XX (employer), 123-45-6789 (social security) or 123456-12345 (assigned by CBP).'],
    ['has no second number', importer(['12-3456789XX', '12-3456789', '98-7654321XX']), 'T12 importer twice @ parties:I.identifiers | Lantern has two importer numbers, 12-3456789XX and 98-7654321XX; CBP knows the importer by one.'],
    ['has no other number on papers', importer(['12-3456789XX'], cites({ importer: '98-7654321XX' })), 'T12 importer @ exhibits:E1.refs.importer parties:I.identifiers | E1 gives importer number 98-7654321XX; Lantern has 12-3456789XX.'],
    ['has no other two characters on papers', importer(['12-3456789XX'], cites({ ior: '12-3456789YY' })), 'T12 importer @ exhibits:E1.refs.ior parties:I.identifiers | E1 gives importer number 12-3456789YY; Lantern has 12-3456789XX.'],
    ['who is a person is shown by four digits', importer(['123-45-6789'], cites({ ior: '987-65-4321' })), 'T12 importer @ exhibits:E1.refs.ior parties:I.identifiers | E1 gives importer number •••-••-4321; Lantern has •••-••-6789.'],
    ['without a number has that of the first paper', importer([], { exhibits: [madeExhibit('E1', 'POLICY', { refs: { ior: '12-3456789XX' } }), madeExhibit('E2', 'POLICY', { refs: { ior: '98-7654321XX' } })] }), 'T12 importer @ exhibits:E2.refs.ior | E2 gives importer number 98-7654321XX; E1 has 12-3456789XX.'],
    ['without a number has papers that agree', importer([], cites({ ior: '1', importerNumber: '1' }))],
    ['without any number is not asked for one', importer([], cites({ ior: ' ' }))],
  ]);
});

describe('the filer', () => {
  const filer = (code: string | null, number: string | null = NUMBER, dossier: object = {}): object => ({ entry: { number, brokerId: 'B' }, parties: [madeParty('B', { name: 'Broker', identifiers: code === null ? [] : [{ scheme: 'filer', value: code }] })], ...dossier });
  proveSaid(ofWhole(entryNumbers), [
    ['begins the entry number', filer('0s4')],
    ['does not begin it', filer('9Z9'), 'T12 filer @ parties:B.identifiers entry.number | Broker has filer code 9Z9; entry number 0S4-2611073-6 begins with 0S4.'],
    ['has a code of the right form', filer('9Z'), 'T12 filer form @ parties:B.identifiers | Filer code 9Z of Broker: A filer code has three letters or digits, as in 0S4.'],
    ['may have no code', filer(null)],
    ['begins no number that is not there', filer('9Z9', null)],
    ['begins no number that is wrong', filer('9Z9', '12'), 'T12 form @ entry.number | Entry number 12: An entry number has a filer code of three, seven digits and a check digit, as in 0S4-2611073-6.'],
    ['is given by papers', filer('0S4', NUMBER, cites({ filer: '0S4' }))],
    ['is not given by papers otherwise', filer('9Z', NUMBER, cites({ filerCode: '9Z9' })), 'T12 filer @ exhibits:E1.refs.filerCode entry.number | E1 gives filer code 9Z9; the entry number begins with 0S4.', 'T12 filer form @ parties:B.identifiers | Filer code 9Z of Broker: A filer code has three letters or digits, as in 0S4.'],
    ['is not given by papers otherwise, whoever it is', filer(null, NUMBER, cites({ filer: '9Z9' })), 'T12 filer @ exhibits:E1.refs.filer entry.number | E1 gives filer code 9Z9; the entry number begins with 0S4.'],
  ]);
});

describe('the port', () => {
  const port = (portCode: string | null, portName: string | null = null, dossier: object = {}): object => ({ entry: { portCode, portName }, ...dossier });
  proveSaid(ofWhole(entryNumbers), [
    ['is in the list', port('1703', 'Savannah, Georgia')],
    ['has four digits', port('17'), 'T12 port form @ entry.portCode | Port code 17: A port code has four digits, as in 2704; a leading zero belongs to it.'],
    ['is not out of the list', port('9998'), 'T12 port unknown @ entry.portCode | Port code 9998 is not in the list of ports (Schedule D) that this program has. Compare the notice, and keep the code if it is printed so.'],
    ['is out of the list where it is printed so', port('9998', 'Nowhere', { case: { type: 'wro', keptAsPrinted: ['9998'] } })],
    ['has its own name', port('1703', 'Los Angeles'), 'T12 port name @ entry.portCode entry.portName | Port code 1703 is Savannah, Georgia; the entry names Los Angeles.'],
    ['has its name with or without its title', port('1703', 'Port of SAVANNAH')],
    ['has a name of words', port('1703', 'X, Y')],
    ['may be none', port('', 'Savannah')],
    ['is given by papers', port('1703', null, cites({ port: '1703' }))],
    ['is not given by papers otherwise', port('1703', null, cites({ port: '1303', portCode: '2704' })), 'T12 port @ exhibits:E1.refs.port entry.portCode | E1 gives port code 1303; the entry says 1703.', 'T12 port @ exhibits:E1.refs.portCode entry.portCode | E1 gives port code 2704; the entry says 1703.'],
    ['may be given by papers alone', port(null, null, cites({ port: '1303' }))],
    ['is told of beside papers that say otherwise', port('17', null, cites({ port: '1303' })), 'T12 port @ exhibits:E1.refs.port entry.portCode | E1 gives port code 1303; the entry says 17.', 'T12 port form @ entry.portCode | Port code 17: A port code has four digits, as in 2704; a leading zero belongs to it.'],
  ]);
});

describe('the case', () => {
  const notice = (docNo: string | null, docType = 'CBP_DETENTION_NOTICE', count = 1): object => ({ case: { type: 'wro', detentionNo: 'DN-1', form28No: 'F-1' }, exhibits: Array.from({ length: count }, (_, index) => madeExhibit(`E${index + 1}`, docType, { docNo })) });
  proveSaid(ofWhole(entryNumbers), [
    ['has the number of its notice', notice('dn 1')],
    ['has no other number', notice('DN-2'), 'T12 @ case.detentionNo exhibits:E1.docNo | E1 has number DN-2; the case says DN-1.'],
    ['has no other number of Form 28', notice('F-2', 'CBP_FORM_28'), 'T12 @ case.form28No exhibits:E1.docNo | E1 has number F-2; the case says F-1.'],
    ['is not held against a notice without a number', notice(null)],
    ['is not held against two notices', notice('DN-2', 'CBP_DETENTION_NOTICE', 2)],
    ['has audits that are described', { audits: [{ id: 'A', scheme: 'SMETA' }], ...paper('SOCIAL_AUDIT', { auditId: 'A' }) }],
    ['has no audits that are not described', { audits: [{ id: 'A', scheme: 'SMETA' }], ...paper('SOCIAL_AUDIT', { auditId: 'B' }) }, 'T12 audit @ exhibits:E1.auditId | E1 belongs to audit B, which is not described.'],
  ]);
});
