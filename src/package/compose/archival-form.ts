// Part 10: whether the package is declared an archive file (PDF/A-3b), and what in which exhibit keeps it from that.
import type { Block } from '../../typeset/display.ts';
import { heading, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { Composition } from './composition.ts';

/** A sentence with the exhibits it is true of, in the order of the package. */
export interface ArchivalObstacle { readonly obstacle: string; readonly exhibitIds: readonly string[]; }

/** Most widespread first. None means that the package is declared to be PDF/A-3b. */
export function archivalObstacles({ placed, facts }: Pick<Composition, 'placed' | 'facts'>): ArchivalObstacle[] {
  const byObstacle = new Map<string, Set<string>>();
  for (const { exhibit, files } of placed) {
    for (const obstacle of files.flatMap((file) => facts.appearances.get(file.id)?.obstacles ?? [])) byObstacle.set(obstacle, (byObstacle.get(obstacle) ?? new Set()).add(exhibit.id));
  }
  return [...byObstacle].map(([obstacle, ids]) => ({ obstacle, exhibitIds: [...ids] })).sort((a, b) => b.exhibitIds.length - a.exhibitIds.length || (a.obstacle < b.obstacle ? -1 : 1));
}

const DECLARED = 'This file declares itself PDF/A-3b (ISO 19005-3): fonts are embedded, colors are defined, nothing in it depends on other files or programs. It is meant to be read the same way in many years.';
const NOT_DECLARED = 'The pages made for this package keep to PDF/A-3b (ISO 19005-3). The file as a whole is not declared to be PDF/A, because exhibits are shown as they are. What stands against it, with the clause of the standard:';

export function archivalFormBlocks(composition: Composition): Block[] {
  const { measure, width } = composition;
  const obstacles = archivalObstacles(composition);
  const columns = [{ title: 'What stands against it', share: 2.4 }, { title: 'Exhibits', share: 2 }];
  return [
    heading(measure, 'Form for archives', width, 2),
    paragraph(measure, obstacles.length === 0 ? DECLARED : NOT_DECLARED, width, { size: 8 }),
    ...(obstacles.length === 0 ? [] : [table(measure, { columns, rows: obstacles.map(({ obstacle, exhibitIds }) => ({ cells: [obstacle, composition.cites(exhibitIds)] })), size: 7 }, width)]),
  ];
}
