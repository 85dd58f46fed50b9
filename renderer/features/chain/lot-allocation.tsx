// Where a lot went: made, used, in this entry, claimed by other entries in the vault, left.
import { Decimal } from 'decimal.js';
import type { ReactElement } from 'react';
import { lotBalance } from '../../../src/domain/chain/lot-balance.ts';
import type { Lot } from '../../../src/domain/dossier/chain.ts';
import { Facts, Group } from '../../components/inspector-parts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Badge } from '../../components/marks.tsx';
import { useApp, useRead, useRecords } from '../../state/app-context.ts';
import { lotUsesRead } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { amountIn, percentText } from './amounts.ts';
import { useBalanceReference, useTrace } from './use-chain.ts';

const TooMuch = (): ReactElement => <Badge tone="block">more than was made</Badge>;

export function LotAllocation({ lot }: { readonly lot: Lot }): ReactElement | null {
  const steps = useRecords(useDossierId(), 'steps');
  const reference = useBalanceReference();
  const share = useTrace()?.lots.find(({ lotId }) => lotId === lot.id) ?? null;
  const balance = reference && lotBalance(lot, steps, reference);
  return (
    <>
      {balance && (
        <Group title="Where it went">
          <Facts facts={[
            { name: 'Made', value: amountIn(balance.made, balance.dimension) },
            { name: 'Used or sent', value: amountIn(balance.used, balance.dimension) },
            { name: 'Left', value: <>{amountIn(balance.left, balance.dimension)} {balance.left.isNegative() && <TooMuch />}</> },
            { name: 'In this entry', value: share ? `${amountIn(share.inEntry, share.dimension)}, ${percentText(share.share)} of the lot` : 'Nothing: no step leads from it to the entry' },
          ]} />
        </Group>
      )}
      <OtherEntries lot={lot} />
    </>
  );
}

/** Names other dossiers, so it stands in the window only: their findings and packages name none. */
function OtherEntries({ lot }: { readonly lot: Lot }): ReactElement {
  const { ui } = useApp();
  const found = useRead(lotUsesRead(useDossierId(), lot.id)).value;
  const say = (amount: string | null): string => (amount === null ? 'in a unit that cannot be converted' : amountIn(new Decimal(amount), found?.dimension ?? ''));
  return (
    <Group title="In other dossiers">
      {lot.lotNo === null || lot.producedBy === null ? <p className="muted">Give the lot its number and its maker: by these it is found in other dossiers of this vault.</p>
        : found && found.uses.length === 0 ? <p className="muted">No other dossier of this vault uses this lot of this maker for another entry.</p>
          : (
            <Facts facts={[
              ...(found?.uses ?? []).map(({ dossierId, title, entryNumber, amount }) => ({ name: say(amount), value: <LinkButton onPress={() => ui.openDossier(dossierId)}>{title}{entryNumber !== null && `, entry ${entryNumber}`}</LinkButton> })),
              { name: 'Left in all', value: found && <>{say(found.left)} {found.left?.startsWith('-') && <TooMuch />}</> },
            ]} />
          )}
    </Group>
  );
}
