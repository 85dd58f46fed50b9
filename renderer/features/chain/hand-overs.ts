// The chain as a graph: steps as nodes, hand-overs as edges, each with the state of its five papers.
import type { Lot, Site, Step } from '../../../src/domain/dossier/chain.ts';
import type { Exhibit } from '../../../src/domain/dossier/exhibit.ts';
import { countOf } from '../../format/numbers.ts';
import type { Finding } from '../../state/known-reads.ts';
import { openFindings } from '../../state/section-states.ts';

export const PAPERS = ['purchase', 'payment', 'production', 'transport', 'receipt'] as const;
export type Paper = (typeof PAPERS)[number];
export type PaperState = 'filled' | 'missing' | 'contradicted';
export interface PaperCell { readonly paper: Paper; readonly state: PaperState; readonly exhibits: readonly Exhibit[] }

const TYPES: Readonly<Record<Paper, readonly string[]>> = {
  purchase: ['PURCHASE_ORDER', 'SALES_CONTRACT', 'COMMERCIAL_INVOICE'],
  payment: ['PAYMENT_PROOF'],
  production: ['PRODUCTION_RECORD', 'PRODUCTION_ORDER', 'RAW_MATERIAL_ISSUE', 'DAILY_OUTPUT', 'STOCK_LEDGER', 'GIN_RECORD', 'CLASSING_DATA', 'BALE_LIST', 'CATCH_RECORD', 'MINE_RECORD', 'SMELTER_RECORD', 'FARM_RECORD'],
  transport: ['OCEAN_BOL', 'AIR_WAYBILL', 'TRUCK_WAYBILL', 'RAIL_WAYBILL', 'DELIVERY_NOTE', 'MANIFEST'],
  receipt: ['GOODS_RECEIPT', 'WAREHOUSE_RECEIPT', 'IMPORT_DECLARATION', 'CBP_7501', 'CBP_3461'],
};

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

const makes = (step: Step, lotId: string): boolean => step.outputs.some((flow) => flow.lotId === lotId);
const takes = (step: Step, lotId: string): boolean => step.inputs.some((flow) => flow.lotId === lotId);
const lotIdsOf = (step: Step): string[] => [...new Set([...step.inputs, ...step.outputs].map((flow) => flow.lotId))];

/** Papers of one hand-over; production papers belong to the step that made the lots. */
function cellsOf(handOver: Step, makers: readonly Step[], exhibits: readonly Exhibit[], doubted: ReadonlySet<string>): PaperCell[] {
  return PAPERS.map((paper) => {
    const stepIds = paper === 'production' ? [handOver, ...makers].map((step) => step.id) : [handOver.id];
    const found = exhibits.filter((exhibit) => exhibit.state !== 'withdrawn' && TYPES[paper].includes(exhibit.docType) && exhibit.stepIds.some((id) => stepIds.includes(id)));
    const state: PaperState = found.length === 0 ? 'missing' : found.some((exhibit) => doubted.has(exhibit.id)) ? 'contradicted' : 'filled';
    return { paper, state, exhibits: found };
  });
}

/** Builds the graph. A transfer without a later step ends in a node for its destination. */
export function chainOf({ steps, sites, lots, exhibits, findings }: ChainInput): Chain {
  const ordered = [...steps].sort((a, b) => a.seq - b.seq);
  const works = ordered.filter((step) => step.kind !== 'transfer');
  const siteOf = (id: string | null): Site | null => sites.find((site) => site.id === id) ?? null;
  const doubted = new Set(openFindings(findings).filter((finding) => finding.level === 'block').flatMap((finding) => finding.where.flatMap((place) => (place.collection === 'exhibits' && place.id !== null ? [place.id] : []))));
  const nodes: ChainNode[] = works.map((step) => ({ id: step.id, step, title: step.name, site: siteOf(step.siteId) }));
  const edges: ChainEdge[] = [];
  const ensure = (id: string, title: string, site: Site | null): string => {
    if (!nodes.some((node) => node.id === id)) nodes.push({ id, step: null, title, site });
    return id;
  };

  for (const handOver of ordered.filter((step) => step.kind === 'transfer')) {
    const lotIds = lotIdsOf(handOver);
    const makers = works.filter((step) => step.seq < handOver.seq && lotIds.some((lot) => makes(step, lot)));
    const users = works.filter((step) => step.seq > handOver.seq && lotIds.some((lot) => takes(step, lot)));
    const from = makers.map((step) => step.id);
    const to = users.map((step) => step.id);
    if (from.length === 0) from.push(ensure(`from:${handOver.fromSiteId ?? handOver.id}`, siteOf(handOver.fromSiteId)?.name ?? 'Unknown source', siteOf(handOver.fromSiteId)));
    if (to.length === 0) to.push(ensure(`to:${handOver.toSiteId ?? handOver.id}`, siteOf(handOver.toSiteId)?.name ?? 'Destination', siteOf(handOver.toSiteId)));
    const cells = cellsOf(handOver, makers, exhibits, doubted);
    const moved = lots.filter((lot) => lotIds.includes(lot.id));
    for (const source of from) for (const target of to) edges.push({ id: `${handOver.id}:${source}:${target}`, from: source, to: target, handOver, lots: moved, cells });
  }
  for (const user of works) {
    for (const maker of works) {
      if (maker.seq >= user.seq || edges.some((edge) => edge.from === maker.id && edge.to === user.id)) continue;
      const passed = lots.filter((lot) => makes(maker, lot.id) && takes(user, lot.id));
      const handedOver = passed.some((lot) => ordered.some((step) => step.kind === 'transfer' && step.seq > maker.seq && step.seq < user.seq && takes(step, lot.id)));
      if (passed.length > 0 && !handedOver) edges.push({ id: `${maker.id}:${user.id}`, from: maker.id, to: user.id, handOver: null, lots: passed, cells: [] });
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
