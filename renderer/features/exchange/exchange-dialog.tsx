// Everything a dossier exchanges with others: bundles, requests for papers, EPCIS events, and what went to and fro.
import type { ReactElement } from 'react';
import type { OutputOf } from '../../../src/contract/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Facts, Group } from '../../components/inspector-parts.tsx';
import { formatInstant } from '../../format/dates.ts';
import { countOf } from '../../format/numbers.ts';
import { useApp, useRead, useUi } from '../../state/app-context.ts';
import { addressRead, bundlesRead } from '../../state/known-reads.ts';
import type { Act, Outcome } from '../vault/panel-act.ts';
import styles from './exchange.module.css';
import { usePanelActs } from './panel-state.tsx';
import { RequestPapersGroup } from './request-papers-group.tsx';
import { SendBundleGroup } from './send-bundle-group.tsx';

export function ExchangeDialog(): ReactElement {
  const { ui } = useApp();
  const open = useUi((state) => state.overlay === 'exchange');
  const dossierId = useUi((state) => state.exchanging);
  return <Dialog title="Exchange with others" width="wide" isOpen={open && dossierId !== null} onClose={() => ui.setOverlay(null)}>{dossierId !== null && <Panel key={dossierId} dossierId={dossierId} />}</Dialog>;
}

function Panel({ dossierId }: { readonly dossierId: string }): ReactElement {
  const { act, busy, state } = usePanelActs();
  return (
    <div className={styles.panel}>
      {state}
      <SendBundleGroup dossierId={dossierId} act={act} busy={busy} />
      <RequestPapersGroup dossierId={dossierId} act={act} busy={busy} />
      <EpcisGroup dossierId={dossierId} act={act} busy={busy} />
      <History dossierId={dossierId} />
    </div>
  );
}

const written = (value: OutputOf<'epcis.export'>): Outcome => ({ good: value.leftOut.length === 0, text: `${countOf(value.events, 'event')} written to ${value.path}`, details: value.leftOut.map(({ step, why }) => `Step ${step} makes no event: ${why}`) });
const read = (value: OutputOf<'epcis.import'>): Outcome => ({
  good: value.notTaken.length === 0, text: `${countOf(value.events, 'event')} read: ${countOf(value.steps, 'step')}, ${countOf(value.lots, 'lot')} and ${countOf(value.sites, 'site')} taken in. One undo takes them back.`,
  details: value.notTaken.map(({ event, what }) => `Event ${event}, not taken: ${what}`),
});

function EpcisGroup({ dossierId, act, busy }: { readonly dossierId: string; readonly act: Act; readonly busy: boolean }): ReactElement {
  const { acts, shell } = useApp();
  return (
    <Group title="EPCIS events">
      <p className="muted">Steps, lots and sites in the language of supply-chain systems (GS1 EPCIS 2.0, JSON-LD).</p>
      <div className={styles.acts}>
        <Button isDisabled={busy} onPress={() => void act(async () => {
          const folder = await shell.chooseFolder('save');
          return folder && acts.exportEpcis(dossierId, folder.token);
        }, written)}>Write the chain as events…</Button>
        <Button isDisabled={busy} onPress={() => void act(async () => {
          const [file] = await shell.chooseFiles('epcis');
          return file ? acts.importEpcis(dossierId, file.token) : null;
        }, read)}>Take in events of others…</Button>
      </div>
    </Group>
  );
}

function History({ dossierId }: { readonly dossierId: string }): ReactElement {
  const bundles = useRead(bundlesRead(dossierId)).value ?? [];
  const address = useRead(addressRead).value;
  return (
    <Group title="Sent and taken in">
      {bundles.length === 0 ? <p className="muted">No bundle yet.</p> : (
        <ul className={styles.list} aria-label="Bundles">
          {bundles.map((bundle) => <li key={`${bundle.direction} ${bundle.id}`}><span>{bundle.direction === 'sent' ? 'Sent' : 'Taken in'} {formatInstant(bundle.at)}{bundle.party === null ? '' : bundle.direction === 'sent' ? ` to ${bundle.party}` : ` from ${bundle.party}`}</span><span className={styles.code}>{bundle.sha256}</span></li>)}
        </ul>
      )}
      <Facts facts={[
        { name: 'Address of this vault', value: address && <span className={styles.code}>{address.recipient}</span> },
        { name: 'Fingerprint of its seal', value: address && <span className={styles.code}>{address.fingerprint}</span> },
      ]} />
    </Group>
  );
}
