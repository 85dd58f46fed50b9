// One lot: what it is, how much, where and when it was made, which steps and papers it passes through.
import type { ReactElement } from 'react';
import type { Lot } from '../../../src/domain/dossier/chain.ts';
import { Button } from '../../components/button.tsx';
import { DraftCombo, DraftField } from '../../components/draft-fields.tsx';
import { Group, InspectorHead, Pair } from '../../components/inspector-parts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { countryName } from '../../copy/words.ts';
import { countProblem, decimalProblem, UNIT_CHOICES, unitCode, unitName } from '../../format/numbers.ts';
import { countryProblem } from '../../format/places.ts';
import { useApp, useRecords } from '../../state/app-context.ts';
import { removeLot } from '../../state/removals.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { LotAllocation } from './lot-allocation.tsx';

const NOWHERE = '';

export function LotForm({ lot }: { readonly lot: Lot }): ReactElement {
  const { edits, ui } = useApp();
  const dossierId = useDossierId();
  const sites = useRecords(dossierId, 'sites');
  const allSteps = useRecords(dossierId, 'steps');
  const allExhibits = useRecords(dossierId, 'exhibits');
  const steps = allSteps.filter((step) => [...step.inputs, ...step.outputs].some((flow) => flow.lotId === lot.id));
  const exhibits = allExhibits.filter((exhibit) => exhibit.lotIds.includes(lot.id));
  const save = (label: string, patch: Partial<Lot>): void => void edits.change(dossierId, 'lots', lot, `${label} of ${lot.material}`, patch);
  const remove = async (): Promise<void> => {
    if (await edits.commit(dossierId, `Remove ${lot.material}`, removeLot(lot, allSteps, allExhibits))) ui.select('chain', null);
  };
  return (
    <>
      <InspectorHead over="Lot" title={lot.material} />
      <Group title="Lot">
        <DraftField label="Material" value={lot.material} onSave={(material) => { if (material) save('Rename', { material }); }} />
        <DraftField label="Lot number" value={lot.lotNo} onSave={(lotNo) => save('Change number', { lotNo })} />
        <Pair>
          <DraftField label="Quantity" value={lot.quantity} check={decimalProblem} onSave={(quantity) => save('Change quantity', { quantity })} />
          <DraftCombo label="Unit" value={unitName(lot.uom)} choices={UNIT_CHOICES} onSave={(unit) => save('Change unit', { uom: unitCode(unit) })} />
        </Pair>
        <Pair>
          <DraftField label="Net weight, kg" value={lot.netKg} check={decimalProblem} onSave={(netKg) => save('Change net weight', { netKg })} />
          <DraftField label="Packages" value={lot.packages === null ? null : String(lot.packages)} check={countProblem} onSave={(text) => save('Change packages', { packages: text === null ? null : Number(text) })} />
        </Pair>
        <SelectField label="Made at" choices={[{ id: NOWHERE, label: 'Not stated' }, ...sites.map(({ id, name }) => ({ id, label: name }))]} value={lot.producedBy ?? NOWHERE} onChange={(id) => save('Change maker', { producedBy: id === NOWHERE ? null : id })} />
        <DraftField label="Made on" type="date" value={lot.producedOn} onSave={(producedOn) => save('Change date', { producedOn })} />
        <Pair>
          <DraftField label="Country of origin" value={lot.originCountry} hint={countryName(lot.originCountry)} check={countryProblem} onSave={(originCountry) => save('Change origin', { originCountry })} />
          <DraftField label="Region of origin" value={lot.originRegion} onSave={(originRegion) => save('Change region of origin', { originRegion })} />
        </Pair>
      </Group>
      <LotAllocation lot={lot} />
      <Group title="Passes through">
        {steps.length === 0 && <p className="muted">No step takes or makes this lot yet.</p>}
        <ul>{steps.map((step) => <li key={step.id}><LinkButton onPress={() => ui.select('chain', step.id)}>{step.name}</LinkButton></li>)}</ul>
      </Group>
      <Group title={`Papers (${exhibits.length})`}>
        <ul>{exhibits.map((exhibit) => <li key={exhibit.id}><LinkButton onPress={() => ui.goTo('evidence', exhibit.id)}>{exhibit.exhibitNo} {exhibit.title}</LinkButton></li>)}</ul>
      </Group>
      <Group title="Remove"><div><Button onPress={() => void remove()}>Remove this lot</Button></div></Group>
    </>
  );
}
