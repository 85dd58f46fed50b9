// Finds the document timestamps of a file and whether each revision behind the signature added a timestamp and nothing else.
import { isDeepStrictEqual } from 'node:util';
import { upTo } from '../byte-sources.ts';
import type { ByteSource } from '../engine.ts';
import { nameOf, numberOf, PdfRef, PdfString, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';
import { PackageReader } from './package-reader.ts';
import { readSignedRange, type SignedRange } from './signed-range.ts';

/** Far more than anybody renews a timestamp. */
const MAX_TIMESTAMPS = 100;
const FIELD_KEYS = new Set(['Type', 'Subtype', 'FT', 'T', 'F', 'P', 'Rect', 'V']);
const VALUE_KEYS = new Set(['Type', 'Filter', 'SubFilter', 'ByteRange', 'Contents', 'M', 'V']);

/** Document timestamps in the order they were added; throws PdfSyntaxError when one is not honest about what it covers. */
export async function readDocumentTimestamps(reader: PackageReader, catalog: PdfDict): Promise<SignedRange[]> {
  const found: SignedRange[] = [];
  for (const item of await reader.list((await reader.dict(catalog.get('AcroForm')))?.get('Fields'))) {
    const value = await reader.dict((await reader.dict(item))?.get('V'));
    if (value && nameOf(value.get('Type')) === 'DocTimeStamp' && found.length < MAX_TIMESTAMPS) found.push(await readSignedRange(reader, value));
  }
  return found.sort((a, b) => a.signedEnd - b.signedEnd);
}

const without = (dict: PdfDict, ...keys: readonly string[]): PdfDict => new Map([...dict].filter(([key]) => !keys.includes(key)));

/** The one reference that `after` has at its end and `before` has not, or null when the lists differ in any other way. */
function added(before: readonly PdfValue[], after: readonly PdfValue[]): PdfRef | null {
  const last = after.at(-1);
  return last instanceof PdfRef && isDeepStrictEqual(after.slice(0, -1), before) ? last : null;
}

/** Whether a field is an invisible one that holds a document timestamp over the whole file, with nothing in it that could show or do anything. */
async function isTimestampField(reader: PackageReader, field: PdfDict): Promise<boolean> {
  const rect = (await reader.list(field.get('Rect'))).map((side) => numberOf(side));
  const value = await reader.dict(field.get('V'));
  return nameOf(field.get('FT')) === 'Sig' && nameOf(field.get('Subtype')) === 'Widget' && field.get('T') instanceof PdfString
    && rect.length === 4 && rect.every((side) => side === 0) && [...field.keys()].every((key) => FIELD_KEYS.has(key))
    && value !== null && nameOf(value.get('Type')) === 'DocTimeStamp' && nameOf(value.get('SubFilter')) === 'ETSI.RFC3161' && [...value.keys()].every((key) => VALUE_KEYS.has(key))
    && (await readSignedRange(reader, value)).signedEnd === reader.source.size;
}

/** Numbers of the objects that the newer file has elsewhere than the older one, or has alone. */
function changedObjects(older: PackageReader, newer: PackageReader): Set<number> {
  const changed = new Set<number>();
  for (const [number, place] of newer.crossReference.places) if (!isDeepStrictEqual(place, older.crossReference.places.get(number))) changed.add(number);
  return changed;
}

/** Whether an object is the newest cross-reference stream itself, under a number that nothing had before. */
function isCrossReference(number: number, older: PackageReader, newer: PackageReader): boolean {
  const place = newer.crossReference.places.get(number);
  return place?.kind === 'offset' && place.offset === newer.crossReference.offsets[0] && !older.crossReference.places.has(number);
}

/**
 * Whether what stands between `from` and `to` adds one document timestamp and changes nothing else: the catalog and one page
 * name the field, the field holds the timestamp. Such a revision is no change in the sense of DocMDP, whatever its
 * permission (ISO 32000-2, table 257; EN 319 142-1, 5.4). Only what is on this list passes; no judgement is made of effects.
 */
export async function addsOnlyTimestamp(source: ByteSource, from: number, to: number): Promise<boolean> {
  const [older, newer] = [await PackageReader.open(upTo(source, from)), await PackageReader.open(upTo(source, to))];
  const [before, after] = [older.crossReference, newer.crossReference];
  const root = after.trailer.get('Root');
  if (!isDeepStrictEqual(after.offsets.slice(1), before.offsets) || !(root instanceof PdfRef) || !isDeepStrictEqual(root, before.trailer.get('Root')) || !isDeepStrictEqual(after.trailer.get('Info'), before.trailer.get('Info'))) return false;
  const [oldCatalog, newCatalog] = [await older.dict(root), await newer.dict(root)];
  if (!oldCatalog || !newCatalog || !isDeepStrictEqual(without(newCatalog, 'AcroForm'), without(oldCatalog, 'AcroForm'))) return false;
  const [oldForm, newForm] = [await older.dict(oldCatalog.get('AcroForm')), await newer.dict(newCatalog.get('AcroForm'))];
  if (!oldForm || !newForm || !isDeepStrictEqual(without(newForm, 'Fields'), without(oldForm, 'Fields'))) return false;

  const fieldRef = added(await older.list(oldForm.get('Fields')), await newer.list(newForm.get('Fields')));
  const field = fieldRef && (await newer.dict(fieldRef));
  const [valueRef, pageRef] = [field?.get('V'), field?.get('P')];
  if (!fieldRef || !field || !(valueRef instanceof PdfRef) || !(pageRef instanceof PdfRef) || !(await isTimestampField(newer, field))) return false;
  const [oldPage, newPage] = [await older.dict(pageRef), await newer.dict(pageRef)];
  if (!oldPage || !newPage || nameOf(oldPage.get('Type')) !== 'Page' || !isDeepStrictEqual(without(newPage, 'Annots'), without(oldPage, 'Annots'))) return false;
  if (!isDeepStrictEqual(added(await older.list(oldPage.get('Annots')), await newer.list(newPage.get('Annots'))), fieldRef)) return false;

  const changed = changedObjects(older, newer);
  for (const number of changed) if (isCrossReference(number, older, newer)) changed.delete(number);
  const isNew = [fieldRef.number, valueRef.number].every((number) => !before.places.has(number));
  return isNew && isDeepStrictEqual([...changed].sort((a, b) => a - b), [root.number, pageRef.number, fieldRef.number, valueRef.number].sort((a, b) => a - b));
}
