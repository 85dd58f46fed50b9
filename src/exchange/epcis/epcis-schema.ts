// EPCIS events as they are read: liberal about forms that older tools write, strict about what is used.
import * as v from 'valibot';
import { Fault } from '../../contract/errors.ts';

const uri = v.pipe(v.string(), v.minLength(1), v.maxLength(2000));
const list = <S extends v.GenericSchema>(schema: S) => v.optional(v.array(schema), []);
const place = v.optional(v.nullable(v.union([v.pipe(v.looseObject({ id: uri }), v.transform(({ id }) => id)), uri])), null);
const quantity = v.looseObject({ epcClass: uri, quantity: v.optional(v.union([v.number(), v.string()])), uom: v.optional(v.string()) });
export type QuantityElement = v.InferOutput<typeof quantity>;

export const eventSchema = v.looseObject({
  type: v.string(),
  eventTime: v.string(),
  eventID: v.optional(uri),
  action: v.optional(v.string(), 'OBSERVE'),
  bizStep: v.optional(v.string(), ''),
  readPoint: place,
  bizLocation: place,
  epcList: list(uri), quantityList: list(quantity),
  inputEPCList: list(uri), inputQuantityList: list(quantity), outputEPCList: list(uri), outputQuantityList: list(quantity),
  parentID: v.optional(uri), childEPCs: list(uri), childQuantityList: list(quantity),
  bizTransactionList: list(v.looseObject({ type: v.optional(v.string(), ''), bizTransaction: uri })),
  sourceList: list(v.looseObject({ type: v.string(), source: uri })),
  destinationList: list(v.looseObject({ type: v.string(), destination: uri })),
});
export type EpcisEvent = v.InferOutput<typeof eventSchema>;

const vocabularySchema = v.array(v.looseObject({
  type: v.string(),
  vocabularyElementList: list(v.looseObject({ id: uri, attributes: list(v.looseObject({ id: v.string(), attribute: v.optional(v.unknown()) })) })),
}));

export interface EpcisContent {
  readonly events: readonly unknown[];
  /** Master data: attribute by the last word of its id, for each thing. */
  readonly masterData: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: unknown, ...keys: readonly string[]): unknown => keys.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
const EVENT_TYPES = new Set(['ObjectEvent', 'AggregationEvent', 'TransformationEvent', 'TransactionEvent', 'AssociationEvent']);
/** Drafts called it `isA`. */
export function typeOf(value: unknown): string {
  const type = at(value, 'type') ?? at(value, 'isA');
  return typeof type === 'string' ? type : '';
}

/** The events of a document, of a query's answer, or of a single event. @throws Fault `epcis.invalid` */
export function epcisContent(text: string, path: string): EpcisContent {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Fault('epcis.invalid', { path, reason: 'it is not JSON' }, { cause });
  }
  const events = at(value, 'epcisBody', 'eventList') ?? at(value, 'epcisBody', 'queryResults', 'resultsBody', 'eventList') ?? (at(value, 'epcisBody', 'event') === undefined ? undefined : [at(value, 'epcisBody', 'event')]) ?? (EVENT_TYPES.has(typeOf(value)) ? [value] : undefined);
  if (!Array.isArray(events)) throw new Fault('epcis.invalid', { path, reason: 'it has no list of events' });
  const vocabularies = v.safeParse(vocabularySchema, at(value, 'epcisHeader', 'epcisMasterData', 'vocabularyList') ?? []);
  const masterData = new Map((vocabularies.success ? vocabularies.output : []).flatMap(({ vocabularyElementList }) => vocabularyElementList.map(({ id, attributes }) =>
    [id, new Map(attributes.flatMap(({ id: name, attribute }) => (typeof attribute === 'string' || typeof attribute === 'number' ? [[name.split(/[#:/]/).at(-1) ?? name, String(attribute)] as const] : [])))] as const)));
  return { events, masterData };
}
