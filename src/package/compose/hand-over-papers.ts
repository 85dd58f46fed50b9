// The five papers of every hand-over as they stand in the package.
import { chainIndex, inSequence } from '../../domain/chain/chain-index.ts';
import { handOverPapers, type FiledPaper } from '../../domain/chain/hand-over-papers.ts';
import type { Step } from '../../domain/dossier/chain.ts';
import type { Composition } from './composition.ts';

export interface HandOver { readonly step: Step; readonly papers: readonly FiledPaper[] }

/** Each transfer with its papers in the package; production is looked for where the lot handed over was made. */
export function handOvers({ dossier, placed }: Composition): HandOver[] {
  const steps = inSequence(dossier.steps);
  const [{ makers }, papersOf] = [chainIndex(steps), handOverPapers(placed.map(({ exhibit }) => exhibit))];
  return steps.filter(({ kind }) => kind === 'transfer').map((step) => ({ step, papers: papersOf(step, [...new Set(step.inputs.flatMap(({ lotId }) => makers.get(lotId) ?? []))]) }));
}
