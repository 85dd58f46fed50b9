// T06 clause by clause: a run in March, the movement of its lot in April, and the papers of both.
import { describe } from 'vitest';
import { caseDates, classingDates, datesInOrder, paperDates, swornOfTheWhole } from '../../../src/domain/checks/date-rules.ts';
import { madeLot, madeParty, madeSite, madeStep } from '../chain/made-chain.ts';
import { madeExhibit, ofExhibits, ofSteps, ofWhole, proveSaid } from './made-dossier.ts';

type Papers = readonly (readonly [docType: string, docDate: string | null, patch?: object])[];
const run = (patch: object = {}) => madeStep('Run', 1, 'transformation', { A: '9' }, { B: '8' }, { start: '2026-03-01', end: '2026-03-31', ...patch });
const move = (patch: object = {}) => madeStep('Move', 2, 'transfer', { B: '8' }, { B: '8' }, { start: '2026-04-01', end: '2026-04-30', ...patch });
const filed = (stepIds: readonly string[], papers: Papers) => papers.map(([docType, docDate, patch], index) => madeExhibit(`E${index + 1}`, docType, { docDate, stepIds, ...patch }));
const moved = (papers: Papers, patch: object = {}, dossier: object = {}): object => ({ steps: [move(patch)], exhibits: filed(['Move'], papers), ...dossier });
const ran = (papers: Papers, patch: object = {}, dossier: object = {}): object => ({ steps: [run(patch)], exhibits: filed(['Run'], papers), ...dossier });
const period = (from: string, to: string): object => ({ periodCovered: { from, to } });

describe('the papers of a movement', () => {
  proveSaid(ofSteps(datesInOrder), [
    ['spares them in their order', moved([['PURCHASE_ORDER', '2026-03-01'], ['COMMERCIAL_INVOICE', '2026-04-01'], ['PACKING_LIST', '2026-04-01'], ['EXPORT_DECLARATION', '2026-04-01'], ['ISF_10_2', '2026-04-02'], ['OCEAN_BOL', '2026-04-02'], ['IMPORT_DECLARATION', '2026-04-20'], ['GOODS_RECEIPT', '2026-04-30'], ['PAYMENT_PROOF', '2026-05-30']])],
    ['spares them on one day', moved([['PURCHASE_ORDER', '2026-04-02'], ['COMMERCIAL_INVOICE', '2026-04-02'], ['OCEAN_BOL', '2026-04-02'], ['CBP_3461', '2026-04-02'], ['GOODS_RECEIPT', '2026-04-02'], ['PAYMENT_PROOF', '2026-04-02'], ['ISF_10_2', '2026-04-02']])],
    ['catches an invoice before the order', moved([['PURCHASE_ORDER', '2026-04-02'], ['COMMERCIAL_INVOICE', '2026-04-01']]), 'T06 @ exhibits:E2.docDate exhibits:E1.docDate | E2 (2026-04-01) is dated before E1 (2026-04-02), which comes first in “Move”.'],
    ['catches a receipt before the invoice', moved([['COMMERCIAL_INVOICE', '2026-04-05'], ['GOODS_RECEIPT', '2026-04-04']]), 'T06 @ exhibits:E2.docDate exhibits:E1.docDate | E2 (2026-04-04) is dated before E1 (2026-04-05), which comes first in “Move”.'],
    ['catches a declaration before the shipment', moved([['TRUCK_WAYBILL', '2026-04-05'], ['IMPORT_DECLARATION', '2026-04-04']]), 'T06 @ exhibits:E2.docDate exhibits:E1.docDate | E2 (2026-04-04) is dated before E1 (2026-04-05), which comes first in “Move”.'],
    ['catches an export before the order', moved([['PURCHASE_ORDER', '2026-04-05'], ['EXPORT_DECLARATION', '2026-04-04']]), 'T06 @ exhibits:E2.docDate exhibits:E1.docDate | E2 (2026-04-04) is dated before E1 (2026-04-05), which comes first in “Move”.'],
    ['catches a shipment before its packing list', moved([['PACKING_LIST', '2026-04-05'], ['TRUCK_WAYBILL', '2026-04-04']]), 'T06 @ exhibits:E2.docDate exhibits:E1.docDate | E2 (2026-04-04) is dated before E1 (2026-04-05), which comes first in “Move”.'],
    ['catches a lading before the export', moved([['EXPORT_DECLARATION', '2026-04-05'], ['OCEAN_BOL', '2026-04-04']]), 'T06 @ exhibits:E2.docDate exhibits:E1.docDate | E2 (2026-04-04) is dated before E1 (2026-04-05), which comes first in “Move”.'],
    ['spares a truck before the export', moved([['EXPORT_DECLARATION', '2026-04-05'], ['TRUCK_WAYBILL', '2026-04-04']])],
    ['spares a warehouse receipt, which may be the seller’s', moved([['COMMERCIAL_INVOICE', '2026-04-05'], ['WAREHOUSE_RECEIPT', '2026-04-04']])],
    ['says nothing of papers without a date', moved([['COMMERCIAL_INVOICE', null], ['GOODS_RECEIPT', '2026-04-04']])],
    ['catches a security filing after lading', moved([['ISF_10_2', '2026-04-05'], ['OCEAN_BOL', '2026-04-04']]), 'T06 security @ exhibits:E1.docDate exhibits:E2 | E1 is dated 2026-04-05; the security filing is due before lading, shown by E2 on 2026-04-04.'],
    ['catches a payment before the order', moved([['SALES_CONTRACT', '2026-04-05'], ['PAYMENT_PROOF', '2026-04-04']]), 'T06 paid @ exhibits:E2.docDate exhibits:E1 | E2 pays on 2026-04-04, before the order E1 of 2026-04-05.'],
    ['spares a payment a year after the invoice', moved([['COMMERCIAL_INVOICE', '2026-04-05'], ['PAYMENT_PROOF', '2027-04-05']])],
    ['catches a payment later than that', moved([['COMMERCIAL_INVOICE', '2026-04-05'], ['PAYMENT_PROOF', '2027-04-06']]), 'T06 late @ exhibits:E2.docDate exhibits:E1 | E2 pays on 2027-04-06, more than a year after the invoice E1 of 2026-04-05.'],
  ]);
});

describe('the days of a movement', () => {
  const lots = { lots: [madeLot('B', { producedOn: '2026-03-31' })] };
  proveSaid(ofSteps(datesInOrder), [
    ['spares a shipment on its first and last day', moved([['OCEAN_BOL', '2026-04-01'], ['TRUCK_WAYBILL', '2026-04-30']])],
    ['catches a shipment after it ended', moved([['OCEAN_BOL', '2026-05-01']]), 'T06 after @ exhibits:E1.docDate steps:Move | E1 is dated 2026-05-01, after “Move” ended on 2026-04-30.'],
    ['catches a shipment before it began', moved([['OCEAN_BOL', '2026-03-31']]), 'T06 before @ exhibits:E1.docDate steps:Move | E1 is dated 2026-03-31, before “Move” began on 2026-04-01.'],
    ['asks nothing of a movement without days', moved([['OCEAN_BOL', '2026-03-31'], ['GOODS_RECEIPT', '2026-07-01']], { start: null, end: null })],
    ['spares a shipment on the day the goods were made', moved([['OCEAN_BOL', '2026-03-31']], { start: null }, lots)],
    ['catches a shipment before the goods were made', moved([['OCEAN_BOL', '2026-03-30']], {}, lots), 'T06 block shipped @ exhibits:E1.docDate steps:Move | E1 shows the goods on board on 2026-03-30, before they were made on 2026-03-31.'],
    ['spares a receipt the day after it ended', moved([['GOODS_RECEIPT', '2026-05-01']])],
    ['catches a later receipt', moved([['GOODS_RECEIPT', '2026-05-02']]), 'T06 after @ exhibits:E1.docDate steps:Move | E1 is dated 2026-05-02, after “Move” ended on 2026-04-30.'],
    ['tells of a receipt before its shipment only that', moved([['OCEAN_BOL', '2026-05-03'], ['GOODS_RECEIPT', '2026-05-02']]), 'T06 @ exhibits:E2.docDate exhibits:E1.docDate | E2 (2026-05-02) is dated before E1 (2026-05-03), which comes first in “Move”.', 'T06 after @ exhibits:E1.docDate steps:Move | E1 is dated 2026-05-03, after “Move” ended on 2026-04-30.'],
    ['spares lots of a run that ended when it began', { steps: [run({ end: '2026-04-01' }), move()] }],
    ['catches a run that ended after all its lots had gone', { steps: [run({ end: '2026-04-02' }), move()] }, 'T06 unfinished @ steps:Move steps:Run | “Move” began on 2026-04-01; “Run”, which makes what it takes, ended on 2026-04-02.'],
    ['spares a run that goes on with other lots', { steps: [madeStep('Run', 1, 'transformation', {}, { B: '8', C: '1' }, { end: '2026-04-02' }), move()] }],
    ['spares a run without end', { steps: [run({ end: null }), move()] }],
    ['spares a movement without beginning', { steps: [run({ end: '2026-04-02' }), move({ start: null })] }],
  ]);
});

describe('the days of a run', () => {
  const lot = (producedOn: string | null): object => ({ lots: [madeLot('B', { producedOn })] });
  proveSaid(ofSteps(datesInOrder), [
    ['spares one of a single day, on the day the dossier speaks of', ran([], { start: '2026-03-01', end: '2026-03-01' }, { asOf: '2026-03-01' })],
    ['catches a run that ends before it starts', ran([], { start: '2026-04-01' }), 'T06 block step @ steps:Run | “Run” ends on 2026-03-31, before it starts on 2026-04-01.'],
    ['tells of such a run nothing else', ran([['CATCH_RECORD', '2026-01-01']], { start: '2026-04-01' }, { ...lot('2026-07-01'), asOf: '2026-01-01' }), 'T06 block step @ steps:Run | “Run” ends on 2026-03-31, before it starts on 2026-04-01.'],
    ['catches a beginning in the future', ran([], { end: null }, { asOf: '2026-02-28' }), 'T06 future @ steps:Run | “Run” is dated 2026-03-01, after the day this dossier speaks of.'],
    ['catches an end in the future', ran([], {}, { asOf: '2026-03-30' }), 'T06 future @ steps:Run | “Run” is dated 2026-03-31, after the day this dossier speaks of.'],
    ['spares a lot of its first day', ran([], {}, lot('2026-03-01'))],
    ['spares a lot of its last day', ran([], {}, lot('2026-03-31'))],
    ['catches a lot of the day before', ran([], { end: null }, lot('2026-02-28')), 'T06 made @ lots:B.producedOn steps:Run | Lot B is dated 2026-02-28; “Run”, which makes it, ran from 2026-03-01 to ?.'],
    ['catches a lot of the day after', ran([], { start: null }, lot('2026-04-01')), 'T06 made @ lots:B.producedOn steps:Run | Lot B is dated 2026-04-01; “Run”, which makes it, ran from ? to 2026-03-31.'],
    ['says nothing of a lot without a date', ran([], {}, lot(null))],
    ['leaves a lot that is used before it was made to that finding', { steps: [run(), move()], lots: [madeLot('B', { producedOn: '2026-04-02' })] }],
    ['tells of a lot that is used the day it was made', { steps: [run(), move({ start: '2026-04-01' })], lots: [madeLot('B', { producedOn: '2026-04-01' })] }, 'T06 made @ lots:B.producedOn steps:Run | Lot B is dated 2026-04-01; “Run”, which makes it, ran from 2026-03-01 to 2026-03-31.'],
    ['tells of a lot whose use has no day', { steps: [run(), move({ start: null })], lots: [madeLot('B', { producedOn: '2026-04-01' })] }, 'T06 made @ lots:B.producedOn steps:Run | Lot B is dated 2026-04-01; “Run”, which makes it, ran from 2026-03-01 to 2026-03-31.'],
    ['says nothing of the lots of a movement', moved([], {}, lot('2026-06-01'))],
  ]);
});

describe('the papers of a run', () => {
  proveSaid(ofSteps(datesInOrder), [
    ['spares a period that is the run', ran([['PRODUCTION_RECORD', null, period('2026-03-01', '2026-03-31')]])],
    ['catches a period before it', ran([['PRODUCTION_RECORD', null, period('2026-01-01', '2026-02-28')]]), 'T06 run @ exhibits:E1.periodCovered steps:Run | E1 covers 2026-01-01 to 2026-02-28; “Run” ran from 2026-03-01 to 2026-03-31.'],
    ['catches a period after it', ran([['PRODUCTION_RECORD', null, period('2026-04-01', '2026-04-30')]]), 'T06 run @ exhibits:E1.periodCovered steps:Run | E1 covers 2026-04-01 to 2026-04-30; “Run” ran from 2026-03-01 to 2026-03-31.'],
    ['catches a period that begins too early', ran([['DAILY_OUTPUT', null, period('2026-02-28', '2026-03-31')]], { end: null }), 'T06 run @ exhibits:E1.periodCovered steps:Run | E1 covers 2026-02-28 to 2026-03-31, partly outside “Run” (2026-03-01 to ?).'],
    ['catches a period that ends too late', ran([['DAILY_OUTPUT', null, period('2026-03-01', '2026-04-01')]], { start: null }), 'T06 run @ exhibits:E1.periodCovered steps:Run | E1 covers 2026-03-01 to 2026-04-01, partly outside “Run” (? to 2026-03-31).'],
    ['spares a period of several runs', ran([['DAILY_OUTPUT', null, { ...period('2026-02-28', '2026-04-30'), stepIds: ['Run', 'Other'] }]])],
    ['spares a period that ends on the first day, of several runs', ran([['DAILY_OUTPUT', null, { ...period('2026-02-01', '2026-03-01'), stepIds: ['Run', 'Other'] }]])],
    ['spares a period that begins on the last day, of several runs', ran([['DAILY_OUTPUT', null, { ...period('2026-03-31', '2026-04-30'), stepIds: ['Run', 'Other'] }]])],
    ['says nothing where the run has no days', ran([['DAILY_OUTPUT', null, period('2025-01-01', '2025-02-01')]], { start: null, end: null })],
    ['says nothing of the period of other papers', ran([['POLICY', null, period('2025-01-01', '2025-02-01')]])],
    ['spares a record of the last day', ran([['CATCH_RECORD', '2026-03-31']])],
    ['catches a record of the day before', ran([['CATCH_RECORD', '2026-03-30']]), 'T06 sworn @ exhibits:E1.docDate steps:Run | E1 is dated 2026-03-30, before “Run”, of which it speaks, ended on 2026-03-31.'],
    ['catches an affidavit of the day before', ran([['ORIGIN_AFFIDAVIT', '2026-03-30']]), 'T06 sworn @ exhibits:E1.docDate steps:Run | E1 is dated 2026-03-30, before “Run”, of which it speaks, ended on 2026-03-31.'],
    ['spares a record with a period of its own', ran([['CATCH_RECORD', '2026-03-30', period('2026-03-01', '2026-03-30')]])],
    ['spares a record of several runs', ran([['CATCH_RECORD', '2026-03-30', { stepIds: ['Run', 'Other'] }]])],
    ['spares a record of a run without end', ran([['CATCH_RECORD', '2026-03-30']], { end: null })],
    ['spares an order, which comes before its run', ran([['PRODUCTION_ORDER', '2026-02-01']])],
    ['asks nothing of an affidavit about a movement', moved([['ORIGIN_AFFIDAVIT', '2026-04-02']])],
  ]);
});

describe('a package', () => {
  const classed = (classedOn: string | null, patch: object = {}, dossier: object = {}): object => ({ steps: [run()], units: [{ id: 'U', number: '12', lotId: 'B', classedOn, ...patch }], ...dossier });
  proveSaid(ofWhole(classingDates), [
    ['is classed on the first day of its run at the earliest', classed('2026-03-01')],
    ['is not classed before', classed('2026-02-28'), 'T06 @ units:U.classedOn | Package 12 was classed on 2026-02-28; it was made from 2026-03-01 on.'],
    ['is classed by the day the dossier speaks of', classed('2026-05-01', {}, { asOf: '2026-05-01' })],
    ['is not classed after', classed('2026-05-02', { lotId: null }, { asOf: '2026-05-01' }), 'T06 @ units:U.classedOn | Package 12 was classed on 2026-05-02; it was made from ? on.'],
    ['may be classed on no day', classed(null, {}, { asOf: '2026-05-01' })],
    ['of a run without days is classed any day', classed('2020-01-01', {}, { steps: [run({ start: null })] })],
  ]);
});

describe('a sworn paper of the whole', () => {
  const sworn = (docDate: string, patch: object = {}, docType = 'ORIGIN_AFFIDAVIT'): object => ({ steps: [run({ end: '2026-02-28' }), madeStep('Sew', 2, 'transformation', {}, {}, { end: '2026-03-31' }), madeStep('Pack', 3, 'aggregation', {}, {}, { end: '2026-08-31' })], exhibits: [madeExhibit('E1', docType, { docDate, ...patch })] });
  proveSaid(ofWhole(swornOfTheWhole), [
    ['is of the last day goods were made at the earliest', sworn('2026-03-31')],
    ['is not of the day before', sworn('2026-03-30'), 'T06 sworn @ exhibits:E1.docDate | E1 is dated 2026-03-30; the goods it speaks of were made until 2026-03-31.'],
    ['of one step is judged with it', sworn('2026-03-30', { stepIds: ['Run'] })],
    ['is no policy', sworn('2026-03-30', {}, 'POLICY')],
    ['is asked of nothing where nothing is made', { exhibits: [madeExhibit('E1', 'ORIGIN_AFFIDAVIT', { docDate: '2020-01-01' })] }],
  ]);
});

describe('a paper', () => {
  const paper = (patch: object, dossier: object = {}): object => ({ exhibits: [madeExhibit('E1', 'POLICY', patch)], ...dossier });
  const certificate = (docDate: string, covered: string | null, docType = 'TRANSLATION_CERT'): object => ({ exhibits: [madeExhibit('E1', docType, { docDate, covers: ['E2', 'E9'] }), madeExhibit('E2', 'POLICY', { docDate: covered })] });
  proveSaid(ofExhibits(paperDates), [
    ['is of the day the dossier speaks of at the latest', paper({ docDate: '2026-03-01' }, { asOf: '2026-03-01' })],
    ['is not of the future', paper({ docDate: '2026-03-02' }, { asOf: '2026-03-01' }), 'T06 future @ exhibits:E1.docDate | E1 is dated 2026-03-02, after the day this dossier speaks of.'],
    ['is dated on the last day it covers', paper({ docDate: '2026-03-31', ...period('2026-03-01', '2026-03-31') })],
    ['is not dated before', paper({ docDate: '2026-03-30', ...period('2026-03-01', '2026-03-31') }), 'T06 period @ exhibits:E1.docDate | E1 is dated 2026-03-30, before the period it covers ends on 2026-03-31.'],
    ['covers a day', paper(period('2026-03-01', '2026-03-01'))],
    ['covers no period that ends before it begins', paper(period('2026-03-02', '2026-03-01')), 'T06 inverted @ exhibits:E1.periodCovered | E1 covers a period that ends before it begins.'],
    ['is translated on its own day', certificate('2026-03-01', '2026-03-01')],
    ['is not translated before it was written', certificate('2026-03-01', '2026-03-02'), 'T06 translated @ exhibits:E1.docDate exhibits:E2 | E1 certifies the translation of E2, which is younger.'],
    ['without a date may be translated', certificate('2026-03-01', null)],
    ['is no certificate because it covers another', certificate('2026-03-01', '2026-03-02', 'POLICY')],
  ]);
});

describe('the dates of a case', () => {
  const dated = (dates: object, dossier: object = {}): object => ({ case: { type: 'uflpa_applicability', dates }, ...dossier });
  const notice = (docDate: string | null, count = 1): object => ({ exhibits: Array.from({ length: count }, (_, index) => madeExhibit(`E${index + 1}`, 'CBP_DETENTION_NOTICE', { docDate })) });
  const form28 = (patch: object): object => ({ case: { type: 'uflpa_applicability', dates: { form28Issued: '2026-05-02' }, ...patch }, exhibits: [madeExhibit('E1', 'CBP_FORM_28', { docDate: '2026-05-01' })] });
  const arrives = (start: string, entry: object): object => ({ steps: [move({ start, toSiteId: 'S' })], sites: [madeSite('S', { partyId: 'P' })], parties: [madeParty('P')], entry: { importerId: 'P', ...entry } });
  const order = { imported: '2026-05-01', presentedForExam: '2026-05-02', detentionNotice: '2026-05-03', exclusionNotice: '2026-05-04', protestFiled: '2026-05-05', protestDenied: '2026-05-06' };
  proveSaid(ofWhole(caseDates), [
    ['follow each other', dated(order, { asOf: '2026-05-06', entry: { entryDate: '2026-05-01', summaryDate: '2026-05-02' } })],
    ['may be one day', dated(Object.fromEntries(Object.keys(order).map((name) => [name, '2026-05-01'])), { asOf: '2026-05-01', entry: { arrivalDate: '2026-05-01', entryDate: '2026-05-01', summaryDate: '2026-05-01' } })],
    ['are not turned round', dated({ imported: '2026-05-06', presentedForExam: '2026-05-05', detentionNotice: '2026-05-04', exclusionNotice: '2026-05-03', protestFiled: '2026-05-02', protestDenied: '2026-05-01' }, { asOf: '2026-05-01', entry: { entryDate: '2026-05-02', summaryDate: '2026-05-01' } }), 'T06 presented @ case.dates | The goods were presented for examination before they arrived: 2026-05-06 and 2026-05-05.', 'T06 notice @ case.dates | The detention notice is older than the examination: 2026-05-05 and 2026-05-04.', 'T06 exclusion @ case.dates | The exclusion notice is older than the detention notice: 2026-05-04 and 2026-05-03.', 'T06 summary @ case.dates | The entry summary is older than the entry: 2026-05-02 and 2026-05-01.', 'T06 protest @ case.dates | The protest was denied before it was filed: 2026-05-02 and 2026-05-01.', 'T06 asOf @ case.dates | The dossier speaks of a day before the examination: 2026-05-05 and 2026-05-01.'],
    ['have the arrival of the entry where none is given', dated({ presentedForExam: '2026-05-05' }, { entry: { arrivalDate: '2026-05-06' } }), 'T06 presented @ case.dates | The goods were presented for examination before they arrived: 2026-05-06 and 2026-05-05.'],
    ['are those of CBP’s own papers', { case: { type: 'form_28', dates: { detentionNotice: '2026-05-01', form28Issued: '2026-05-01' } }, entry: { entryDate: '2026-05-01', summaryDate: '2026-05-01' }, exhibits: ['CBP_DETENTION_NOTICE', 'CBP_3461', 'CBP_7501', 'CBP_FORM_28'].map((docType, index) => madeExhibit(`E${index + 1}`, docType, { docDate: '2026-05-01' })) }],
    ['are no others than those of CBP’s papers', { case: { type: 'form_28', dates: { detentionNotice: '2026-05-02', form28Issued: '2026-05-02' } }, entry: { entryDate: '2026-05-02', summaryDate: '2026-05-02' }, exhibits: ['CBP_DETENTION_NOTICE', 'CBP_3461', 'CBP_7501', 'CBP_FORM_28'].map((docType, index) => madeExhibit(`E${index + 1}`, docType, { docDate: '2026-05-01' })) }, 'T06 CBP_DETENTION_NOTICE @ case.dates exhibits:E1.docDate | E1 is dated 2026-05-01; the case says that the detention notice is of 2026-05-02.', 'T06 CBP_3461 @ case.dates exhibits:E2.docDate | E2 is dated 2026-05-01; the case says that the entry is of 2026-05-02.', 'T06 CBP_7501 @ case.dates exhibits:E3.docDate | E3 is dated 2026-05-01; the case says that the entry summary is of 2026-05-02.', 'T06 CBP_FORM_28 @ case.dates exhibits:E4.docDate | E4 is dated 2026-05-01; the case says that CBP Form 28 is of 2026-05-02.'],
    ['hold of Form 28 where the case answers it too', form28({ alsoTypes: ['form_28'] }), 'T06 CBP_FORM_28 @ case.dates exhibits:E1.docDate | E1 is dated 2026-05-01; the case says that CBP Form 28 is of 2026-05-02.'],
    ['hold of Form 28 nowhere else', form28({})],
    ['are not compared with two notices', dated({ detentionNotice: '2026-05-01' }, notice('2026-05-02', 2))],
    ['are not compared with a notice without date', dated({ detentionNotice: '2026-05-01' }, notice(null))],
    ['are not compared where the case says none', dated({}, notice('2026-05-02'))],
    ['begin with the movement that arrives', arrives('2026-05-01', { arrivalDate: '2026-05-01', entryDate: '2026-05-01' })],
    ['do not come before it', arrives('2026-05-03', { arrivalDate: '2026-05-01', entryDate: '2026-05-02' }), 'T06 Move @ case.dates | The goods arrived before “Move” began: 2026-05-03 and 2026-05-01.', 'T06 entry Move @ case.dates | The entry is older than the beginning of “Move”: 2026-05-03 and 2026-05-02.'],
  ]);
});
