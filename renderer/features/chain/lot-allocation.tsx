// Where a lot went: made, used, in this entry, left.
import type { ReactElement } from 'react';
import { lotBalance } from '../../../src/domain/chain/lot-balance.ts';
import type { Lot } from '../../../src/domain/dossier/chain.ts';
import { Facts, Group } from '../../components/inspector-parts.tsx';
import { Badge } from '../../components/marks.tsx';
import { useRecords } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { amountIn, percentText } from './amounts.ts';
import { useBalanceReference, useTrace } from './use-chain.ts';

export function LotAllocation({ lot }: { readonly lot: Lot }): ReactElement | null {
  const steps = useRecords(useDossierId(), 'steps');
  const reference = useBalanceReference();
  const share = useTrace()?.lots.find(({ lotId }) => lotId === lot.id) ?? null;
  const balance = reference && lotBalance(lot, steps, reference);
  if (!balance) return null;
  const say = (value: typeof balance.made): string => amountIn(value, balance.dimension);
  return (
    <Group title="Where it went">
      <Facts facts={[
        { name: 'Made', value: say(balance.made) },
        { name: 'Used or sent', value: say(balance.used) },
        { name: 'Left', value: <>{say(balance.left)} {balance.left.isNegative() && <Badge tone="block">more than was made</Badge>}</> },
        { name: 'In this entry', value: share ? `${amountIn(share.inEntry, share.dimension)}, ${percentText(share.share)} of the lot` : 'Nothing: no step leads from it to the entry' },
      ]} />
    </Group>
  );
}
