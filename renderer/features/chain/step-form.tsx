// One step or hand-over: its fields, lots with quantities, the papers that prove it.
import type { ReactElement } from 'react';
import { STEP_KINDS, type Step } from '../../../src/domain/dossier/chain.ts';
import { Button } from '../../components/button.tsx';
import { DraftField } from '../../components/draft-fields.tsx';
import { Group, InspectorHead, Pair } from '../../components/inspector-parts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Badge } from '../../components/marks.tsx';
import { SelectField, type Choice } from '../../components/select-field.tsx';
import { wordsOf } from '../../copy/words.ts';
import { formatDate } from '../../format/dates.ts';
import { useApp, useRecords } from '../../state/app-context.ts';
import type { Patch } from '../../state/edits.ts';
import { removeStep } from '../../state/removals.ts';
import { CitedNumbers } from '../frame/cited-numbers.tsx';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './chain.module.css';
import { ExpectedPapers } from './expected-papers.tsx';
import { FlowsGroup } from './flows-group.tsx';
import type { PaperCell } from './hand-overs.ts';
import { KIND_WORDS } from './kind-words.ts';
import { LossesGroup } from './losses-group.tsx';
import { MassBalance } from './mass-balance.tsx';
import { PassesOn } from './passes-on.tsx';
import { ProcessGroup } from './process-group.tsx';

const KIND_CHOICES: readonly Choice[] = STEP_KINDS.map((kind) => ({ id: kind, label: KIND_WORDS[kind] }));
const NOWHERE = '';

export function StepForm({ step, cells }: { readonly step: Step; readonly cells: readonly PaperCell[] }): ReactElement {
  const { edits } = useApp();
  const dossierId = useDossierId();
  const sites = useRecords(dossierId, 'sites');
  const siteChoices: readonly Choice[] = [{ id: NOWHERE, label: 'Not stated' }, ...sites.map((site) => ({ id: site.id, label: site.name }))];
  const save = (label: string, patch: Patch<Step>): void => void edits.change(dossierId, 'steps', step, `${label} of ${step.name}`, patch);
  const orNull = (id: string): string | null => (id === NOWHERE ? null : id);

  return (
    <>
      <InspectorHead over={`${KIND_WORDS[step.kind]} ${step.seq}`} title={step.name} />
      <Group title="Step">
        <SelectField label="Kind" choices={KIND_CHOICES} value={step.kind} onChange={(id) => { const kind = STEP_KINDS.find((one) => one === id); if (kind) save('Change kind', { kind }); }} />
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
      </Group>
      {cells.length > 0 && <FivePapers cells={cells} />}
      <FlowsGroup title="In" flows={step.inputs} onChange={(change) => save('Change input', ({ inputs }) => ({ inputs: change(inputs) }))} />
      <FlowsGroup title="Out" flows={step.outputs} onChange={(change) => save('Change output', ({ outputs }) => ({ outputs: change(outputs) }))} />
      {step.kind !== 'transfer' && <PassesOn step={step} />}
      {step.kind !== 'inspection' && <LossesGroup losses={step.losses} onChange={(change) => save('Change losses', ({ losses }) => ({ losses: change(losses) }))} />}
      {(step.kind === 'transformation' || step.kind === 'aggregation') && <MassBalance step={step} />}
      {(step.kind === 'transformation' || step.kind === 'aggregation') && <ProcessGroup step={step} save={save} />}
      <CitedNumbers title="Numbers its papers carry" refs={step.refs} onSave={(label, refs) => save(label, { refs })} />
      <StepPapers stepId={step.id} />
      <ExpectedPapers step={step} />
      <PlaceInChain step={step} />
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

/** Earlier or later in the order of steps, or out of the chain. */
function PlaceInChain({ step }: { readonly step: Step }): ReactElement {
  const { edits, ui } = useApp();
  const dossierId = useDossierId();
  const steps = [...useRecords(dossierId, 'steps')].sort((a, b) => a.seq - b.seq);
  const exhibits = useRecords(dossierId, 'exhibits');
  const at = steps.findIndex(({ id }) => id === step.id);
  const trade = (other: Step | undefined): void => {
    if (!other) return;
    void edits.commit(dossierId, `Move ${step.name}`, [{ op: 'put', collection: 'steps', value: { ...step, seq: other.seq } }, { op: 'put', collection: 'steps', value: { ...other, seq: step.seq } }]);
  };
  const remove = async (): Promise<void> => {
    if (await edits.commit(dossierId, `Remove ${step.name}`, removeStep(step, exhibits))) ui.select('chain', null);
  };
  return (
    <Group title="Place in the chain">
      <div className={styles.acts}>
        <Button isDisabled={at <= 0} onPress={() => trade(steps[at - 1])}>Earlier</Button>
        <Button isDisabled={at < 0 || at === steps.length - 1} onPress={() => trade(steps[at + 1])}>Later</Button>
        <Button onPress={() => void remove()}>Remove this step</Button>
      </div>
    </Group>
  );
}
