// The chain as a graph: steps as nodes, hand-overs as edges, each with the state of its five papers.
import { inSequence } from '../../../src/domain/chain/chain-index.ts';
import { handOverPapers, type FiledPaper } from '../../../src/domain/chain/hand-over-papers.ts';
import type { Lot, Site, Step } from '../../../src/domain/dossier/chain.ts';
import type { Exhibit } from '../../../src/domain/dossier/exhibit.ts';
import { groupBy } from '../../../src/domain/group-by.ts';
import { countOf } from '../../format/numbers.ts';
import type { Finding } from '../../state/known-reads.ts';
import { openFindings } from '../../state/section-states.ts';

export type PaperState = 'filled' | 'missing' | 'contradicted';
export interface PaperCell extends FiledPaper { readonly state: PaperState }

export interface ChainNode { readonly id: string; readonly step: Step | null; readonly title: string; readonly site: Site | null }
export interface ChainEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The transfer step; null where lots pass on inside one site. */
  readonly handOver: Step | null;
  readonly lots: readonly Lot[];
  readonly cells: readonly PaperCell[];
}
export interface Chain { readonly nodes: readonly ChainNode[]; readonly edges: readonly ChainEdge[] }

export interface ChainInput { readonly steps: readonly Step[]; readonly sites: readonly Site[]; readonly lots: readonly Lot[]; readonly exhibits: readonly Exhibit[]; readonly findings: readonly Finding[] }

const lotIdsOf = (step: Step): string[] => [...new Set([...step.inputs, ...step.outputs].map((flow) => flow.lotId))];

/** Builds the graph, in time by the number of flows. A transfer without a later step ends in a node for its destination. */
export function chainOf({ steps, sites, lots, exhibits, findings }: ChainInput): Chain {
  const ordered = inSequence(steps);
  const place = new Map(ordered.map((step, index) => [step, index]));
  const works = ordered.filter((step) => step.kind !== 'transfer');
  const makers = groupBy(works, (step) => step.outputs.map(({ lotId }) => lotId));
  const users = groupBy(works, (step) => step.inputs.map(({ lotId }) => lotId));
  const moves = groupBy(ordered.filter((step) => step.kind === 'transfer'), (step) => step.inputs.map(({ lotId }) => lotId));
  const [siteById, lotById] = [new Map(sites.map((site) => [site.id, site])), new Map(lots.map((lot) => [lot.id, lot]))];
  const siteOf = (id: string | null): Site | null => siteById.get(id ?? '') ?? null;
  const lotsOf = (ids: readonly string[]): Lot[] => ids.map((id) => lotById.get(id)).filter((lot) => lot !== undefined);
  const allOf = (byLot: ReadonlyMap<string, Step[]>, lotIds: readonly string[]): Step[] => [...new Set(lotIds.flatMap((id) => byLot.get(id) ?? []))].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  const doubted = new Set(openFindings(findings).filter((finding) => finding.level === 'block').flatMap((finding) => finding.where.flatMap((where) => (where.collection === 'exhibits' && where.id !== null ? [where.id] : []))));
  const papersOf = handOverPapers(exhibits);
  const nodes: ChainNode[] = works.map((step) => ({ id: step.id, step, title: step.name, site: siteOf(step.siteId) }));
  const known = new Set(nodes.map(({ id }) => id));
  const edges: ChainEdge[] = [];
  const joined = new Set<string>();
  const join = (edge: ChainEdge): void => { edges.push(edge); joined.add(JSON.stringify([edge.from, edge.to])); };
  const ensure = (id: string, title: string, site: Site | null): string => {
    if (!known.has(id)) nodes.push({ id, step: null, title, site });
    known.add(id);
    return id;
  };

  for (const handOver of ordered.filter((step) => step.kind === 'transfer')) {
    const lotIds = lotIdsOf(handOver);
    const before = allOf(makers, lotIds).filter((step) => step.seq < handOver.seq);
    const from = before.map((step) => step.id);
    const to = allOf(users, lotIds).filter((step) => step.seq > handOver.seq).map((step) => step.id);
    if (from.length === 0) from.push(ensure(`from:${handOver.fromSiteId ?? handOver.id}`, siteOf(handOver.fromSiteId)?.name ?? 'Unknown source', siteOf(handOver.fromSiteId)));
    if (to.length === 0) to.push(ensure(`to:${handOver.toSiteId ?? handOver.id}`, siteOf(handOver.toSiteId)?.name ?? 'Destination', siteOf(handOver.toSiteId)));
    const cells = papersOf(handOver, before).map((filed): PaperCell => ({ ...filed, state: filed.exhibits.length === 0 ? 'missing' : filed.exhibits.some(({ id }) => doubted.has(id)) ? 'contradicted' : 'filled' }));
    for (const source of from) for (const target of to) join({ id: `${handOver.id}:${source}:${target}`, from: source, to: target, handOver, lots: lotsOf(lotIds), cells });
  }
  for (const user of works) {
    const taken = [...new Set(user.inputs.map(({ lotId }) => lotId))];
    for (const maker of allOf(makers, taken)) {
      if (maker.seq >= user.seq || joined.has(JSON.stringify([maker.id, user.id]))) continue;
      const passed = taken.filter((lotId) => maker.outputs.some((flow) => flow.lotId === lotId));
      const isHandedOver = passed.some((lotId) => (moves.get(lotId) ?? []).some(({ seq }) => seq > maker.seq && seq < user.seq));
      if (!isHandedOver) join({ id: `${maker.id}:${user.id}`, from: maker.id, to: user.id, handOver: null, lots: lotsOf(passed), cells: [] });
    }
  }
  return { nodes, edges };
}

const PAPER_WORDS: Readonly<Record<PaperState, string>> = { filled: 'on file', missing: 'missing', contradicted: 'contradicted' };
/** "purchase on file, payment missing, …" for screen readers and tooltips. */
export const cellsInWords = (cells: readonly PaperCell[]): string => cells.map((cell) => `${cell.paper} ${PAPER_WORDS[cell.state]}`).join(', ');

/** How the papers of the hand-overs stand; a chain without hand-overs claims nothing. */
export function handOverNote({ edges }: Chain): string | null {
  const handOvers = edges.filter((edge) => edge.handOver);
  if (handOvers.length === 0) return null;
  const missing = handOvers.flatMap((edge) => edge.cells).filter((cell) => cell.state !== 'filled').length;
  return missing > 0 ? `${countOf(missing, 'hand-over paper')} missing or contradicted` : 'Every hand-over has its five papers';
}
