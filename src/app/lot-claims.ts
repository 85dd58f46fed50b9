// What the other dossiers of a vault take of their lots: worked out once for each state of each dossier.
import { claimsOf, claimsOnLots, claimedOf, sharesInEntry, totalClaimed, type ChainRecords, type LotClaim } from '../domain/chain/lot-claims.ts';
import { measure } from '../domain/chain/units.ts';
import { Fault } from '../contract/errors.ts';
import type { OutputOf } from '../contract/catalogue.ts';
import type { Reference } from '../domain/reference.ts';
import type { Vault } from '../vault/vault.ts';

interface Known { readonly revision: number; readonly reference: Reference; readonly claims: readonly LotClaim[] }
/** Goes when the vault is closed. */
const known = new WeakMap<Vault, Map<string, Known>>();

const EVERYTHING = { offset: 0, limit: Number.MAX_SAFE_INTEGER };
const PLACES = 6;

async function chainRecords({ dossiers }: Vault, id: string): Promise<ChainRecords> {
  const [{ header }, lots, steps, sites, parties] = await Promise.all([dossiers.header(id), dossiers.records(id, 'lots', EVERYTHING), dossiers.records(id, 'steps', EVERYTHING), dossiers.records(id, 'sites', EVERYTHING), dossiers.records(id, 'parties', EVERYTHING)]);
  return { entry: header.entry, lots: lots.rows, steps: steps.rows, sites: sites.rows, parties: parties.rows };
}

/** Claims of every dossier of the vault but this one and those in the trash. The same objects as long as a dossier stays the same. */
export async function claimsElsewhere(vault: Vault, dossierId: string, reference: Reference): Promise<readonly LotClaim[]> {
  const kept = known.get(vault) ?? new Map<string, Known>();
  known.set(vault, kept);
  const claims: LotClaim[] = [];
  for (const { id, revision } of await vault.dossiers.revisions()) {
    if (id === dossierId) continue;
    const before = kept.get(id);
    const now = before?.revision === revision && before.reference === reference ? before : { revision, reference, claims: claimsOf(id, await chainRecords(vault, id), reference) };
    kept.set(id, now);
    claims.push(...now.claims);
  }
  return claims;
}

/** Where else in the vault a lot is claimed. For the window only: it names other dossiers. */
export async function lotUses(vault: Vault, dossierId: string, lotId: string, reference: Reference): Promise<OutputOf<'chain.lotUses'>> {
  const records = await chainRecords(vault, dossierId);
  const lot = records.lots.find(({ id }) => id === lotId);
  if (!lot) throw new Fault('evidence.notFound', { id: lotId });
  const claims = claimsOnLots(records, await claimsElsewhere(vault, dossierId, reference)).get(lotId) ?? [];
  const titles = new Map((await vault.dossiers.revisions()).map(({ id, title, entryNumber }) => [id, { title, entryNumber }]));
  const uses = claims.map((claim) => ({ dossierId: claim.dossierId, title: titles.get(claim.dossierId)?.title ?? claim.dossierId, entryNumber: titles.get(claim.dossierId)?.entryNumber ?? null, amount: claimedOf(lot, claim, reference)?.toDecimalPlaces(PLACES).toFixed() ?? null }));
  if (lot.quantity === null || lot.uom === null) return { uses, elsewhere: null, left: null, dimension: null };
  const { dimension, amount } = measure(lot.quantity, lot.uom, reference);
  const own = sharesInEntry(records, reference).get(lotId);
  const { total, isKnown } = totalClaimed(lot, claims, reference);
  const left = own !== undefined && own.dimension !== dimension ? null : amount.minus(total).minus(own?.inEntry ?? 0);
  return { uses, elsewhere: total.toDecimalPlaces(PLACES).toFixed(), left: isKnown ? left?.toDecimalPlaces(PLACES).toFixed() ?? null : null, dimension };
}
