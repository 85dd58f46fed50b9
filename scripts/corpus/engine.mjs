// What the corpus run bundles: the way of an exhibit from its bytes to a package, as the program goes it.
export { serveParser } from '../../src/app/parser/parser-host.ts';
export { createParserClient } from '../../src/app/parser/parser-client.ts';
export { createParserTools } from '../../src/app/parser/parser-tools.ts';
export { bundledResources } from '../../src/cli/bundled-resources.ts';
export { forkProcess, parentPort } from '../../src/cli/child-port.ts';
export { silentProgress } from '../../src/contract/progress.ts';
export { PdfiumHolder } from '../../src/ingest/pdfium.ts';
export { assemble } from '../../src/package/assemble/assemble.ts';
export { looksAlike } from '../../src/package/prepare/compare-pages.ts';
export { PdfiumDocument } from '../../src/package/prepare/pdfium-document.ts';
export { openFontLibrary } from '../../src/typeset/font-library.ts';
