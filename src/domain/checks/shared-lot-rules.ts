// T05 across dossiers: no more of one physical lot is in all entries together than was made. Names no other dossier: the finding is printed.
import { claimsOnLots, sharesInEntry, totalClaimed, type LotClaim } from '../chain/lot-claims.ts';
import type { LotShare } from '../chain/raw-material-trace.ts';
import { inWords, measure } from '../chain/units.ts';
import { at, type LotRule } from './facts.ts';
import type { Table } from './tables.ts';
import { ZERO } from '../chain/exact.ts';

/** Divisions of shares are exact to eighty digits; a millionth of a unit is no goods. */
const PLACES = 6;

const CLAIMS: Table<readonly LotClaim[]> = { build: (dossier, _reference, claims) => claimsOnLots(dossier, claims) };
const SHARES: Table<LotShare> = { build: (dossier, reference) => sharesInEntry(dossier, reference) };

/** T05, and T16 where the claims of another dossier do not convert. */
export const sharedLots: LotRule = (lot, { read, reference }) => {
  const claims = read(CLAIMS, lot.id) ?? [];
  if (claims.length === 0 || lot.quantity === null || lot.uom === null) return [];
  const { dimension, amount: made } = measure(lot.quantity, lot.uom, reference);
  const own = read(SHARES, lot.id);
  const here = own?.dimension === dimension ? own.inEntry : ZERO;
  const { total, isKnown } = totalClaimed(lot, claims, reference);
  const say = (amount: typeof made): string => inWords({ dimension, amount }, reference);
  if (here.plus(total).toDecimalPlaces(PLACES).gt(made)) return [{ rule: 'T05', where: [at('lots', lot.id)], message: `Lot ${lot.id} was made once: ${say(made)}. ${say(here)} of it are in this entry and ${say(total)} are claimed for other entries in this vault, together more than was made.`, key: 'elsewhere' }];
  return isKnown ? [] : [{ rule: 'T16', level: 'warn', where: [at('lots', lot.id)], message: `Another entry in this vault claims a part of lot ${lot.id} in a unit that cannot be brought to ${lot.uom}; whether too much of it is claimed cannot be tested.`, key: 'elsewhere' }];
};
