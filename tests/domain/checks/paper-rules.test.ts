// T09 and T10 clause by clause: the papers of a hand-over, a process, the case and its records, and their translations.
import { describe } from 'vitest';
import { missingPapers, stepPapers, translations } from '../../../src/domain/checks/paper-rules.ts';
import { madeSite, madeStep } from '../chain/made-chain.ts';
import { madeExhibit, ofExhibits, ofSteps, ofWhole, proveSaid } from './made-dossier.ts';

const filed = (types: readonly string[], patch: object = {}) => types.map((docType, index) => madeExhibit(`E${index + 1}`, docType, patch));

describe('a hand-over', () => {
  const sites = (from: object, to: object): object => ({ sites: [madeSite('From', { partyId: 'A', country: 'VN', ...from }), madeSite('To', { partyId: 'B', country: 'VN', ...to })] });
  const sale = (types: readonly string[], at: object = sites({}, {}), patch: object = {}, dossier: object = {}): object => ({ ...at, steps: [madeStep('Move', 1, 'transfer', {}, {}, { fromSiteId: 'From', toSiteId: 'To', ...patch })], exhibits: filed(types, { stepIds: ['Move'] }), ...dossier });
  const papers = ['PURCHASE_ORDER', 'COMMERCIAL_INVOICE', 'PAYMENT_PROOF', 'TRUCK_WAYBILL', 'GOODS_RECEIPT'];
  const receipt = (issuerId: string, from: object = {}): object => { const made = sale(papers.slice(0, 4), sites(from, {})) as { exhibits: object[] }; return { ...made, exhibits: [...made.exhibits, madeExhibit('R', 'WAREHOUSE_RECEIPT', { stepIds: ['Move'], issuerId })] }; };
  proveSaid(ofSteps(stepPapers), [
    ['has all its papers', sale(papers)],
    ['has none of them', sale([]), 'T09 purchase order or contract @ steps:Move | “Move” has no purchase order or contract.', 'T09 invoice @ steps:Move | “Move” has no invoice.', 'T09 proof of payment @ steps:Move | “Move” has no proof of payment.', 'T09 transport document @ steps:Move | “Move” has no transport document.', 'T09 receipt of the buyer @ steps:Move | “Move” has no receipt of the buyer.'],
    ['of one owner is no sale', sale([], sites({}, { partyId: 'A' })), 'T09 transport document @ steps:Move | “Move” has no transport document.', 'T09 receipt of the buyer @ steps:Move | “Move” has no receipt of the buyer.'],
    ['of nobody named is a sale', sale([], sites({ partyId: null }, { partyId: null })), 'T09 purchase order or contract @ steps:Move | “Move” has no purchase order or contract.', 'T09 invoice @ steps:Move | “Move” has no invoice.', 'T09 proof of payment @ steps:Move | “Move” has no proof of payment.', 'T09 transport document @ steps:Move | “Move” has no transport document.', 'T09 receipt of the buyer @ steps:Move | “Move” has no receipt of the buyer.'],
    ['across a border is declared', sale(papers, sites({}, { country: 'IN' })), 'T09 customs declaration @ steps:Move | “Move” has no customs declaration.'],
    ['across a border has its declaration', sale([...papers, 'EXPORT_DECLARATION'], sites({}, { country: 'IN' }))],
    ['to a country that is not stated crosses none', sale(papers, sites({}, { country: null }))],
    ['from a country that is not stated crosses none', sale(papers, sites({ country: null }, {}))],
    ['to a country that is barred is another finding', sale(papers, sites({}, { country: 'KP' }))],
    ['to the entry', sale(papers.slice(0, 4), sites({}, { country: 'US' }), { refs: { entry: '1' } }), 'T09 customs declaration @ steps:Move | “Move” has no customs declaration.', 'T09 packing list @ steps:Move | “Move” has no packing list.', 'T09 warn export declaration @ steps:Move | “Move” has no export declaration.', 'T09 entry or entry summary @ steps:Move | “Move” has no entry or entry summary.'],
    ['to the entry has its papers', sale([...papers.slice(0, 4), 'PACKING_LIST', 'EXPORT_DECLARATION', 'CBP_3461'], sites({}, { country: 'US' }), { refs: { entry: '1' } })],
    ['to the entry from a barred country is not exported', sale([...papers.slice(0, 4), 'PACKING_LIST', 'CBP_7501'], sites({ country: 'KP' }, { country: 'US' }), { refs: { entry: '1' } })],
    ['to the entry at home is not exported', sale([...papers.slice(0, 4), 'PACKING_LIST', 'CBP_7501'], sites({ country: 'US' }, { country: 'US' }), { refs: { entry: '1' } })],
    ['is received by its buyer', receipt('B')],
    ['is not received by its seller', receipt('A'), 'T09 receipt of the buyer @ steps:Move | “Move” has no receipt of the buyer.'],
    ['of a seller nobody names is received by anybody', receipt('A', { partyId: null })],
  ]);
});

describe('a process', () => {
  const run = (kind: string, types: readonly string[], patch: object = {}, dossier: object = {}): object => ({ steps: [madeStep('Run', 1, kind as 'origin', {}, {}, patch)], exhibits: filed(types, { stepIds: ['Run'] }), ...dossier });
  const soda = (activity: string, types: readonly string[], kind = 'transformation'): object => run(kind, types, { siteId: 'S' }, { case: { type: 'wro', commodityPack: 'caustic-soda' }, sites: [madeSite('S', { activity })] });
  proveSaid(ofSteps(stepPapers), [
    ['has a record of it', run('transformation', ['PRODUCTION_RECORD'])],
    ['has no record of it', run('transformation', []), 'T09 production record @ steps:Run | “Run” has no production record.'],
    ['at the origin has no record of it', run('origin', []), 'T09 record of origin @ steps:Run | “Run” has no record of origin.'],
    ['of packing needs none', run('aggregation', [])],
    ['of its product has what its pack asks for', soda('caustic_soda_electrolysis', ['RAW_MATERIAL_ISSUE', 'PRODUCTION_RECORD', 'PRODUCTION_ORDER', 'WASTE_RECORD', 'STOCK_LEDGER', 'PROCESS_FLOW'])],
    ['of its product lacks what its pack asks for', soda('caustic_soda_electrolysis', []), 'T09 block raw material issue @ steps:Run | “Run” has no raw material issue.', 'T09 block production record @ steps:Run | “Run” has no production record.', 'T09 warn production order @ steps:Run | “Run” has no production order.', 'T09 warn waste record or byproduct sale @ steps:Run | “Run” has no waste record or byproduct sale.', 'T09 warn stock ledger @ steps:Run | “Run” has no stock ledger.', 'T09 warn process flow or equipment list or capacity statement @ steps:Run | “Run” has no process flow or equipment list or capacity statement.'],
    ['of its product, of packing, needs none', soda('caustic_soda_electrolysis', [], 'aggregation')],
    ['that its pack does not know has a record', soda('spinning', []), 'T09 production record @ steps:Run | “Run” has no production record.'],
  ]);
});

describe('the pack of a product', () => {
  const step = (kind: 'origin' | 'transfer' | 'transformation', activity: string, dossier: object, types: readonly string[] = [], patch: object = {}): object => ({ steps: [madeStep('Run', 1, kind, {}, {}, { siteId: 'S', fromSiteId: 'S', ...patch })], sites: [madeSite('S', { activity })], exhibits: filed(types, { stepIds: ['Run'] }), ...dossier });
  const product = (commodityPack: string | null, type = 'wro', alsoTypes: readonly string[] = []): object => ({ case: { type, alsoTypes, commodityPack } });
  const moved = ['PURCHASE_ORDER', 'COMMERCIAL_INVOICE', 'PAYMENT_PROOF', 'TRUCK_WAYBILL', 'GOODS_RECEIPT'];
  const seafood = (type: string, alsoTypes: readonly string[] = []): object => step('transformation', 'fillet_processing', product('seafood', type, alsoTypes), ['PRODUCTION_RECORD', 'PRODUCTION_ORDER', 'RAW_MATERIAL_ISSUE', 'STOCK_LEDGER', 'WASTE_RECORD', 'PROCESS_FLOW', 'INSPECTION_REPORT', 'LAB_TEST', 'WORKER_ROSTER']);
  proveSaid(ofSteps(stepPapers), [
    ['asks of a movement what the site it leaves does', step('transfer', 'ginning', product('cotton-apparel'), moved), 'T09 warn bale list @ steps:Run | “Run” has no bale list.'],
    ['asks of a movement what other sites do not', step('transfer', 'knitting', product('cotton-apparel'), moved)],
    ['asks of the entry what it asks of any', step('transfer', 'knitting', product('cotton-apparel'), [...moved, 'PACKING_LIST', 'CBP_7501'], { refs: { entry: '1' } }), 'T09 warn certificate of origin @ steps:Run | “Run” has no certificate of origin.', 'T09 warn importer security filing @ steps:Run | “Run” has no importer security filing.'],
    ['asks of an origin one thing', step('origin', 'harvest_heading_gutting', product('seafood')), 'T09 block catch record @ steps:Run | “Run” has no catch record.'],
    ['asks of a process another', step('transformation', 'harvest_heading_gutting', product('seafood')), 'T09 block production record @ steps:Run | “Run” has no production record.'],
    ['asks of a case what it asks of no other', seafood('caatsa'), 'T09 block identity docs @ steps:Run | “Run” has no identity docs.', 'T09 block payroll register @ steps:Run | “Run” has no payroll register.', 'T09 block time records @ steps:Run | “Run” has no time records.', 'T09 block bank payroll batch @ steps:Run | “Run” has no bank payroll batch.', 'T09 block recruitment record @ steps:Run | “Run” has no recruitment record.', 'T09 warn labor contract @ steps:Run | “Run” has no labor contract.', 'T09 warn social insurance roll @ steps:Run | “Run” has no social insurance roll.'],
    ['asks of a case beside another', seafood('wro', ['caatsa']), 'T09 block identity docs @ steps:Run | “Run” has no identity docs.', 'T09 block payroll register @ steps:Run | “Run” has no payroll register.', 'T09 block time records @ steps:Run | “Run” has no time records.', 'T09 block bank payroll batch @ steps:Run | “Run” has no bank payroll batch.', 'T09 block recruitment record @ steps:Run | “Run” has no recruitment record.', 'T09 warn labor contract @ steps:Run | “Run” has no labor contract.', 'T09 warn social insurance roll @ steps:Run | “Run” has no social insurance roll.'],
    ['asks of another case nothing more', seafood('wro')],
    ['is found by the tariff number', { ...step('origin', 'harvest_heading_gutting', product(null)), entry: { lines: [{ id: 'L', line: 1, description: 'Fish', hts: '0304.71.5000' }, { id: 'M', line: 2, description: 'Fish' }] } }, 'T09 block catch record @ steps:Run | “Run” has no catch record.'],
    ['is none for another number', { ...step('origin', 'harvest_heading_gutting', product(null)), entry: { lines: [{ id: 'L', line: 1, description: 'Pens', hts: '9608.10.0000' }] } }, 'T09 record of origin @ steps:Run | “Run” has no record of origin.'],
  ]);
});

describe('a case', () => {
  const asked = (patch: object, types: readonly string[] = ['POLICY'], dossier: object = {}): object => ({ case: { type: 'uflpa_applicability', ...patch }, exhibits: filed(types), ...dossier });
  proveSaid(ofWhole(missingPapers), [
    ['without any paper is not asked for its own', asked({ detentionNo: '1' }, [])],
    ['has a policy', asked({})],
    ['has no policy', asked({}, ['FLOW_CHART']), 'T09 warn POLICY @ case | No policy against forced labor is filed; CBP asks for written policies and procedures.'],
    ['of a withhold release order needs two statements, filed or not', asked({ type: 'wro' }, []), 'T09 CERT_OF_ORIGIN_12_43A @ case | The foreign seller’s certificate of origin under 19 CFR 12.43(a) is missing; it is due three months after importation.', 'T09 STATEMENT_12_43B @ case | The ultimate consignee’s statement under 19 CFR 12.43(b) is missing; it is due three months after importation.'],
    ['of a finding needs them too', asked({ alsoTypes: ['finding'] }, ['POLICY', 'CERT_OF_ORIGIN_12_43A']), 'T09 STATEMENT_12_43B @ case | The ultimate consignee’s statement under 19 CFR 12.43(b) is missing; it is due three months after importation.'],
    ['with a detention number has its notice', asked({ detentionNo: '1' }), 'T09 warn CBP_DETENTION_NOTICE @ case | The detention notice is not filed; it names what CBP asks and starts the clock.'],
    ['with a detention notice', asked({ detentionNo: '1' }, ['POLICY', 'CBP_DETENTION_NOTICE'])],
    ['of Form 28 has it', asked({ type: 'form_28', form28No: '1' }), 'T09 warn CBP_FORM_28 @ case | CBP Form 28, which this dossier answers, is not filed.'],
    ['of Form 28 without a number', asked({ type: 'form_28' })],
    ['of something else with a number of Form 28', asked({ form28No: '1' })],
    ['of Form 29 has it', asked({ alsoTypes: ['form_29'] }), 'T09 warn CBP_FORM_29 @ case | CBP Form 29, which this dossier answers, is not filed.'],
    ['of CAATSA has declarations', asked({ type: 'caatsa' }), 'T09 warn SUPPLIER_DECLARATION @ case | No declaration of the supplier about its labor is filed.', 'T09 warn IMPORTER_DECLARATION @ case | No declaration of the importer is filed.'],
    ['of the exception has declarations', asked({ type: 'uflpa_exception' }, ['POLICY', 'IMPORTER_DECLARATION']), 'T09 warn SUPPLIER_DECLARATION @ case | No declaration of the supplier about its labor is filed.'],
  ]);
});

describe('a record', () => {
  const rests = (dossier: object, exhibits: readonly object[] = []): object => ({ exhibits: [madeExhibit('E1', 'POLICY'), ...exhibits], ...dossier });
  const audit = { audits: [{ id: 'AU', scheme: 'SMETA' }] };
  const payroll = { id: 'R', periodStart: '2026-03-01', periodEnd: '2026-03-31', currency: 'USD' };
  const worker = { id: 'W', workerId: '7', name: 'Wang' };
  proveSaid(ofWhole(missingPapers), [
    ['of an audit rests on its report', rests(audit, [madeExhibit('E2', 'AUDIT_REPORT', { auditId: 'AU' })])],
    ['of an audit rests on no corrective action plan', rests(audit, [madeExhibit('E2', 'CAP_REPORT', { auditId: 'AU' })]), 'T09 warn report @ audits:AU | The report of the SMETA audit is not filed.'],
    ['of an audit where nothing is filed rests on nothing yet', audit],
    ['of a payroll, bank batch, insurance roll and worker rests on its paper', rests({ payrolls: [{ ...payroll, sourceExhibitId: 'E1' }], bankBatches: [{ id: 'B', ref: '1', date: '2026-04-01', amount: '1', count: 1, exhibitId: 'E1' }], socialInsurance: [{ id: 'SI', month: '2026-03', insuredCount: 1, exhibitId: 'E1' }], workers: [{ ...worker, idCopyExhibitId: 'E1' }] })],
    ['of a payroll, bank batch, insurance roll and worker rests on no paper that is gone', rests({ payrolls: [{ ...payroll, sourceExhibitId: 'X' }], bankBatches: [{ id: 'B', ref: '1', date: '2026-04-01', amount: '1', count: 1, exhibitId: 'X' }], socialInsurance: [{ id: 'SI', month: '2026-03', insuredCount: 1, exhibitId: 'X' }], workers: [{ ...worker, idCopyExhibitId: 'X' }, { ...worker, id: 'W2', idCopyExhibitId: 'X' }] }), 'T09 warn source @ payrolls:R | The payroll comes from exhibit X, which is not filed.', 'T09 warn source @ bankBatches:B | Bank batch 1 comes from exhibit X, which is not filed.', 'T09 warn source @ socialInsurance:SI | The social-insurance roll comes from exhibit X, which is not filed.', 'T09 warn identity X @ case | Identity copies of workers are said to be in exhibit X, which is not filed.'],
    ['of a payroll may name no paper', rests({ payrolls: [payroll], workers: [worker] })],
    ['of a dormitory rests on its register', rests({ workers: [worker, { ...worker, id: 'W2', dormitory: true }] }), 'T09 warn DORMITORY_REGISTER @ case | Workers live in a dormitory; no dormitory register or house rules are filed.'],
    ['of a dormitory rests on its rules', rests({ workers: [{ ...worker, dormitory: true }] }, [madeExhibit('E2', 'HOUSE_RULES')])],
    ['of nobody in a dormitory needs no register', rests({ workers: [{ ...worker, dormitory: false }] })],
    ['of an exhibit rests on a file, where files are there', rests({ files: [{ id: 'F', exhibitId: 'E1', name: 'a.pdf', sha256: '0'.repeat(64), size: 1, mediaType: 'application/pdf' }] }, [madeExhibit('E2', 'FLOW_CHART')]), 'T09 warn file @ exhibits:E2 | E2 is described, but no file stands behind it.'],
  ]);
});

describe('a paper in another language', () => {
  const paper = (language: string, translation: object | null, certificate: object = {}, docType = 'TRANSLATION_CERT'): object => ({ exhibits: [madeExhibit('E1', 'POLICY', { language, translation }), madeExhibit('E2', docType, { covers: ['E1'], ...certificate })] });
  const certified = { required: true, status: 'certified', certificateId: 'E2' };
  proveSaid(ofExhibits(translations), [
    ['is none in English', paper('en-GB', null)],
    ['is none in English by its other name', paper('eng', null)],
    ['is one where English only ends the name', paper('xen', null), 'T10 @ exhibits:E1.translation | E1 (xen) has no English translation.'],
    ['is one in another language that begins so', paper('enm', null), 'T10 @ exhibits:E1.translation | E1 (enm) has no English translation.'],
    ['is translated and certified', paper('vi', certified)],
    ['is not translated', paper('vi', null), 'T10 @ exhibits:E1.translation | E1 (vi) has no English translation.'],
    ['is said not to be translated', paper('vi', { ...certified, status: 'none' }), 'T10 @ exhibits:E1.translation | E1 (vi) has no English translation.'],
    ['is translated by nobody who certifies it', paper('vi', { ...certified, status: 'working' }), 'T10 @ exhibits:E1.translation | E1 (vi) has only a working translation; no translator certifies it.'],
    ['has a certificate on file', paper('vi', { ...certified, certificateId: null }), 'T10 @ exhibits:E1.translation | E1 (vi) has a translation whose certificate is not on file.'],
    ['has a certificate that is one', paper('vi', certified, {}, 'POLICY'), 'T10 @ exhibits:E1.translation | E1 (vi) names E2 as certificate of its translation, which is another paper.'],
    ['is named in its certificate', paper('vi', certified, { covers: [] }), 'T10 @ exhibits:E1.translation | E1 (vi) is not named in the translator’s certificate E2.'],
    ['has a certificate of its translator', paper('vi', { ...certified, translatorId: 'P' }, { issuerId: 'P' })],
    ['has a certificate of nobody named', paper('vi', { ...certified, translatorId: 'P' })],
    ['has a certificate of another translator', paper('vi', { ...certified, translatorId: 'P' }, { issuerId: 'Q' }), 'T10 warn translator @ exhibits:E1.translation | E1 was translated by P; its certificate E2 is of Q.'],
  ]);
});
