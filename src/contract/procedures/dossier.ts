// Dossiers: list, create, import, export, read, edit, undo.
import * as v from 'valibot';
import { CASE_TYPES } from '../../domain/dossier/case.ts';
import { COLLECTION_NAMES, headerSchema } from '../../domain/dossier/dossier.ts';
import { command, job, query } from '../procedure.ts';
import { count, dossierRef, editSchema, grantSchema, idSchema, instantSchema, nothing, pageOf, textSchema, window } from './shapes.ts';

export const dossierSummarySchema = v.strictObject({
  id: idSchema,
  title: textSchema,
  caseType: v.picklist(CASE_TYPES),
  entryNumber: v.nullable(textSchema),
  exhibits: count,
  files: count,
  updatedAt: instantSchema,
  trashedAt: v.nullable(instantSchema),
});

export const importProblemSchema = v.strictObject({ where: textSchema, message: textSchema });

export const dossierProcedures = {
  'dossier.list': query(nothing, v.array(dossierSummarySchema)),
  'dossier.create': command(v.strictObject({ header: v.looseObject({ title: textSchema }) }), v.strictObject({ dossierId: idSchema })),
  /** Takes a JSON of either known form; `files` is the folder that holds its exhibits. */
  'dossier.import': job(
    v.strictObject({ file: grantSchema, files: v.optional(v.nullable(grantSchema), null) }),
    v.strictObject({ dossierId: idSchema, exhibits: count, problems: v.array(importProblemSchema) }),
  ),
  /** The worked dossier with real files, for a first look. */
  'dossier.importSample': job(v.strictObject({ sample: v.picklist(['cotton', 'seafood']) }), v.strictObject({ dossierId: idSchema, exhibits: count, problems: v.array(importProblemSchema) })),
  'dossier.export': command(v.strictObject({ dossierId: idSchema, folder: grantSchema, withFiles: v.boolean() }), v.strictObject({ path: textSchema })),
  'dossier.header': query(dossierRef, v.strictObject({ revision: count, header: headerSchema, counts: v.record(v.string(), count) })),
  'dossier.records': query(v.strictObject({ dossierId: idSchema, collection: v.picklist(COLLECTION_NAMES), ...window }), pageOf(v.looseObject({ id: idSchema }))),
  /** Several edits at once, one step for undo. Each value is validated against its collection. */
  'dossier.edit': command(v.strictObject({ dossierId: idSchema, label: textSchema, edits: v.pipe(v.array(editSchema), v.minLength(1), v.maxLength(5000)), expectedRevision: v.optional(v.nullable(count), null) }), v.strictObject({ revision: count })),
  'dossier.undo': command(dossierRef, v.strictObject({ revision: count, label: textSchema })),
  'dossier.redo': command(dossierRef, v.strictObject({ revision: count, label: textSchema })),
  'dossier.trash': command(dossierRef, nothing),
  'dossier.restore': command(dossierRef, nothing),
} as const;
