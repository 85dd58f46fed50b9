// Tells office documents from plain archives by the members they have.
import { MEDIA_TYPES as TYPE } from './media-types.ts';

const CENTRAL_ENTRY = 0x02014b50;
const CENTRAL_BYTES = 46;
const MAX_ENTRIES_SEEN = 4096;

/** Member names of the central directory, best effort on damaged archives. */
function centralNames(bytes: Buffer): string[] {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = end >= 0 && end + 20 <= bytes.length ? bytes.readUInt32LE(end + 16) : -1;
  const names: string[] = [];
  while (at >= 0 && at + CENTRAL_BYTES <= bytes.length && names.length < MAX_ENTRIES_SEEN && bytes.readUInt32LE(at) === CENTRAL_ENTRY) {
    const nameLength = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('latin1', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength));
    at += CENTRAL_BYTES + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}

/** DOCX, XLSX and PPTX have `[Content_Types].xml` and a folder of their own; everything else is a ZIP. */
export function sniffZip(bytes: Uint8Array): string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = centralNames(view);
  if (!names.includes('[Content_Types].xml')) return TYPE.zip;
  if (names.some((name) => name.startsWith('xl/'))) return TYPE.xlsx;
  if (names.some((name) => name.startsWith('word/'))) return TYPE.docx;
  if (names.some((name) => name.startsWith('ppt/'))) return TYPE.pptx;
  return TYPE.zip;
}

/** Name of a stream as the compound file's directory holds it. */
const streamName = (name: string): Buffer => Buffer.from(`${name}\0`, 'utf16le');

/** True when an OLE2 file is the envelope of a password-protected DOCX, XLSX or PPTX (MS-OFFCRYPTO). */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(streamName('EncryptedPackage'));
}

/** XLS, DOC, PPT and MSG by the streams named in the compound file's directory. */
export function sniffOle(bytes: Uint8Array): string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (name: string): boolean => view.includes(streamName(name));
  if (has('WordDocument')) return TYPE.doc;
  if (has('Workbook') || has('Book')) return TYPE.xls;
  if (has('PowerPoint Document')) return TYPE.ppt;
  if (has('__properties_version1.0')) return TYPE.msg;
  return TYPE.ole;
}
