// One lot: what it is, how much, who made it, which steps and papers it passes through.
import type { ReactElement } from 'react';
import type { Lot } from '../../../src/domain/dossier/chain.ts';
import { Facts, Group, InspectorHead } from '../../components/inspector-parts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { countryName } from '../../copy/words.ts';
import { formatDate } from '../../format/dates.ts';
import { formatQuantity } from '../../format/numbers.ts';
import { useApp, useRecords } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';

export function LotDetails({ lot }: { readonly lot: Lot }): ReactElement {
  const { ui } = useApp();
  const dossierId = useDossierId();
  const sites = useRecords(dossierId, 'sites');
  const steps = useRecords(dossierId, 'steps').filter((step) => [...step.inputs, ...step.outputs].some((flow) => flow.lotId === lot.id));
  const exhibits = useRecords(dossierId, 'exhibits').filter((exhibit) => exhibit.lotIds.includes(lot.id));
  return (
    <>
      <InspectorHead over="Lot" title={lot.material} />
      <Facts facts={[
        { name: 'Lot number', value: lot.lotNo },
        { name: 'Quantity', value: formatQuantity(lot.quantity, lot.uom) },
        { name: 'Packages', value: lot.packages === null ? null : `${lot.packages} ${lot.packageType ?? ''}` },
        { name: 'Made at', value: sites.find((site) => site.id === lot.producedBy)?.name },
        { name: 'Made on', value: formatDate(lot.producedOn) },
        { name: 'Origin', value: [lot.originRegion, countryName(lot.originCountry)].filter(Boolean).join(', ') },
      ]} />
      <Group title="Passes through">
        <ul>{steps.map((step) => <li key={step.id}><LinkButton onPress={() => ui.select('chain', step.id)}>{step.name}</LinkButton></li>)}</ul>
      </Group>
      <Group title={`Papers (${exhibits.length})`}>
        <ul>{exhibits.map((exhibit) => <li key={exhibit.id}><LinkButton onPress={() => ui.goTo('evidence', exhibit.id)}>{exhibit.exhibitNo} {exhibit.title}</LinkButton></li>)}</ul>
      </Group>
    </>
  );
}
