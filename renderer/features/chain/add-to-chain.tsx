// The ways the chain grows: a step of any kind at its end, or a lot.
import type { ReactElement } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { STEP_KINDS, type Lot, type Step } from '../../../src/domain/dossier/chain.ts';
import { Button } from '../../components/button.tsx';
import menuStyles from '../../components/menu.module.css';
import { useApp, useRecords } from '../../state/app-context.ts';
import { nextId } from '../../state/next-id.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { KIND_WORDS } from './kind-words.ts';

type Kind = Step['kind'];

/** What each kind is, for people who do not know the data model. */
const MEANINGS: Readonly<Record<Kind, string>> = {
  origin: 'Raw material is grown, caught or mined',
  transformation: 'Lots go in, other lots come out',
  transfer: 'Lots pass from one site to another',
  aggregation: 'Lots are packed, blended or split',
  inspection: 'Lots are looked at, nothing changes',
};

export function AddToChain(): ReactElement {
  const { edits, ui } = useApp();
  const dossierId = useDossierId();
  const steps = useRecords(dossierId, 'steps');
  const lots = useRecords(dossierId, 'lots');

  const addStep = async (kind: Kind): Promise<void> => {
    const last = steps.reduce((most, step) => Math.max(most, step.seq), 0);
    const value: Step = {
      id: nextId('ST', steps), seq: last + 1, kind, name: `New ${KIND_WORDS[kind].toLowerCase()}`, siteId: null, fromSiteId: null, toSiteId: null, start: null, end: null,
      inputs: [], outputs: [], losses: [], conversion: null, declaredYield: null, yieldBand: null, custodyModel: null, refs: {},
    };
    if (await edits.commit(dossierId, `Add ${KIND_WORDS[kind].toLowerCase()}`, [{ op: 'put', collection: 'steps', value }])) ui.select('chain', value.id);
  };
  const addLot = async (): Promise<void> => {
    const value: Lot = { id: nextId('L', lots), material: 'New lot', lotNo: null, quantity: null, uom: 'KGM', packages: null, packageType: null, netKg: null, producedBy: null, producedOn: null, originCountry: null, originRegion: null };
    if (await edits.commit(dossierId, 'Add lot', [{ op: 'put', collection: 'lots', value }])) ui.select('chain', value.id);
  };

  return (
    <>
      <Button icon="plus" onPress={() => void addLot()}>Add a lot</Button>
      <MenuTrigger>
        <Button look="primary" icon="plus">Add a step</Button>
        <Popover className={menuStyles.menu ?? ''} placement="bottom end">
          <Menu aria-label="Kind of step" className={menuStyles.items ?? ''} onAction={(key) => { const kind = STEP_KINDS.find((one) => one === key); if (kind) void addStep(kind); }}>
            {STEP_KINDS.map((kind) => (
              <MenuItem key={kind} id={kind} textValue={KIND_WORDS[kind]} className={menuStyles.item ?? ''}>
                <span>{KIND_WORDS[kind]}</span>
                <span className="muted small">{MEANINGS[kind]}</span>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  );
}
