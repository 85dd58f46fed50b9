// Which reader belongs to which kind of identifier: those of parties, and the numbers papers carry.
import { readResidentId } from './chinese-resident-id.ts';
import { readContainerNumber } from './container-number.ts';
import { declaredManufacturerIdReader, type DeclaredMaker } from './declared-manufacturer-id.ts';
import { readEntryNumber, readFilerCode } from './entry-number.ts';
import type { IdentifierReader } from './identifier.ts';
import { readImporterNumber } from './importer-number.ts';
import { readAirWaybill, readBillOfLading, readInBondNumber, readScac } from './transport-numbers.ts';

/** The reader for an identifier of a party by its scheme; null where no rule about its form is known. */
export function partyIdentifierReader(scheme: string, party: DeclaredMaker): IdentifierReader | null {
  const readers: Readonly<Record<string, IdentifierReader>> = { ior: readImporterNumber, filer: readFilerCode, mid: declaredManufacturerIdReader(party), scac: readScac, prc_id: readResidentId };
  return Object.hasOwn(readers, scheme) ? readers[scheme] ?? null : null;
}

const CITED: Readonly<Record<string, IdentifierReader>> = { entry: readEntryNumber, container: readContainerNumber, bol: readBillOfLading, awb: readAirWaybill, inBond: readInBondNumber };

/** The reader for a number that a paper or step carries, by its name; null where no rule about its form is known. */
export const citedNumberReader = (name: string): IdentifierReader | null => (Object.hasOwn(CITED, name) ? CITED[name] ?? null : null);

/** A cited number in the form by which two papers that mean the same agree. */
export const comparable = (name: string, value: string): string => {
  const reading = citedNumberReader(name)?.(value);
  return reading === undefined || reading.state === 'wrong' ? value : reading.normal;
};
