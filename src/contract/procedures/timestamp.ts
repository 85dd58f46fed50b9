// Timestamps by way of files: a request goes out, a person carries it to an authority, its answer comes back.
import * as v from 'valibot';
import { job } from '../procedure.ts';
import { count, grantSchema, idSchema, instantSchema, sha256Schema, textSchema } from './shapes.ts';

/** What is timestamped: an issued package with all its volumes, or one package file whoever issued it. */
const stampedSchema = v.variant('kind', [v.strictObject({ kind: v.literal('package'), packageId: idSchema }), v.strictObject({ kind: v.literal('file'), file: grantSchema })]);

export const timestampProcedures = {
  /** Writes NAME.tsq into the folder for each NAME.pdf. */
  'timestamp.request': job(v.strictObject({ of: stampedSchema, folder: grantSchema }), v.strictObject({ requests: v.array(textSchema) })),
  /** Reads NAME.tsq and NAME.tsr in the folder and writes NAME_timestamped.pdf beside them. */
  'timestamp.add': job(
    v.strictObject({ of: stampedSchema, folder: grantSchema }),
    v.strictObject({ files: v.array(v.strictObject({ path: textSchema, bytes: count, sha256: sha256Schema, time: instantSchema, authority: textSchema })) }),
  ),
} as const;
