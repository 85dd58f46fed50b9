// The lines out of a step, by keyboard: which steps take what it makes, and one more of them.
import { useState, type ReactElement } from 'react';
import type { Step } from '../../../src/domain/dossier/chain.ts';
import { Group } from '../../components/inspector-parts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useApp, useRecords } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { usePassOn } from './use-pass-on.ts';

export function PassesOn({ step }: { readonly step: Step }): ReactElement {
  const { ui } = useApp();
  const steps = useRecords(useDossierId(), 'steps');
  const connect = usePassOn();
  const [problem, setProblem] = useState<string | null>(null);
  const later = [...steps].filter((other) => other.seq > step.seq && other.kind !== 'transfer').sort((a, b) => a.seq - b.seq);
  const made = new Set(step.outputs.map(({ lotId }) => lotId));
  const takers = later.filter(({ inputs }) => inputs.some(({ lotId }) => made.has(lotId)));
  const left = later.filter((other) => !takers.includes(other));
  return (
    <Group title="Passes on to">
      <ul>{takers.map((taker) => <li key={taker.id}><LinkButton onPress={() => ui.select('chain', taker.id)}>{taker.name}</LinkButton></li>)}</ul>
      {takers.length === 0 && <p className="muted">No later step takes what it makes.</p>}
      {left.length > 0 && <SelectField label="Pass what it makes on to" hideLabel placeholder="Pass it on to a later step" value={null} onChange={(id) => void connect(step.id, id).then(setProblem)} choices={left.map(({ id, name }) => ({ id, label: name }))} />}
      {problem !== null && <p role="alert">{problem}</p>}
    </Group>
  );
}
