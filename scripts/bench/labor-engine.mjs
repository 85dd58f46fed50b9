// What the labor benchmark bundles: the core, and the process it reads tables in, as the program uses them.
export { createApp } from '../../src/app/create-app.ts';
export { createGrants } from '../../src/app/grants.ts';
export { localLaborTools } from '../../src/app/labor/labor-tools.ts';
export { createParserClient } from '../../src/app/parser/parser-client.ts';
export { serveParser } from '../../src/app/parser/parser-host.ts';
export { forkProcess, parentPort } from '../../src/cli/child-port.ts';
export { silentProgress } from '../../src/contract/progress.ts';
export { emptyDossier } from '../../src/domain/dossier/dossier.ts';
export { createVault } from '../../src/vault/create-vault.ts';
