// Reference data: which files are in force, what one holds, and how a newer one is looked at, taken in and given back.
import * as v from 'valibot';
import { command, query } from '../procedure.ts';
import { count, grantSchema, nothing, sha256Schema, textSchema } from './shapes.ts';

const confidence = v.nullable(v.picklist(['verified', 'unverified']));
const version = v.strictObject({ version: count, date: textSchema });

/** A reference file as it is in force in the open vault. */
export const referenceFileSchema = v.strictObject({
  name: textSchema,
  title: textSchema,
  ...version.entries,
  /** Null where every statement in it names its own. */
  source: v.nullable(textSchema),
  confidence,
  sha256: sha256Schema,
  origin: v.picklist(['shipped', 'vault']),
  addedAt: v.nullable(textSchema),
  /** What the program ships under this name, where a file of the vault stands in for it. */
  insteadOf: v.nullable(version),
});

export const differenceSchema = v.strictObject({ change: v.picklist(['added', 'removed', 'changed']), where: textSchema, before: v.nullable(textSchema), after: v.nullable(textSchema) });

const file = v.strictObject({ file: grantSchema });
const named = v.strictObject({ name: v.pipe(textSchema, v.maxLength(100)) });

export const referenceProcedures = {
  'reference.list': query(nothing, v.array(referenceFileSchema)),
  /** The content of a file in force, in the form of its kind. */
  'reference.read': query(named, v.strictObject({ content: v.looseObject({}) })),
  /** What a file would change, without changing anything. */
  'reference.examine': query(file, v.strictObject({
    name: textSchema, title: textSchema, ...version.entries, source: v.nullable(textSchema), confidence, sha256: sha256Schema,
    current: v.nullable(version), total: count, differences: v.array(differenceSchema),
  })),
  'reference.add': command(file, referenceFileSchema),
  /** Back to what the program ships; a pack of the vault's own is gone. */
  'reference.remove': command(named, nothing),
  /** Writes a copy of a file in force into a folder, to start a new version from. */
  'reference.save': command(v.strictObject({ ...named.entries, folder: grantSchema }), v.strictObject({ path: textSchema })),
} as const;
