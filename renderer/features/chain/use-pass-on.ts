// Connects two steps, by a line drawn on the map or a choice in the inspector: the same edit, undone as one.
import { useApp, useRecords } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { passOn } from './pass-on.ts';

/** Answers why nothing was connected, or null when it was. */
export function usePassOn(): (fromId: string, toId: string) => Promise<string | null> {
  const { edits } = useApp();
  const dossierId = useDossierId();
  const steps = useRecords(dossierId, 'steps');
  return async (fromId, toId) => {
    const [from, to] = [fromId, toId].map((id) => steps.find((step) => step.id === id));
    if (!from || !to) return 'A lot can only pass between steps. Add a step for the place it comes from or goes to.';
    const passed = passOn(from, to, steps);
    if ('problem' in passed) return passed.problem;
    await edits.commit(dossierId, `Pass on to ${to.name}`, passed.steps.map((value) => ({ op: 'put', collection: 'steps', value })));
    return null;
  };
}
