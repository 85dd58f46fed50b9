// The words and thresholds of screening in force: those that ship, or what the vault has put in their place.
import * as v from 'valibot';
import type { Resources } from '../../contract/resources.ts';
import { screeningReferenceSchema, type ScreeningReference } from '../../domain/screening/screening-reference.ts';
import type { Vault } from '../../vault/vault.ts';
import { filesInForce } from '../reference-files.ts';

export async function loadScreeningReference(resources: Resources, vault: Vault): Promise<ScreeningReference> {
  return v.parse(screeningReferenceSchema, (await filesInForce(resources, vault)).get('screening')?.file.content);
}
