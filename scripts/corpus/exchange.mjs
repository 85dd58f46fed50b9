// npm run corpus:exchange: the public BagIt conformance suite through our check, and EPCIS both ways against the schema and examples of GS1.
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { bundleEngine } from '../engine-bundle.mjs';

const CACHE = path.join(homedir(), '.cache/clearproof/corpora');
const [bags, gs1] = [path.join(CACHE, 'bagit'), path.join(CACHE, 'epcis')];
if (!existsSync(bags) || !existsSync(gs1)) {
  console.error(`The public test files are not part of this project. Get them once:

  git clone --depth 1 https://github.com/LibraryOfCongress/bagit-conformance-suite ${bags}
  git clone --depth 1 https://github.com/gs1/EPCIS ${gs1}`);
  process.exit(1);
}

const { url } = await bundleEngine('scripts/corpus/exchange-entry.mjs', 'exchange');
const { checkBag, silentProgress, emptyDossier, parseDossier, readEpcis, writeEpcis } = await import(url);
let wrong = 0;
const tell = (ok, words) => {
  if (!ok) wrong += 1;
  console.log(`${ok ? 'ok   ' : 'WRONG'} ${words}`);
};

/** Files of a folder as members of a bag. */
const membersOf = (folder) => readdirSync(folder, { recursive: true }).map((name) => name.split(path.sep).join('/')).filter((name) => statSync(path.join(folder, name)).isFile())
  .map((name) => ({ path: name, size: statSync(path.join(folder, name)).size, stream: () => createReadStream(path.join(folder, name)) }));

/** A bag made wrong for one system only is no bag to take in anywhere; of a warning either is right. */
const expected = (kind) => (kind === 'warning' ? null : kind === 'valid');

for (const version of readdirSync(bags).filter((name) => /^v\d/.test(name)).sort()) {
  for (const kind of readdirSync(path.join(bags, version)).sort()) {
    for (const name of readdirSync(path.join(bags, version, kind)).sort()) {
      const folder = path.join(bags, version, kind, name);
      if (!statSync(folder).isDirectory()) continue;
      const reason = await checkBag(membersOf(folder), silentProgress).then(() => null, (thrown) => thrown.message);
      const want = expected(kind);
      tell(want === null || want === (reason === null), `${version}/${kind}/${name}: ${reason ?? 'valid'}`);
    }
  }
}

const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(path.join(gs1, 'EPCIS-JSON-Schema.json'), 'utf8')));
for (const name of ['cotton', 'seafood']) {
  const { dossier } = parseDossier(readFileSync(new URL(`../../assets/sample/${name}.json`, import.meta.url), 'utf8'), name);
  const { document, events } = writeEpcis(dossier, '2026-11-24T10:00:00.000Z');
  tell(validate(document), `EPCIS of ${name}: ${events} events, ${(validate.errors ?? []).length} errors against the GS1 JSON Schema`);
  const { steps } = readEpcis(JSON.stringify(document), name, emptyDossier('copy', 'Copy', 'wro'));
  tell(steps.length === dossier.steps.length, `EPCIS of ${name} read again: ${steps.length} of ${dossier.steps.length} steps`);
}
for (const file of readdirSync(gs1, { recursive: true }).filter((name) => /^JSON(?:-simple-context)?[/\\].*\.jsonld$/.test(name)).sort()) {
  try {
    const { events, steps, notTaken } = readEpcis(readFileSync(path.join(gs1, file), 'utf8'), file, emptyDossier('x', 'x', 'wro'));
    tell(events > 0 && (steps.length > 0 || notTaken.length > 0), `${file}: ${events} events, ${steps.length} steps${notTaken.map(({ event, what }) => `; ${event}, not taken: ${what}`).join('')}`);
  } catch (thrown) {
    tell(false, `${file}: ${thrown.message}`);
  }
}
console.log(wrong === 0 ? 'All as expected.' : `${wrong} not as expected.`);
process.exitCode = wrong === 0 ? 0 : 1;
