// The reasons for redaction and the number forms to look for, as they are in force.
import * as v from 'valibot';
import type { Resources } from '../../contract/resources.ts';
import { redactionPatternsSchema, redactionReasonsSchema, type RedactionPattern, type RedactionReason } from '../../domain/reference/redaction.ts';
import type { Vault } from '../../vault/vault.ts';
import { filesInForce } from '../reference-files.ts';

export interface RedactionReference { readonly reasons: readonly RedactionReason[]; readonly patterns: readonly RedactionPattern[]; }

/** What ships with the program, with what `vault` has put in its place. */
export async function loadRedactionReference(resources: Resources, vault: Vault | null): Promise<RedactionReference> {
  const files = await filesInForce(resources, vault);
  return {
    reasons: v.parse(redactionReasonsSchema, files.get('redaction-reasons')?.file.content).redactionReasons,
    patterns: v.parse(redactionPatternsSchema, files.get('redaction-patterns')?.file.content).redactionPatterns,
  };
}
