// The chain as one indexed structure: who makes, takes, moves and holds each lot. Built once in linear time.
import type { Site, Step } from '../dossier/chain.ts';
import { groupBy } from '../group-by.ts';

/** In the order of their numbers; equal numbers by id, so that no order of records matters. */
export const inSequence = (steps: readonly Step[]): Step[] => steps.toSorted((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** Does this movement bring the goods to the importer? It is then the end of the chain. */
export const isArrival = (step: Step, ownerOf: (siteId: string) => string | null | undefined, importerId: string | null): boolean =>
  step.kind === 'transfer' && (Object.hasOwn(step.refs, 'entry') || (importerId !== null && ownerOf(step.toSiteId ?? '') === importerId));

/** The movements that bring the goods to the importer. */
export function arrivalsOf(steps: readonly Step[], sites: readonly Site[], importerId: string | null): Step[] {
  const owners = new Map(sites.map(({ id, partyId }) => [id, partyId]));
  return steps.filter((step) => isArrival(step, (id) => owners.get(id), importerId));
}

export interface ChainIndex {
  /** Lot → steps that make it: everything but transfers that puts it out. */
  readonly makers: ReadonlyMap<string, readonly Step[]>;
  /** Lot → steps that take it in, transfers included. */
  readonly users: ReadonlyMap<string, readonly Step[]>;
  /** Site and lot → transfers that bring the lot there. */
  readonly arrivals: ReadonlyMap<string, readonly Step[]>;
  /** Site and lot → steps that take the lot in there: processes, and transfers from there. */
  readonly usersThere: ReadonlyMap<string, readonly Step[]>;
  /** Site → steps at it, transfers excepted. */
  readonly atSite: ReadonlyMap<string, readonly Step[]>;
}

/** Key of what happens to a lot at a site. */
export const lotAtSite = (lotId: string, siteId: string): string => `${siteId} ${lotId}`;

/** `steps` in sequence. */
export function chainIndex(steps: readonly Step[]): ChainIndex {
  const [moves, works] = [steps.filter(({ kind }) => kind === 'transfer'), steps.filter(({ kind }) => kind !== 'transfer')];
  const inputsAt = (step: Step, siteId: string | null): string[] => (siteId === null ? [] : step.inputs.map(({ lotId }) => lotAtSite(lotId, siteId)));
  return {
    makers: groupBy(works, (step) => step.outputs.map(({ lotId }) => lotId)),
    users: groupBy(steps, (step) => step.inputs.map(({ lotId }) => lotId)),
    arrivals: groupBy(moves, (step) => inputsAt(step, step.toSiteId)),
    usersThere: groupBy(steps, (step) => inputsAt(step, step.kind === 'transfer' ? step.fromSiteId : step.siteId)),
    atSite: groupBy(works, ({ siteId }) => (siteId === null ? [] : [siteId])),
  };
}
