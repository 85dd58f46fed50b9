// Proves how steps, lots and papers become the map of the chain.
import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier/dossier.ts';
import { cellsInWords, chainOf, handOverNote } from '../../renderer/features/chain/hand-overs.ts';
import { placeNodes } from '../../renderer/features/chain/layout.ts';
import { someFinding } from './support/memory-bodies.ts';
import { sampleDossier } from './support/memory-core.ts';

const graph = (dossier: Dossier, findings = [] as ReturnType<typeof someFinding>[]) => chainOf({ ...dossier, findings });
const yarn = (dossier: Dossier, findings = [] as ReturnType<typeof someFinding>[]) => graph(dossier, findings).edges.find((edge) => edge.handOver?.id === 'ST4')!;

describe('the map of the chain', () => {
  it('runs from the gin to the entry, one hand-over between each pair of hands', () => {
    const { nodes, edges } = graph(sampleDossier('cotton'));
    expect(nodes.map((node) => node.title)).toEqual(['Ginning and baling', 'Spinning', 'Knitting', 'Dyeing and finishing', 'Cutting, sewing, finishing, packing', 'Savannah distribution center']);
    expect(edges.map((edge) => [edge.from, edge.to, edge.handOver?.id ?? 'inside']).sort()).toEqual([['ST1', 'ST3', 'ST2'], ['ST3', 'ST5', 'ST4'], ['ST5', 'ST6', 'inside'], ['ST6', 'ST8', 'ST7'], ['ST8', 'to:S06', 'ST9']]);
  });

  it('finds the five papers of a hand-over, production among the maker’s', () => {
    const cells = yarn(sampleDossier('cotton')).cells;
    expect(Object.fromEntries(cells.map((cell) => [cell.paper, cell.exhibits.map((exhibit) => exhibit.exhibitNo)]))).toEqual({
      purchase: ['C-01', 'C-02'], payment: ['C-07'], production: ['D-08', 'D-09', 'D-10'], transport: ['C-04'], receipt: ['C-05', 'C-06'],
    });
    expect(cells.every((cell) => cell.state === 'filled')).toBe(true);
  });

  it('shows a missing paper, also when its exhibit was withdrawn', () => {
    const dossier = sampleDossier('cotton');
    dossier.exhibits = dossier.exhibits.map((exhibit) => (exhibit.exhibitNo === 'C-07' ? { ...exhibit, state: 'withdrawn' as const } : exhibit));
    expect(cellsInWords(yarn(dossier).cells)).toContain('payment missing');
  });

  it('shows a paper that a blocking finding contradicts, and spares it once explained', () => {
    const dossier = sampleDossier('cotton');
    const receipt = dossier.exhibits.find((exhibit) => exhibit.exhibitNo === 'C-06')!;
    const finding = someFinding({ where: [{ collection: 'exhibits', id: receipt.id, part: null }] });
    expect(cellsInWords(yarn(dossier, [finding]).cells)).toContain('receipt contradicted');
    expect(cellsInWords(yarn(dossier, [{ ...finding, override: { reason: 'counted again', by: null, at: null } }]).cells)).toContain('receipt on file');
  });

  it('claims complete papers only of hand-overs that are there', () => {
    const dossier = sampleDossier('cotton');
    expect(handOverNote(graph(dossier))).toBe('Every hand-over has its five papers');
    expect(handOverNote(graph({ ...dossier, exhibits: dossier.exhibits.filter(({ exhibitNo }) => exhibitNo !== 'C-07') }))).toBe('1 hand-over paper missing or contradicted');
    expect(handOverNote(graph({ ...dossier, steps: dossier.steps.filter(({ kind }) => kind !== 'transfer') }))).toBeNull();
  });

  it('places every node apart from every other', () => {
    const places = placeNodes(graph(sampleDossier('seafood')));
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(places.length);
  });
});
