// Numbers of transport papers: in-bond, air waybill, carrier code, bill of lading.
import { ok, reader, warn } from './identifier.ts';

/** Check digit of in-bond numbers and air waybills: the remainder of the number by seven. */
export const remainderBySeven = (digits: string): number => Number(digits) % 7;

/** Reads an in-bond (I.T.) number: eight digits and their remainder by seven (CBP Form 7512). */
export const readInBondNumber = reader('An in-bond number has nine digits, the last of them a check digit, as in 823456782.', (text) => {
  const parts = /^(\d{8})[- ]?(\d)$/.exec(text);
  if (!parts) return null;
  const [, number = '', digit = ''] = parts;
  const expected = remainderBySeven(number);
  return Number(digit) === expected ? ok(number + digit) : warn(number + digit, `The last digit should be ${expected}, not ${digit}. A digit is probably mistyped: compare CBP Form 7512.`);
});

/** Reads an air waybill number; normal form `AAA-SSSSSSSC`: airline, seven digits and their remainder by seven. */
export const readAirWaybill = reader('An air waybill number has the three digits of the airline and eight more, as in 176-12345675.', (text) => {
  const parts = /^(\d{3})[- ]?(\d{4})[- ]?(\d{3})[- ]?(\d)$/.exec(text);
  if (!parts) return null;
  const [, airline = '', first = '', rest = '', digit = ''] = parts;
  const expected = remainderBySeven(first + rest);
  const normal = `${airline}-${first}${rest}${digit}`;
  return Number(digit) === expected ? ok(normal) : warn(normal, `The last digit should be ${expected}, not ${digit}. A digit is probably mistyped: compare the air waybill.`);
});

/** Reads a Standard Carrier Alpha Code: two to four letters (NMFTA). */
export const readScac = reader('A carrier code (SCAC) has two to four letters, as in MAEU.', (text) => (/^[A-Z]{2,4}$/.test(text) ? ok(text) : null));

/** Reads a bill of lading number: carrier code and up to twelve letters or digits. Carriers print many forms, so another form is a warning. */
export const readBillOfLading = reader('A bill of lading number is shorter than that.', (text) => {
  const normal = text.replaceAll(' ', '');
  if (/^[A-Z]{2,4}[A-Z0-9]{1,12}$/.test(normal.replaceAll('-', ''))) return ok(normal);
  return warn(normal, 'CBP writes a bill of lading as carrier code (two to four letters) and up to twelve letters or digits. Keep it if the bill is printed so.');
});
