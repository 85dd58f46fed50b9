// Bodies of case.* and deadlines.*: what case types and dates mean, and the clocks of one dossier.
import type { Bodies } from '../contract/serve.ts';
import { deadlines } from '../domain/case/deadlines.ts';
import { easternDate } from '../domain/case/eastern-date.ts';
import { exportDeadlines } from './export-deadlines.ts';
import { loadReference } from './reference.ts';
import type { Services } from './services.ts';

type CaseBodies = Pick<Bodies, 'case.reference' | 'deadlines.list' | 'deadlines.export'>;

export function caseBodies(services: Services): CaseBodies {
  const { environment, grants, resources, session } = services;
  return {
    'case.reference': async () => {
      const { caseTypes: { caseTypes }, clocks: { dates }, holidays: { source, confidence } } = await loadReference(resources, session.vault);
      return { caseTypes, dates, holidays: { source, confidence } };
    },
    'deadlines.list': async ({ dossierId }) => {
      const dossier = await session.vault.dossiers.read(dossierId);
      const listed = deadlines(dossier, await loadReference(resources, session.vault), dossier.asOf ?? easternDate(environment.now()));
      return listed.map((deadline) => ({ ...deadline, otherCounts: [...deadline.otherCounts], holds: [...deadline.holds] }));
    },
    'deadlines.export': async ({ dossierId, folder }) => ({ path: await exportDeadlines(services, dossierId, grants.resolve(folder)) }),
  };
}
