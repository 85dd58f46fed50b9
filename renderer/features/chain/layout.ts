// Places the nodes of the chain from top to bottom with dagre.
import { graphlib, layout } from '@dagrejs/dagre';
import type { Chain } from './hand-overs.ts';

export const NODE = { width: 208, height: 66 } as const;
export interface Placed { readonly id: string; readonly x: number; readonly y: number }

/** Upper left corner of each node, in pixels. */
export function placeNodes(chain: Chain): Placed[] {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 24, ranksep: 40 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of chain.nodes) graph.setNode(node.id, { ...NODE });
  for (const edge of chain.edges) graph.setEdge(edge.from, edge.to);
  layout(graph);
  return chain.nodes.map((node) => {
    const { x, y } = graph.node(node.id) as { x: number; y: number };
    return { id: node.id, x: x - NODE.width / 2, y: y - NODE.height / 2 };
  });
}
