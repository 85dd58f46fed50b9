// The chain as a picture: steps at their sites, hand-overs between them with their five cells; a line drawn passes lots on.
import { useEffect, useMemo, type ReactElement } from 'react';
import { BaseEdge, Controls, EdgeLabelRenderer, getSmoothStepPath, Handle, Position, ReactFlow, useReactFlow, useStore, type Edge, type EdgeProps, type Node, type NodeProps } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { countryName } from '../../copy/words.ts';
import styles from './chain.module.css';
import { cellsInWords, type Chain, type ChainEdge, type ChainNode } from './hand-overs.ts';
import { NODE, placeNodes, type Placed } from './layout.ts';
import { PaperCells } from './paper-cells.tsx';

type StepNode = Node<{ readonly node: ChainNode }, 'step'>;
type HandOverEdge = Edge<{ readonly edge: ChainEdge; readonly isSelected: boolean; readonly onSelect: (id: string) => void }, 'handOver'>;

function StepBox({ data, selected }: NodeProps<StepNode>): ReactElement {
  const { node } = data;
  return (
    <div className={`${styles.node} ${selected ? styles.nodeSelected : ''} ${node.step ? '' : styles.nodeEnd}`}>
      <Handle type="target" position={Position.Top} isConnectable={node.step !== null} className={styles.handle} />
      <strong>{node.title}</strong>
      <span className={styles.nodeSite}>{[node.site?.name !== node.title ? node.site?.name : null, countryName(node.site?.country ?? null)].filter(Boolean).join(', ')}</span>
      <Handle type="source" position={Position.Bottom} isConnectable={node.step !== null} className={styles.handle} />
    </div>
  );
}

function HandOverLine({ id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, data }: EdgeProps<HandOverEdge>): ReactElement {
  const [path, labelX, labelY] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, borderRadius: 8 });
  const edge = data?.edge;
  const handOver = edge?.handOver;
  return (
    <>
      <BaseEdge id={id} path={path} className={data?.isSelected ? styles.lineSelected : handOver ? styles.line : styles.lineInside} />
      {edge && handOver && (
        <EdgeLabelRenderer>
          <button type="button" className={`nodrag nopan ${styles.edgeLabel} ${data.isSelected ? styles.edgeSelected : ''}`} style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }} onClick={() => data.onSelect(handOver.id)} aria-label={`${handOver.name}: ${cellsInWords(edge.cells)}`}>
            <PaperCells cells={edge.cells} />
          </button>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

const MARGIN = 14;

/** Keeps the whole chain in view when the pane changes its size. */
function FitToPane({ places }: { readonly places: readonly Placed[] }): null {
  const { setViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  useEffect(() => {
    const right = Math.max(...places.map((place) => place.x)) + NODE.width;
    const bottom = Math.max(...places.map((place) => place.y)) + NODE.height;
    const zoom = Math.min(1, (width - 2 * MARGIN) / right, (height - 2 * MARGIN) / bottom);
    if (zoom > 0) void setViewport({ zoom, x: (width - right * zoom) / 2, y: MARGIN });
  }, [setViewport, places, width, height]);
  return null;
}

const NODE_TYPES = { step: StepBox };
const EDGE_TYPES = { handOver: HandOverLine };

export interface ChainGraphProps { readonly chain: Chain; readonly selectedId: string | null; readonly onSelect: (id: string) => void; readonly onConnect: (from: string, to: string) => void }

export function ChainGraph({ chain, selectedId, onSelect, onConnect }: ChainGraphProps): ReactElement {
  const places = useMemo(() => placeNodes(chain), [chain]);
  const nodes = chain.nodes.map((node): StepNode => {
    const place = places.find((candidate) => candidate.id === node.id);
    return { id: node.id, type: 'step', position: { x: place?.x ?? 0, y: place?.y ?? 0 }, data: { node }, selected: node.id === selectedId, width: NODE.width, height: NODE.height, ariaLabel: node.title };
  });
  const edges = chain.edges.map((edge): HandOverEdge => ({ id: edge.id, source: edge.from, target: edge.to, type: 'handOver', focusable: false, data: { edge, isSelected: edge.handOver?.id === selectedId, onSelect } }));
  return (
    <ReactFlow<StepNode, HandOverEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      onNodeClick={(_, { data }) => { if (data.node.step) onSelect(data.node.step.id); }}
      nodesDraggable={false}
      onConnect={({ source, target }) => onConnect(source, target)}
      nodesFocusable={false}
      minZoom={0.2}
      aria-label="Map of the chain"
      proOptions={{ hideAttribution: true }}
    >
      <Controls showInteractive={false} showFitView={false} position="bottom-right" />
      <FitToPane places={places} />
    </ReactFlow>
  );
}
