// Makes the dossier that the chain benchmark judges: long lines of lots that split and merge, four papers a step, some of it wrong.

/** A repeatable source of whole numbers below `limit`. */
function numbers(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
}

const pad = (number) => String(number).padStart(5, '0');
/** Days after 1 January 2020, `YYYY-MM-DD`. */
const day = (offset) => new Date(Date.UTC(2020, 0, 1 + offset)).toISOString().slice(0, 10);

/** What can be wrong with a step, one in turn. */
const DEFECTS = [
  (step) => ({ ...step, outputs: step.outputs.map((flow) => ({ ...flow, quantity: '12000' })) }),
  (step) => ({ ...step, inputs: step.inputs.map((flow) => ({ ...flow, lotId: `${flow.lotId}-gone` })) }),
  (step) => ({ ...step, losses: [] }),
  (step) => ({ ...step, start: step.end, end: step.start }),
  (step) => ({ ...step, siteId: null, toSiteId: step.toSiteId && `${step.toSiteId}-gone` }),
];

const ownerOf = (siteId) => (siteId === null || siteId === undefined ? null : `P${pad(Number(siteId.slice(1)) % 100)}`);

function papersOf(step, index) {
  const isMove = step.kind === 'transfer';
  const [seller, buyer] = [ownerOf(step.fromSiteId ?? step.siteId), ownerOf(step.toSiteId ?? step.siteId)];
  const types = isMove ? ['SALES_CONTRACT', 'COMMERCIAL_INVOICE', 'PAYMENT_PROOF', 'TRUCK_WAYBILL'] : ['PRODUCTION_ORDER', 'PRODUCTION_RECORD', 'RAW_MATERIAL_ISSUE', 'DAILY_OUTPUT'];
  const total = step.outputs.reduce((sum, flow) => sum + Number(flow.quantity), 0);
  return types.map((docType, part) => ({
    id: `E${pad(index)}-${part}`, exhibitNo: `${'ABCD'[part]}-${pad(index)}`, section: 'B', docType, title: `Paper ${part} of ${step.name}`, docNo: `${docType.slice(0, 2)} ${index}.${part}`, docDate: step.end,
    issuerId: docType === 'PAYMENT_PROOF' ? buyer : seller, recipientId: docType === 'PAYMENT_PROOF' ? seller : buyer, ...(docType === 'PAYMENT_PROOF' ? { refs: { invoice: `CO ${index}.1` } } : {}), stepIds: [step.id], lotIds: step.outputs.map(({ lotId }) => lotId),
    quantities: docType === 'PAYMENT_PROOF' ? [] : [{ value: String(total), uom: 'KGM', what: 'net' }], ...(isMove && part < 3 ? { amount: '5000', currency: 'USD' } : {}),
  }));
}

/**
 * A dossier of `count` steps in lines of twenty, a step making two lots of one, the next joining them again, moves between,
 * with four papers each. One step in `oneInWrong` has a defect; 0 leaves the chain sound. The same seed makes the same dossier.
 */
export function makeChain(count, oneInWrong, seed = 7) {
  const next = numbers(seed);
  const steps = [];
  const lots = [];
  const lot = (quantity, siteId, date) => {
    const id = `L${pad(lots.length)}`;
    lots.push({ id, material: 'Cotton yarn', lotNo: `Y ${lots.length}`, quantity: String(quantity), uom: 'KGM', netKg: String(quantity), producedBy: siteId, producedOn: date, originCountry: 'IN' });
    return id;
  };
  const flow = (lotId, quantity) => ({ lotId, quantity: String(quantity), uom: 'KGM' });
  let carried = [];
  let at = '';
  for (let index = 0; index < count; index += 1) {
    const place = index % 20;
    const [start, end] = [day(place * 7), day(place * 7 + 5)];
    const common = { id: `ST${pad(index)}`, seq: index + 1, start, end, losses: [], refs: { contract: `SA ${index}.0` } };
    if (place === 0) {
      at = `S${pad(next(200))}`;
      const made = lot(10_000, at, end);
      steps.push({ ...common, kind: 'origin', name: `Origin ${index}`, siteId: at, inputs: [], outputs: [flow(made, 10_000)] });
      carried = [[made, 10_000]];
    } else if (place % 2 === 1) {
      const to = `S${pad((index * 7) % 200)}`;
      steps.push({ ...common, kind: 'transfer', name: `Move ${index}`, fromSiteId: at, toSiteId: to, inputs: carried.map(([id, kg]) => flow(id, kg)), outputs: carried.map(([id, kg]) => flow(id, kg)) });
      at = to;
    } else {
      const into = carried.reduce((sum, [, kg]) => sum + kg, 0);
      const waste = Math.floor(into / 50);
      const parts = place % 4 === 2 ? [Math.floor((into - waste) / 2), into - waste - Math.floor((into - waste) / 2)] : [into - waste];
      const made = parts.map((kg) => [lot(kg, at, end), kg]);
      steps.push({ ...common, kind: 'transformation', name: `Process ${index}`, siteId: at, inputs: carried.map(([id, kg]) => flow(id, kg)), outputs: made.map(([id, kg]) => flow(id, kg)), losses: [{ kind: 'waste', quantity: String(waste), uom: 'KGM' }], declaredYield: '0.98', yieldBand: { low: '0.95', high: '0.99' } });
      carried = made;
    }
  }
  const exhibits = steps.flatMap(papersOf);
  const spoiled = steps.map((step, index) => (oneInWrong > 0 && index % oneInWrong === 0 ? DEFECTS[next(DEFECTS.length)](step) : step));
  return {
    form: 'clearproof-dossier/1', id: 'bench', title: 'Chain of the benchmark', asOf: '2026-11-01', case: { type: 'uflpa_applicability', commodityPack: 'cotton-apparel' },
    parties: Array.from({ length: 100 }, (_, index) => ({ id: `P${pad(index)}`, name: `Mill ${index} Ltd`, country: 'IN', roles: ['producer'], address: `${index} Mill Road, Coimbatore` })),
    sites: Array.from({ length: 200 }, (_, index) => ({ id: `S${pad(index)}`, partyId: `P${pad(index % 100)}`, name: `Plant ${index}`, country: 'IN', admin1: 'Tamil Nadu', address: `${index} Plant Road`, activity: 'spinning' })),
    lots, steps: spoiled, exhibits,
  };
}
