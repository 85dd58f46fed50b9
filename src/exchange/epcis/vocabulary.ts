// The words of EPCIS 2.0 and the CBV that steps are written in and read from.

export const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
/** Own terms, for what EPCIS has no word for. */
export const OWN_PREFIX = 'clearproof';
export const OWN_NAMESPACE = 'https://clearproof.invalid/epcis/';

/** Reference names of a step, and the CBV type of business transaction each is. */
export const TRANSACTION_TYPES: Readonly<Record<string, string>> = { po: 'po', invoice: 'inv', bol: 'bol', prodOrder: 'prodorder', despatchAdvice: 'desadv', receivingAdvice: 'recadv', testResult: 'testres', certificate: 'cert' };

export const REFERENCE_NAMES: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(TRANSACTION_TYPES).map(([name, type]) => [type, name]));

/** Numbers of papers have no GS1 key; this form keeps them readable: "urn:x-clearproof:po:LA-26-0457". */
const NUMBER_URN = 'urn:x-clearproof:';
export const numberUri = (name: string, number: string): string => `${NUMBER_URN}${encodeURIComponent(name)}:${encodeURIComponent(number)}`;
export function numberOf(uri: string): { readonly name: string; readonly number: string } | null {
  const match = /^urn:x-clearproof:([^:]+):([^:]+)$/.exec(uri);
  try {
    return match?.[1] === undefined || match[2] === undefined ? null : { name: decodeURIComponent(match[1]), number: decodeURIComponent(match[2]) };
  } catch {
    return null; // Not percent-encoded as we write it: then it is not ours.
  }
}

/** Business steps by what they are to a chain of custody. Older files write them as URNs or web addresses. */
export const bareWord = (term: string): string => term.split(/[:/#]/).at(-1) ?? term;
export const MOVES_OUT = new Set(['shipping', 'departing', 'loading', 'consigning', 'dispensing']);
export const MOVES_IN = new Set(['receiving', 'arriving', 'unloading', 'accepting']);
export const MOVES = new Set([...MOVES_OUT, ...MOVES_IN, 'transporting', 'staging_outbound', 'stocking']);
export const MAKES = new Set(['commissioning', 'creating_class_instance', 'encoding']);
export const EXAMINES = new Set(['inspecting', 'sampling', 'sensor_reporting']);

/** Master data: what names of places and classes stand under in the header of a document. */
export const VOCABULARIES = { location: 'urn:epcglobal:epcis:vtype:Location', epcClass: 'urn:epcglobal:epcis:vtype:EPCClass' } as const;
export const ATTRIBUTES: Readonly<Record<string, string>> = {
  name: 'urn:epcglobal:cbv:mda#name', address: 'urn:epcglobal:cbv:mda#streetAddressOne', region: 'urn:epcglobal:cbv:mda#state', country: 'urn:epcglobal:cbv:mda#countryCode',
  description: 'urn:epcglobal:cbv:mda#descriptionShort', lotNumber: 'urn:epcglobal:cbv:mda#lotNumber', origin: 'urn:epcglobal:cbv:mda#countryOfOrigin',
};
