// The mass balance of a step as a table that sums: in, out, losses, what is left; then the yield beside its band.
import type { ReactElement } from 'react';
import { stepBalance, type BalanceRow, type StepBalance } from '../../../src/domain/chain/mass-balance.ts';
import type { Step } from '../../../src/domain/dossier/chain.ts';
import { Group } from '../../components/inspector-parts.tsx';
import { Badge } from '../../components/marks.tsx';
import { Unverified } from '../../components/unverified.tsx';
import { wordsOf } from '../../copy/words.ts';
import { formatQuantity } from '../../format/numbers.ts';
import { useRecords } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { amountText, percentText } from './amounts.ts';
import styles from './mass-balance.module.css';
import { useBalanceReference } from './use-chain.ts';

const SIDES = { in: 'In', out: 'Out', loss: 'Losses' } as const;
const BY = { unit: '', stated: 'as stated', factor: 'by weight of one', lot: 'by weight of the lot' } as const;

export function MassBalance({ step }: { readonly step: Step }): ReactElement | null {
  const dossierId = useDossierId();
  const lots = useRecords(dossierId, 'lots');
  const sites = useRecords(dossierId, 'sites');
  const reference = useBalanceReference();
  if (!reference || step.inputs.length + step.outputs.length === 0) return null;
  const balance = stepBalance(step, (id) => lots.find((lot) => lot.id === id), sites.find(({ id }) => id === step.siteId)?.activity ?? null, reference);
  const nameOf = ({ lotId, loss }: BalanceRow): string => (lotId === null ? wordsOf(loss ?? '') : lots.find(({ id }) => id === lotId)?.material ?? lotId);
  const totalOf = { in: balance.totals?.input, out: balance.totals?.output, loss: balance.totals?.losses };
  return (
    <Group title="Mass balance">
      <table className={styles.balance}>
        <thead><tr><th scope="col">What</th><th scope="col" className={styles.number}>Quantity</th><th scope="col" className={styles.number}>kg</th></tr></thead>
        {(['in', 'out', 'loss'] as const).map((side) => (
          <tbody key={side}>
            {balance.rows.filter((row) => row.side === side).map((row, index) => (
              <tr key={index}>
                <td>{nameOf(row)}{row.by !== null && BY[row.by] !== '' && <span className="muted small"> {BY[row.by]}</span>}</td>
                <td className={styles.number}>{formatQuantity(row.quantity, row.uom)}</td>
                <td className={styles.number}>{row.kg === null ? <Badge tone="block">no weight</Badge> : amountText(row.kg)}</td>
              </tr>
            ))}
            <tr className={styles.sum}><th scope="row" colSpan={2}>{SIDES[side]}</th><td className={styles.number}>{amountText(totalOf[side] ?? null)}</td></tr>
          </tbody>
        ))}
        <tfoot><tr className={styles.sum}><th scope="row" colSpan={2}>Left unexplained: in less out less losses</th><td className={styles.number}>{amountText(balance.totals?.residual ?? null)}</td></tr></tfoot>
      </table>
      <Judgement balance={balance} />
    </Group>
  );
}

function Judgement({ balance: { totals, tolerance, yieldShare, band } }: { readonly balance: StepBalance }): ReactElement {
  if (totals === null) return <p role="status">A quantity has no weight. Enter the same in kilograms, or the weight of one piece with the paper that shows it.</p>;
  const isOver = totals.residual.neg().gt(tolerance);
  const isShort = totals.residual.gt(tolerance);
  const isOutside = yieldShare !== null && band !== null && (yieldShare.lt(band.low) || yieldShare.gt(band.high));
  return (
    <div role="status" className={styles.judgement}>
      <p>{isOver ? <><Badge tone="block">more came out</Badge> More came out than went in.</> : isShort ? <><Badge tone="warn">not explained</Badge> More than a scale may be out ({amountText(tolerance)} kg).</> : <><Badge tone="accent">balanced</Badge> Within what a scale may be out ({amountText(tolerance)} kg).</>}</p>
      {yieldShare !== null && <p>Yield {percentText(yieldShare)}{isOutside && <> <Badge tone="warn">outside its band</Badge></>}</p>}
      {band ? <p className="muted small">Usual: {band.low} to {band.high}, {band.process}. {band.source} {!band.isOfStep && <Unverified confidence={band.confidence} />}</p> : <p className="muted small">No usual yield is known for this activity.</p>}
    </div>
  );
}
