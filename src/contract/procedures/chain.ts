// The chain beyond one dossier: where else in the vault a lot is used.
import * as v from 'valibot';
import { query } from '../procedure.ts';
import { decimalSchema, idSchema, textSchema } from './shapes.ts';

export const chainProcedures = {
  /** Amounts are in the base unit of the lot's `dimension`; null where they are in a unit that does not convert, or the lot has no quantity. */
  'chain.lotUses': query(v.strictObject({ dossierId: idSchema, lotId: idSchema }), v.strictObject({
    uses: v.array(v.strictObject({ dossierId: idSchema, title: textSchema, entryNumber: v.nullable(textSchema), amount: v.nullable(decimalSchema) })),
    /** Each entry once. */
    elsewhere: v.nullable(decimalSchema),
    /** What neither this entry nor another claims; negative when more is claimed than was made. */
    left: v.nullable(decimalSchema),
    dimension: v.nullable(textSchema),
  })),
} as const;
