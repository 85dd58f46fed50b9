// What the chain benchmark bundles: the checks as the program runs them.
export { evaluate, runChecks } from '../../src/domain/checks/run-checks.ts';
export { dossierSchema } from '../../src/domain/dossier/dossier.ts';
export { parse } from 'valibot';
export { loadReference } from '../../src/app/reference.ts';
