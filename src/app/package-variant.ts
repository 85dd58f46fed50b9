// Which version an issued package is, as its manifest says.
import * as v from 'valibot';
import { VARIANTS, type Variant } from '../contract/procedures/package.ts';

const schema = v.object({ variant: v.picklist(VARIANTS) });

/** Null for one that was issued before there were two versions. */
export function variantOf(manifest: unknown): Variant | null {
  const parsed = v.safeParse(schema, manifest);
  return parsed.success ? parsed.output.variant : null;
}
