// Bodies of dossier.*: list, create, import, export, read, edit, undo.
import * as v from 'valibot';
import { newId } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import type { Edit } from '../contract/procedures/shapes.ts';
import type { Bodies } from '../contract/serve.ts';
import { easternDate } from '../domain/case/eastern-date.ts';
import { refusedExtension } from '../domain/case/extensions.ts';
import { caseSchema } from '../domain/dossier/case.ts';
import { DOSSIER_FORM, dossierSchema, type Dossier } from '../domain/dossier/dossier.ts';
import { exportDossier } from './export-dossier.ts';
import { importDossierFile, importSample } from './import-dossier.ts';
import { loadReference } from './reference.ts';
import type { Services } from './services.ts';

type DossierBodies = Pick<Bodies, Extract<keyof Bodies, `dossier.${string}`>>;

/** A dossier of the given header, everything else empty; throws `dossier.invalid` with the place. */
function dossierFromHeader(id: string, header: Record<string, unknown>): Dossier {
  const parsed = v.safeParse(dossierSchema, { ...header, form: DOSSIER_FORM, id });
  if (parsed.success) return parsed.output;
  throw new Fault('dossier.invalid', { where: v.getDotPath(parsed.issues[0]) ?? 'header', reason: parsed.issues[0].message });
}

/** Requests for more time that the portal would not take are not recorded. @throws Fault `case.extensionRefused` */
async function refuseExtensions({ environment, resources, session }: Services, dossierId: string, edits: readonly Edit[]): Promise<void> {
  const header = edits.flatMap((edit) => (edit.op === 'header' && edit.value['case'] !== undefined ? [edit.value['case']] : [])).at(-1);
  const wanted = header === undefined ? null : v.safeParse(caseSchema, header);
  // A case that does not fit its form is refused by the store, with its place.
  if (!wanted?.success) return;
  const { header: { case: before, asOf } } = await session.vault.dossiers.header(dossierId);
  const reason = refusedExtension(before, wanted.output, await loadReference(resources, session.vault), asOf ?? easternDate(environment.now()));
  if (reason !== null) throw new Fault('case.extensionRefused', { reason });
}

export function dossierBodies(services: Services): DossierBodies {
  const { environment, grants, session, jobs } = services;
  const everything = ['dossier', 'dossiers', 'evidence', 'checks', 'packages', 'custody'] as const;
  const changed = (id: string): void => session.changed(id, [...everything]);
  return {
    'dossier.list': () => session.vault.dossiers.list(),
    'dossier.create': async ({ header }) => {
      const dossier = dossierFromHeader(newId(environment, 'dossier'), header);
      await session.vault.dossiers.create(dossier, { type: 'dossier.create', object: `dossier:${dossier.id}` });
      changed(dossier.id);
      return { dossierId: dossier.id };
    },
    'dossier.import': ({ file, files }) => {
      const [source, folder] = [grants.resolve(file), files === null ? null : grants.resolve(files)];
      return Promise.resolve(jobs.start('import', null, (progress, jobId) => importDossierFile(services, { source, folder, jobId }, progress)));
    },
    'dossier.importSample': ({ sample }) => Promise.resolve(jobs.start('sample', null, (progress, jobId) => importSample(services, sample, jobId, progress))),
    'dossier.export': async ({ dossierId, folder, withFiles }) => ({ path: await exportDossier(session.vault, dossierId, grants.resolve(folder), withFiles) }),
    'dossier.header': ({ dossierId }) => session.vault.dossiers.header(dossierId),
    'dossier.records': ({ dossierId, collection, offset, limit }) => session.vault.dossiers.records(dossierId, collection, { offset, limit }),
    'dossier.edit': async ({ dossierId, label, edits, expectedRevision }) => {
      await refuseExtensions(services, dossierId, edits);
      const revision = await session.vault.dossiers.commit({ dossierId, label, edits, expectedRevision, act: { type: 'dossier.edit', object: `dossier:${dossierId}`, details: { label } } });
      changed(dossierId);
      return { revision };
    },
    'dossier.undo': async ({ dossierId }) => {
      const undone = await session.vault.dossiers.undo(dossierId);
      changed(dossierId);
      return undone;
    },
    'dossier.redo': async ({ dossierId }) => {
      const redone = await session.vault.dossiers.redo(dossierId);
      changed(dossierId);
      return redone;
    },
    'dossier.trash': async ({ dossierId }) => {
      await session.vault.dossiers.trash(dossierId);
      changed(dossierId);
      return {};
    },
    'dossier.restore': async ({ dossierId }) => {
      await session.vault.dossiers.restore(dossierId);
      changed(dossierId);
      return {};
    },
  };
}
