// The JSON Schema of form "clearproof-dossier/1", derived from the schemas the program itself parses with.
import { toJsonSchema } from '@valibot/to-json-schema';
import { dossierSchema } from '../../src/domain/dossier/dossier.ts';

/** JSON Schema (draft 2020-12) of what an import accepts. Calendar validity of dates goes beyond it and is checked on import. */
export function dossierJsonSchema(): unknown {
  const schema = toJsonSchema(dossierSchema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'ignore',
    overrideAction: ({ valibotAction, jsonSchema }) => (valibotAction.type === 'check' ? { ...jsonSchema, format: 'date' } : undefined),
  });
  return { ...schema, $id: 'urn:clearproof:dossier:1', title: 'Clearproof dossier, form 1' };
}
