// Which reader belongs to which kind of identifier: those of parties, and the numbers papers carry.
import { readContainerNumber } from './container-number.ts';
import { declaredManufacturerIdReader, type DeclaredMaker } from './declared-manufacturer-id.ts';
import { readEntryNumber, readFilerCode } from './entry-number.ts';
import { keepingAll, type IdentifierReader } from './identifier.ts';
import { readImporterNumber } from './importer-number.ts';
import { readPortCode } from './port-code.ts';
import { readAirWaybill, readBillOfLading, readInBondNumber, readScac } from './transport-numbers.ts';

/** The reader for an identifier of a party by its scheme; null where no rule about its form is known. */
export function partyIdentifierReader(scheme: string, party: DeclaredMaker): IdentifierReader | null {
  switch (scheme) {
    case 'ior': return readImporterNumber;
    case 'filer': return readFilerCode;
    case 'mid': return declaredManufacturerIdReader(party);
    case 'scac': return readScac;
    default: return null;
  }
}

const CITED: ReadonlyMap<string, IdentifierReader> = new Map([['entry', readEntryNumber], ['container', readContainerNumber], ['bol', readBillOfLading], ['awb', readAirWaybill], ['inBond', readInBondNumber], ['ior', readImporterNumber], ['filer', readFilerCode], ['port', readPortCode]]);

/** The reader for a number that a paper or step carries, by its name; null where no rule about its form is known. It refuses nothing: a paper may carry several numbers. */
export function citedNumberReader(name: string): IdentifierReader | null {
  const read = CITED.get(name);
  return read ? keepingAll(read) : null;
}

const DOCUMENT_NUMBERS: ReadonlyMap<string, string> = new Map([['CBP_3461', 'entry'], ['CBP_7501', 'entry'], ['OCEAN_BOL', 'bol'], ['AIR_WAYBILL', 'awb']]);

/** The reader for the number of a document of this type; null where documents of the type have no common form. */
export const documentNumberReader = (docType: string): IdentifierReader | null => citedNumberReader(DOCUMENT_NUMBERS.get(docType) ?? '');

/** A cited number in the form by which two papers that mean the same agree. */
export function comparable(name: string, value: string): string {
  const reading = CITED.get(name)?.(value);
  return reading === undefined || reading.state === 'wrong' ? value : reading.normal;
}
