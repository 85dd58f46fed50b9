// What of the program the exchange corpora are run through.
export { checkBag } from '../../src/exchange/bag/check-bag.ts';
export { silentProgress } from '../../src/contract/progress.ts';
export { emptyDossier } from '../../src/domain/dossier/dossier.ts';
export { parseDossier } from '../../src/exchange/dossier-json.ts';
export { readEpcis } from '../../src/exchange/epcis/read-epcis.ts';
export { writeEpcis } from '../../src/exchange/epcis/write-epcis.ts';
