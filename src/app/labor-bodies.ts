// Bodies of labor.*: preview a table of evidence, take it in.
import type { Bodies } from '../contract/serve.ts';
import { earlierOf, likeThat, originOf, takeTable } from './labor/take-table.ts';
import type { Services } from './services.ts';

export function laborBodies(services: Services): Pick<Bodies, 'labor.preview' | 'labor.take'> {
  const { jobs, session, labor } = services;
  return {
    'labor.preview': async ({ dossierId, fileId, wish }) => {
      const origin = await originOf(services, dossierId, fileId);
      const first = await labor.preview({ ...origin, wish });
      const like = wish.columns === null ? await likeThat(session.vault, first.choices.kind, first.columns.map(({ title }) => title), wish.siteId) : null;
      const shown = like === null ? first : await labor.preview({ ...origin, wish: { ...wish, columns: like.columns, conventions: { ...like.conventions, ...wish.conventions } } });
      const earlier = await earlierOf(session.vault, dossierId, origin.exhibitId, shown.choices);
      return {
        ...shown, likeThat: like === null ? null : { fileName: like.fileName, at: like.at, dossierTitle: like.dossierTitle },
        replaces: earlier === null ? null : { importId: earlier.id, rows: earlier.rows, at: earlier.at },
      };
    },
    'labor.take': async (request) => jobs.start('labor', request.dossierId, async (progress) => {
      const taken = await takeTable(services, request, progress);
      session.changed(request.dossierId, ['dossier', 'dossiers', 'checks', 'packages', 'custody']);
      return taken;
    }),
  };
}
