// Port of entry: four digits of Schedule D, district and port.
import { ok, reader, warn, type IdentifierReader } from './identifier.ts';

const FORM = 'A port code has four digits, as in 2704; a leading zero belongs to it.';

/** Reads a port code against the ports known by code; one that is not among them is a warning, for ports open and close. */
export const portCodeReader = (ports: Readonly<Record<string, string>>): IdentifierReader => reader(FORM, (text) => {
  if (!/^\d{4}$/.test(text)) return null;
  const name = Object.hasOwn(ports, text) ? ports[text] : undefined;
  return name === undefined ? warn(text, 'This code is not in the list of ports here. Keep it if the notice says so.') : ok(text, name);
});

/** Reads the form of a port code alone. */
export const readPortCode = reader(FORM, (text) => (/^\d{4}$/.test(text) ? ok(text) : null));
