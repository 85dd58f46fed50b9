// Steps and lots of a dossier as an EPCIS 2.0 document (JSON-LD), strictly by the GS1 JSON Schema.
import type { Flow, Lot, Site, Step } from '../../domain/dossier/chain.ts';
import type { Dossier } from '../../domain/dossier/dossier.ts';
import { uuidUri } from './name-uuid.ts';
import { ATTRIBUTES, CONTEXT, numberUri, OWN_NAMESPACE, OWN_PREFIX, TRANSACTION_TYPES, VOCABULARIES } from './vocabulary.ts';

type Json = Readonly<Record<string, unknown>>;
export interface WrittenEpcis {
  readonly document: Json;
  readonly events: number;
  /** Steps that make no event, with the reason. */
  readonly leftOut: readonly { readonly step: string; readonly why: string }[];
}

/** Days carry no hour: noon UTC stands for the day, as the event's own terms say. */
const instant = (date: string): string => `${date}T12:00:00.000Z`;
const filled = (fields: Json): Json => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)));

class Writer {
  readonly #dossier: Dossier;

  constructor(dossier: Dossier) {
    this.#dossier = dossier;
  }
  #uri(kind: string, id: string): string {
    return uuidUri(this.#dossier.id, kind, id);
  }
  #place(id: string | null): Json | null {
    return id === null ? null : { id: this.#uri('site', id) };
  }
  #quantities(flows: readonly Flow[]): Json[] {
    return flows.map(({ lotId, quantity, uom }) => ({ epcClass: this.#uri('lot', lotId), quantity: Number(quantity), uom }));
  }
  #transactions(step: Step): Json[] {
    return Object.entries(step.refs).filter(([, number]) => number.trim() !== '').map(([name, number]) => filled({ type: TRANSACTION_TYPES[name], bizTransaction: numberUri(name, number) }));
  }

  /** What every event of a step has; `part` keeps the two events of a transfer apart. */
  #event(step: Step, type: string, date: string, part: string, fields: Json): Json {
    return filled({
      type, eventID: this.#uri('event', `${step.id}/${part}`), eventTime: instant(date), eventTimeZoneOffset: '+00:00', ...fields,
      bizTransactionList: this.#transactions(step),
      [`${OWN_PREFIX}:step`]: step.id, [`${OWN_PREFIX}:seq`]: step.seq, [`${OWN_PREFIX}:name`]: step.name,
      [`${OWN_PREFIX}:start`]: step.start, [`${OWN_PREFIX}:end`]: step.end, [`${OWN_PREFIX}:custodyModel`]: step.custodyModel,
      [`${OWN_PREFIX}:losses`]: step.losses.map(({ kind, quantity, uom }) => ({ [`${OWN_PREFIX}:kind`]: kind, [`${OWN_PREFIX}:quantity`]: quantity, [`${OWN_PREFIX}:uom`]: uom })),
    });
  }

  #transfer(step: Step, date: string): Json[] {
    const [from, to] = [step.fromSiteId ?? step.siteId, step.toSiteId];
    const goods = this.#quantities(step.inputs.length > 0 ? step.inputs : step.outputs);
    const between = {
      sourceList: from === null ? [] : [{ type: 'location', source: this.#uri('site', from) }],
      destinationList: to === null ? [] : [{ type: 'location', destination: this.#uri('site', to) }],
    };
    return [
      this.#event(step, 'ObjectEvent', step.start ?? date, 'shipping', { action: 'OBSERVE', bizStep: 'shipping', disposition: 'in_transit', readPoint: this.#place(from), quantityList: goods, ...between }),
      this.#event(step, 'ObjectEvent', step.end ?? date, 'receiving', {
        action: 'OBSERVE', bizStep: 'receiving', disposition: 'in_progress', readPoint: this.#place(to), bizLocation: this.#place(to), quantityList: step.outputs.length > 0 ? this.#quantities(step.outputs) : goods, ...between,
      }),
    ];
  }

  #events(step: Step, date: string): Json[] {
    const here = { readPoint: this.#place(step.siteId), bizLocation: this.#place(step.siteId) };
    const [inputs, outputs] = [this.#quantities(step.inputs), this.#quantities(step.outputs)];
    const end = step.end ?? date;
    switch (step.kind) {
      case 'origin': return [this.#event(step, 'ObjectEvent', end, 'origin', { action: 'ADD', bizStep: 'commissioning', disposition: 'active', ...here, quantityList: outputs })];
      case 'transfer': return this.#transfer(step, date);
      case 'transformation': return [this.#event(step, 'TransformationEvent', end, 'transformation', {
        bizStep: 'commissioning', disposition: 'in_progress', transformationID: this.#uri('transformation', step.id), ...here, inputQuantityList: inputs, outputQuantityList: outputs,
      })];
      case 'aggregation': return [this.#event(step, 'AggregationEvent', end, 'aggregation', {
        action: 'ADD', bizStep: 'packing', disposition: 'in_progress', ...here, parentID: step.outputs[0] ? this.#uri('lot', step.outputs[0].lotId) : this.#uri('step', step.id), childQuantityList: inputs,
      })];
      case 'inspection': return [this.#event(step, 'ObjectEvent', end, 'inspection', { action: 'OBSERVE', bizStep: 'inspecting', ...here, quantityList: inputs.length > 0 ? inputs : outputs })];
    }
  }

  #problem(step: Step): string | null {
    if (step.start === null && step.end === null) return 'it has no date';
    const needsInputs = step.kind === 'transformation' || step.kind === 'aggregation';
    if (needsInputs && step.inputs.length === 0) return 'nothing goes into it';
    const needsOutputs = step.kind === 'transformation' || step.kind === 'origin';
    if (needsOutputs && step.outputs.length === 0) return 'nothing comes out of it';
    return step.inputs.length + step.outputs.length === 0 ? 'it names no lot' : null;
  }

  #site(site: Site): Json {
    const attributes = { name: site.name, address: site.address, region: site.admin1, country: site.country };
    return { id: this.#uri('site', site.id), attributes: attributesOf(attributes) };
  }
  #lot(lot: Lot): Json {
    return { id: this.#uri('lot', lot.id), attributes: attributesOf({ description: lot.material, lotNumber: lot.lotNo, origin: lot.originCountry }) };
  }

  write(createdAt: string): WrittenEpcis {
    const { sites, lots, steps } = this.#dossier;
    const leftOut: { step: string; why: string }[] = [];
    const eventList = [...steps].sort((a, b) => a.seq - b.seq).flatMap((step) => {
      const why = this.#problem(step);
      if (why === null) return this.#events(step, step.end ?? step.start ?? '');
      leftOut.push({ step: step.id, why });
      return [];
    });
    const document = {
      '@context': [CONTEXT, { [OWN_PREFIX]: OWN_NAMESPACE }],
      type: 'EPCISDocument', schemaVersion: '2.0', creationDate: createdAt,
      epcisHeader: { epcisMasterData: { vocabularyList: [
        { type: VOCABULARIES.location, vocabularyElementList: sites.map((site) => this.#site(site)) },
        { type: VOCABULARIES.epcClass, vocabularyElementList: lots.map((lot) => this.#lot(lot)) },
      ] } },
      epcisBody: { eventList },
    };
    return { document, events: eventList.length, leftOut };
  }
}

function attributesOf(values: Readonly<Record<string, string | null>>): Json[] {
  return Object.entries(values).flatMap(([name, attribute]) => (attribute === null ? [] : [{ id: ATTRIBUTES[name], attribute }]));
}

/** `createdAt` is an instant in UTC. */
export const writeEpcis = (dossier: Dossier, createdAt: string): WrittenEpcis => new Writer(dossier).write(createdAt);
