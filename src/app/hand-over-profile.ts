// How a package is handed over: the profiles of the reference data, and what one file may hold.
import * as v from 'valibot';
import { Fault } from '../contract/errors.ts';
import type { PackageOptions } from '../contract/procedures/package.ts';
import type { Resources } from '../contract/resources.ts';
import { portalProfileSchema, type HandOverProfile } from '../domain/reference/lists.ts';
import type { Limits } from '../package/plan/split-volumes.ts';
import type { Vault } from '../vault/vault.ts';
import { filesInForce } from './reference-files.ts';

/** In the order of the file in force; the first is the usual one. */
export async function loadProfiles(resources: Resources, vault: Vault | null): Promise<readonly HandOverProfile[]> {
  const files = await filesInForce(resources, vault);
  return v.parse(portalProfileSchema, files.get('portal-profile')?.file.content).profiles;
}

/** Throws `package.unknownProfile` naming those there are. */
export async function loadProfile(resources: Resources, vault: Vault | null, id: string): Promise<HandOverProfile> {
  const profiles = await loadProfiles(resources, vault);
  const found = profiles.find((profile) => profile.id === id);
  if (!found) throw new Fault('package.unknownProfile', { profile: id, known: profiles.map((profile) => profile.id).join(', ') });
  return found;
}

/** Limits typed by hand come before those of the profile. */
export const limitsOf = (profile: HandOverProfile, { mostBytes, mostPages }: PackageOptions): Limits => ({ mostBytes: mostBytes ?? profile.mostBytes, mostPages: mostPages ?? profile.mostPages });
