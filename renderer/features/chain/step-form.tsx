// One step or hand-over: its fields, lots with quantities, the papers that prove it.
import type { ReactElement } from 'react';
import type { Flow, Step } from '../../../src/domain/dossier/chain.ts';
import { DraftField } from '../../components/draft-fields.tsx';
import { Facts, Group, InspectorHead, Pair } from '../../components/inspector-parts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Badge } from '../../components/marks.tsx';
import { SelectField, type Choice } from '../../components/select-field.tsx';
import { wordsOf } from '../../copy/words.ts';
import { formatDate } from '../../format/dates.ts';
import { formatQuantity, unitName } from '../../format/numbers.ts';
import { useApp, useRecords } from '../../state/app-context.ts';
import { CitedNumbers } from '../frame/cited-numbers.tsx';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './chain.module.css';
import { ExpectedPapers } from './expected-papers.tsx';
import type { PaperCell } from './hand-overs.ts';

const DECIMAL = /^-?\d{1,30}(\.\d{1,20})?$/;
const NOWHERE = '';

export function StepForm({ step, cells }: { readonly step: Step; readonly cells: readonly PaperCell[] }): ReactElement {
  const { edits } = useApp();
  const dossierId = useDossierId();
  const sites = useRecords(dossierId, 'sites');
  const siteChoices: readonly Choice[] = [{ id: NOWHERE, label: 'Not stated' }, ...sites.map((site) => ({ id: site.id, label: site.name }))];
  const save = (label: string, patch: Partial<Step>): void => void edits.change(dossierId, 'steps', step, `${label} of ${step.name}`, patch);
  const orNull = (id: string): string | null => (id === NOWHERE ? null : id);

  return (
    <>
      <InspectorHead over={step.kind === 'transfer' ? `Hand-over ${step.seq}` : `Step ${step.seq} · ${wordsOf(step.kind)}`} title={step.name} />
      <Group title="Step">
        <DraftField label="Name" value={step.name} onSave={(name) => { if (name) save('Rename', { name }); }} />
        {step.kind === 'transfer' ? (
          <>
            <SelectField label="From" choices={siteChoices} value={step.fromSiteId ?? NOWHERE} onChange={(id) => save('Change origin', { fromSiteId: orNull(id) })} />
            <SelectField label="To" choices={siteChoices} value={step.toSiteId ?? NOWHERE} onChange={(id) => save('Change destination', { toSiteId: orNull(id) })} />
          </>
        ) : <SelectField label="Site" choices={siteChoices} value={step.siteId ?? NOWHERE} onChange={(id) => save('Change site', { siteId: orNull(id) })} />}
        <Pair>
          <DraftField label="Began" type="date" value={step.start} onSave={(start) => save('Change start', { start })} />
          <DraftField label="Ended" type="date" value={step.end} onSave={(end) => save('Change end', { end })} />
        </Pair>
        {step.kind === 'transformation' && <DraftField label="Declared yield (0 to 1)" value={step.declaredYield} check={(text) => (DECIMAL.test(text.trim()) ? null : 'A decimal such as 0.779.')} onSave={(declaredYield) => save('Change yield', { declaredYield })} />}
      </Group>
      {cells.length > 0 && <FivePapers cells={cells} />}
      <Flows title="In" flows={step.inputs} onSave={(inputs) => save('Change input', { inputs })} />
      <Flows title="Out" flows={step.outputs} onSave={(outputs) => save('Change output', { outputs })} />
      {step.losses.length > 0 && <Group title="Losses"><Facts facts={step.losses.map((loss) => ({ name: wordsOf(loss.kind), value: formatQuantity(loss.quantity, loss.uom) }))} /></Group>}
      <CitedNumbers title="Numbers its papers carry" refs={step.refs} onSave={(label, refs) => save(label, { refs })} />
      <StepPapers stepId={step.id} />
      <ExpectedPapers step={step} />
    </>
  );
}

function FivePapers({ cells }: { readonly cells: readonly PaperCell[] }): ReactElement {
  const { ui } = useApp();
  return (
    <Group title="Five papers">
      <ul className={styles.papers}>
        {cells.map((cell) => (
          <li key={cell.paper}>
            <span className={styles.paperName}>{wordsOf(cell.paper)}</span>
            <span>
              {cell.exhibits.map((exhibit) => <LinkButton key={exhibit.id} label={`${exhibit.exhibitNo} ${exhibit.title}`} onPress={() => ui.goTo('evidence', exhibit.id)}>{exhibit.exhibitNo}</LinkButton>)}
              {cell.state === 'missing' && <Badge tone="warn">missing</Badge>}
              {cell.state === 'contradicted' && <Badge tone="block">contradicted</Badge>}
            </span>
          </li>
        ))}
      </ul>
    </Group>
  );
}

function Flows({ title, flows, onSave }: { readonly title: string; readonly flows: readonly Flow[]; readonly onSave: (flows: Flow[]) => void }): ReactElement | null {
  const { ui } = useApp();
  const lots = useRecords(useDossierId(), 'lots');
  if (flows.length === 0) return null;
  return (
    <Group title={title}>
      {flows.map((flow, index) => {
        const lot = lots.find((candidate) => candidate.id === flow.lotId);
        return (
          <div key={flow.lotId} className={styles.flow}>
            <LinkButton onPress={() => ui.select('chain', flow.lotId)}>{lot?.material ?? flow.lotId}</LinkButton>
            <DraftField label={`Quantity, ${unitName(flow.uom)}`} value={flow.quantity} check={(text) => (DECIMAL.test(text.trim()) ? null : 'Digits with a point.')} onSave={(quantity) => { if (quantity) onSave(flows.map((other, at) => (at === index ? { ...other, quantity } : other))); }} />
          </div>
        );
      })}
    </Group>
  );
}

function StepPapers({ stepId }: { readonly stepId: string }): ReactElement {
  const { ui } = useApp();
  const papers = useRecords(useDossierId(), 'exhibits').filter((exhibit) => exhibit.stepIds.includes(stepId));
  return (
    <Group title={`Papers (${papers.length})`}>
      {papers.length === 0 && <p className="muted">No paper is linked to this step yet. Link them under Evidence.</p>}
      <ul className={styles.paperList}>
        {papers.map((exhibit) => (
          <li key={exhibit.id}>
            <LinkButton onPress={() => ui.goTo('evidence', exhibit.id)}>{exhibit.exhibitNo} {exhibit.title}</LinkButton>
            <span className="muted nowrap">{formatDate(exhibit.docDate)}</span>
          </li>
        ))}
      </ul>
    </Group>
  );
}
