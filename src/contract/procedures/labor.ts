// Labor tables: look at one before it is taken in, take it in, see how the last ones were read.
import * as v from 'valibot';
import { importChoicesSchema } from '../../domain/labor/import/import-choices.ts';
import { importSummarySchema, importWishSchema, laborPreviewSchema } from '../labor-import.ts';
import { job, query } from '../procedure.ts';
import { count, idSchema, textSchema } from './shapes.ts';

export const laborProcedures = {
  /** Reads a table of evidence without storing anything; identity and account numbers are masked. */
  'labor.preview': query(
    v.strictObject({ dossierId: idSchema, fileId: idSchema, wish: v.optional(importWishSchema, {}) }),
    v.strictObject({
      ...laborPreviewSchema.entries,
      /** Whose reading of an earlier table is proposed. */
      likeThat: v.nullable(v.strictObject({ fileName: textSchema, at: textSchema, dossierTitle: textSchema })),
      /** The import this one would replace, with its rows. */
      replaces: v.nullable(v.strictObject({ importId: idSchema, rows: count, at: textSchema })),
    }),
  ),
  /** Stores the records of a table in one step; an earlier import of the same sheet gives way to it. */
  'labor.take': job(
    v.strictObject({ dossierId: idSchema, fileId: idSchema, choices: importChoicesSchema }),
    v.strictObject({ importId: idSchema, exhibitNo: v.nullable(textSchema), records: count, replaced: count, summary: importSummarySchema }),
  ),
} as const;
