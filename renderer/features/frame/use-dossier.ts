// The dossier on screen: its id, header, findings and deadlines, shared by frame and sections.
import { createContext, use } from 'react';
import { useRead, type Answer } from '../../state/app-context.ts';
import { checksRead, deadlinesRead, headerRead, type ChecksAnswer, type Deadline, type HeaderAnswer } from '../../state/known-reads.ts';

export const DossierContext = createContext<string | null>(null);

/** Id of the dossier on screen. Throws outside the workspace: that is a defect. */
export function useDossierId(): string {
  const id = use(DossierContext);
  if (id === null) throw new Error('useDossierId outside the workspace');
  return id;
}

export const useHeader = (): Answer<HeaderAnswer> => useRead(headerRead(useDossierId()));
export const useChecks = (): Answer<ChecksAnswer> => useRead(checksRead(useDossierId()));
export const useDeadlines = (): Answer<Deadline[]> => useRead(deadlinesRead(useDossierId()));

/**
 * The deadline to plan to: of what must be filed the one that runs out first, else the last one that was missed.
 * Clocks of CBP, records to keep, stopped clocks and later counts of the same time are never it.
 */
export function nextDeadline(deadlines: readonly Deadline[]): Deadline | null {
  const yours = deadlines.filter((deadline) => deadline.act === 'file' && deadline.governs && deadline.daysLeft !== null).sort((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0));
  return yours.find((deadline) => deadline.state === 'running') ?? yours.findLast((deadline) => deadline.state === 'past') ?? null;
}
