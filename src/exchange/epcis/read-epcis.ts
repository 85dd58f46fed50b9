// EPCIS events become steps, lots and sites of a dossier; what cannot be taken is told, event by event.
import { Decimal } from 'decimal.js';
import * as v from 'valibot';
import { lotSchema, siteSchema, stepSchema, type Flow, type Lot, type Site, type Step } from '../../domain/dossier/chain.ts';
import type { Dossier } from '../../domain/dossier/dossier.ts';
import type { CountryReader } from '../../domain/reference/country-names.ts';
import { decimalSchema, isIsoDate, unitSchema } from '../../domain/dossier/scalars.ts';
import { epcisContent, eventSchema, typeOf, type EpcisContent, type EpcisEvent, type QuantityElement } from './epcis-schema.ts';
import { uuidUri } from './name-uuid.ts';
import { bareWord, EXAMINES, MAKES, MOVES, MOVES_IN, MOVES_OUT, numberOf, OWN_PREFIX, REFERENCE_NAMES } from './vocabulary.ts';

export interface NotTaken { readonly event: number; readonly what: string; }
export interface ReadEpcis { readonly events: number; readonly steps: readonly Step[]; readonly lots: readonly Lot[]; readonly sites: readonly Site[]; readonly notTaken: readonly NotTaken[]; }

/** Parts of an event that have no place in a chain of custody. */
const UNUSED: Readonly<Record<string, string>> = {
  sensorElementList: 'sensor readings', ilmd: 'instance and lot master data', persistentDisposition: 'persistent dispositions', certificationInfo: 'certification references',
};
const MOST_SINGLE_EPCS = 500;
const COUNTED = 'H87';

/** Id for what has only a URI; short enough, and the same each time. */
const idOf = (prefix: string, uri: string): string => `${prefix}-${uuidUri('epcis', prefix, uri).slice(9, 22)}`;

function kindOf(event: EpcisEvent): Step['kind'] | null {
  const step = bareWord(event.bizStep);
  switch (bareWord(event.type)) {
    case 'TransformationEvent': return 'transformation';
    case 'AggregationEvent': return event.action === 'ADD' ? 'aggregation' : event.action === 'OBSERVE' ? (MOVES.has(step) ? 'transfer' : 'inspection') : null;
    case 'ObjectEvent':
      if (event.action === 'DELETE') return null;
      if (event.action === 'ADD' || MAKES.has(step)) return 'origin';
      return MOVES.has(step) || (event.sourceList.length > 0 && event.destinationList.length > 0 && !EXAMINES.has(step)) ? 'transfer' : 'inspection';
    default: return null;
  }
}

class Reader {
  readonly #dossier: Dossier;
  readonly #masterData: EpcisContent['masterData'];
  readonly #countries: CountryReader;
  readonly #known: { readonly lots: ReadonlyMap<string, string>; readonly sites: ReadonlyMap<string, string>; readonly events: ReadonlySet<string> };
  readonly #lots = new Map<string, Lot>();
  readonly #sites = new Map<string, Site>();
  readonly #steps: Step[] = [];
  readonly #notTaken: NotTaken[] = [];
  #event = 0;
  #seq: number;

  constructor(dossier: Dossier, masterData: EpcisContent['masterData'], countries: CountryReader) {
    this.#countries = countries;
    this.#dossier = dossier;
    this.#masterData = masterData;
    const own = (kind: string, records: readonly { readonly id: string }[]): [string, string][] => records.flatMap(({ id }) => [[uuidUri(dossier.id, kind, id), id], [id, id]]);
    this.#known = {
      lots: new Map(own('lot', dossier.lots)), sites: new Map(own('site', dossier.sites)),
      events: new Set(dossier.steps.flatMap((step) => [...['origin', 'shipping', 'receiving', 'transformation', 'aggregation', 'inspection'].map((part) => uuidUri(dossier.id, 'event', `${step.id}/${part}`)), ...(step.refs['epcisEvent']?.split(' ') ?? [])])),
    };
    this.#seq = Math.max(0, ...dossier.steps.map((step) => step.seq));
  }

  #tell(what: string): void {
    this.#notTaken.push({ event: this.#event, what });
  }

  /** A country in any of its forms; one that cannot be read is told, not dropped in silence. */
  #country(text: string | undefined, uri: string): string | null {
    if (text === undefined || text.trim() === '') return null;
    const reading = this.#countries(text);
    if ('code' in reading) return reading.code;
    this.#tell(`the country of ${uri}: “${text.slice(0, 60)}” ${reading.problem}`);
    return null;
  }

  #site(uri: string | null): string | null {
    if (uri === null) return null;
    const known = this.#known.sites.get(uri) ?? this.#known.sites.get(idOf('site', uri));
    if (known !== undefined) return known;
    const facts = this.#masterData.get(uri);
    const site = v.parse(siteSchema, {
      id: idOf('site', uri), name: facts?.get('name') ?? uri, address: facts?.get('streetAddressOne') ?? null, admin1: facts?.get('state') ?? null, country: this.#country(facts?.get('countryCode'), uri), note: `EPCIS location ${uri}`,
    });
    this.#sites.set(uri, site);
    return site.id;
  }

  #lot(uri: string): string {
    const known = this.#known.lots.get(uri) ?? this.#known.lots.get(idOf('lot', uri));
    if (known !== undefined) return known;
    if (!this.#lots.has(uri)) {
      const facts = this.#masterData.get(uri);
      const lotNo = facts?.get('lotNumber') ?? /^urn:epc:class:lgtin:[^.]+\.[^.]+\.(.+)$/.exec(uri)?.[1] ?? /\/10\/([^/?#]+)/.exec(uri)?.[1] ?? null;
      this.#lots.set(uri, v.parse(lotSchema, { id: idOf('lot', uri), material: facts?.get('descriptionShort') ?? uri, lotNo, originCountry: this.#country(facts?.get('countryOfOrigin'), uri) }));
    }
    return this.#lots.get(uri)?.id ?? uri;
  }

  #flows(epcs: readonly string[], quantities: readonly QuantityElement[]): Flow[] {
    const single = epcs.slice(0, MOST_SINGLE_EPCS).map((epc): Flow => ({ lotId: this.#lot(epc), quantity: '1', uom: COUNTED, equivalentKg: null }));
    if (epcs.length > single.length) this.#tell(`${epcs.length - single.length} single items beyond the first ${MOST_SINGLE_EPCS}`);
    return [...single, ...quantities.flatMap(({ epcClass, quantity, uom }) => this.#flow(epcClass, quantity, uom ?? COUNTED))];
  }
  #flow(epcClass: string, quantity: number | string | undefined, uom: string): Flow[] {
    const amount = quantity === undefined ? null : this.#decimal(quantity);
    if (amount === null || !v.is(unitSchema, uom)) {
      this.#tell(`${epcClass}: ${amount === null ? 'it has no quantity' : `the unit ${uom} is no UN/ECE code`}`);
      return [];
    }
    return [{ lotId: this.#lot(epcClass), quantity: amount, uom, equivalentKg: null }];
  }
  #decimal(value: number | string): string | null {
    try {
      const text = new Decimal(value).toFixed();
      return v.is(decimalSchema, text) ? text : null;
    } catch {
      return null; // Decimal throws for what is no number.
    }
  }

  #refs(event: EpcisEvent): Record<string, string> {
    const refs: Record<string, string> = {};
    for (const { type, bizTransaction } of event.bizTransactionList) {
      const own = numberOf(bizTransaction);
      const name = own?.name ?? REFERENCE_NAMES[bareWord(type)] ?? (bareWord(type) || 'transaction');
      const number = own?.number ?? bizTransaction;
      refs[name] = refs[name] === undefined || refs[name] === number ? number : `${refs[name]}, ${number}`;
    }
    return refs;
  }

  #date(event: EpcisEvent, own: string): string | null {
    const stated = event[`${OWN_PREFIX}:${own}`];
    if (typeof stated === 'string' && isIsoDate(stated)) return stated;
    const day = event.eventTime.slice(0, 10);
    return isIsoDate(day) ? day : null;
  }

  #tellUnused(event: EpcisEvent): void {
    for (const [key, words] of Object.entries(UNUSED)) if (event[key] !== undefined) this.#tell(words);
    const foreign = Object.keys(event).filter((key) => /[:/]/.test(key) && !key.startsWith(`${OWN_PREFIX}:`));
    if (foreign.length > 0) this.#tell(`extension fields: ${foreign.join(', ')}`.slice(0, 500));
  }

  take(raw: unknown, index: number): void {
    this.#event = index + 1;
    const parsed = v.safeParse(eventSchema, { ...(typeof raw === 'object' ? raw : {}), type: typeOf(raw) });
    if (!parsed.success) return this.#tell(`the event: ${v.getDotPath(parsed.issues[0]) ?? 'it'} is not as EPCIS says`);
    const event = parsed.output;
    if (event.eventID !== undefined && this.#known.events.has(event.eventID)) return this.#tell('the event: it is in the dossier already');
    if (event['errorDeclaration'] !== undefined) return this.#tell('the event: its maker declared it an error');
    const kind = kindOf(event);
    if (kind === null) return this.#tell(`the event: ${bareWord(event.type) || 'an event without a type'}${event.action === 'DELETE' ? ' that ends something' : ''} is no step of a chain`);
    this.#tellUnused(event);
    this.#step(event, kind);
  }

  #step(event: EpcisEvent, kind: Step['kind']): void {
    const here = this.#site(event.bizLocation ?? event.readPoint);
    const source = event.sourceList.find(({ type }) => bareWord(type) === 'location')?.source ?? null;
    const destination = event.destinationList.find(({ type }) => bareWord(type) === 'location')?.destination ?? null;
    const word = bareWord(event.bizStep);
    const flows = this.#flows(event.epcList, event.quantityList);
    const inputs = kind === 'transformation' ? this.#flows(event.inputEPCList, event.inputQuantityList) : kind === 'origin' ? [] : [...flows, ...this.#flows(event.childEPCs, event.childQuantityList)];
    const outputs = kind === 'transformation' ? this.#flows(event.outputEPCList, event.outputQuantityList) : kind === 'aggregation' ? (event.parentID === undefined ? [] : this.#flows([event.parentID], [])) : kind === 'inspection' ? [] : kind === 'origin' ? flows : inputs;
    if (inputs.length + outputs.length === 0) return this.#tell('the event: it names no goods with a quantity');
    const stated = event[`${OWN_PREFIX}:name`];
    const refs = { ...this.#refs(event), ...(event.eventID === undefined ? {} : { epcisEvent: event.eventID }) };
    const step = v.parse(stepSchema, {
      id: idOf('step', event.eventID ?? `${this.#dossier.id}/${JSON.stringify(event)}`), seq: (this.#seq += 1), kind, inputs, outputs, refs,
      name: typeof stated === 'string' && stated !== '' ? stated : word === '' ? bareWord(event.type) : word.replaceAll('_', ' '),
      siteId: here ?? this.#site(MOVES_IN.has(word) ? destination : source), start: this.#date(event, 'start'), end: this.#date(event, 'end'),
      fromSiteId: kind === 'transfer' ? this.#site(source) ?? (MOVES_OUT.has(word) ? here : null) : null,
      toSiteId: kind === 'transfer' ? this.#site(destination) ?? (MOVES_IN.has(word) ? here : null) : null,
    });
    if (kind !== 'transfer' || !MOVES_IN.has(word) || !this.#joined(step)) this.#steps.push(step);
  }

  /** A receipt completes the shipment of the same goods under the same numbers: one hand-over, not two. */
  #joined(receipt: Step): boolean {
    const same = (a: readonly Flow[], b: readonly Flow[]): boolean => a.length === b.length && a.every((flow) => b.some((other) => other.lotId === flow.lotId && other.quantity === flow.quantity && other.uom === flow.uom));
    const at = this.#steps.findIndex((step) => step.kind === 'transfer' && step.toSiteId !== null && step.toSiteId === receipt.toSiteId && step.fromSiteId === receipt.fromSiteId && same(step.inputs, receipt.inputs));
    const shipment = this.#steps[at];
    if (!shipment) return false;
    const events = [shipment.refs['epcisEvent'], receipt.refs['epcisEvent']].filter((id) => id !== undefined).join(' ');
    this.#steps[at] = { ...shipment, end: receipt.end, outputs: receipt.outputs, refs: { ...receipt.refs, ...shipment.refs, ...(events === '' ? {} : { epcisEvent: events }) } };
    this.#seq -= 1;
    return true;
  }

  result(events: number): ReadEpcis {
    return { events, steps: this.#steps, lots: [...this.#lots.values()], sites: [...this.#sites.values()], notTaken: this.#notTaken };
  }
}

/**
 * What the events in `text` add to the dossier. `path` only names the file in messages; `countries` reads the countries it names.
 * @throws Fault `epcis.invalid` when it holds no list of events
 */
export function readEpcis(text: string, path: string, dossier: Dossier, countries: CountryReader): ReadEpcis {
  const { events, masterData } = epcisContent(text, path);
  const reader = new Reader(dossier, masterData, countries);
  events.forEach((event, index) => reader.take(event, index));
  return reader.result(events.length);
}
