// Reads a signed head of the custody log from whatever file carries one: a head, an export, a backup's or a package's manifest.
import { readFile, stat } from 'node:fs/promises';
import * as v from 'valibot';
import { signedHeadSchema, type SignedHead } from '../contract/custody-head.ts';
import { Fault } from '../contract/errors.ts';
import { readFault } from './read-fault.ts';

const LARGEST_BYTES = 256 * 1024 * 1024;

/** Under these names the files of this program carry it; a bare head is the whole file. */
const carrierSchema = v.union([
  signedHeadSchema,
  v.pipe(v.looseObject({ head: signedHeadSchema }), v.transform(({ head }) => head)),
  v.pipe(v.looseObject({ custody: signedHeadSchema }), v.transform(({ custody }) => custody)),
]);

/** @throws Fault `custody.noHead` when the file carries no signed head */
export async function readSignedHead(file: string): Promise<SignedHead> {
  let text: string;
  try {
    if ((await stat(file)).size > LARGEST_BYTES) throw new Fault('custody.noHead', { path: file });
    text = await readFile(file, 'utf8');
  } catch (thrown) {
    throw thrown instanceof Fault ? thrown : readFault(file, thrown);
  }
  try {
    return v.parse(carrierSchema, JSON.parse(text));
  } catch (thrown) {
    throw new Fault('custody.noHead', { path: file }, { cause: thrown });
  }
}
