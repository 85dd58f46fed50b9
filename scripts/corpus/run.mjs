// Sends every PDF of a corpus through the engine, each into a package of its own, and prints what came of it.
// npm run corpus -- [FOLDER…] [--part K/N] [--only TEXT] [--seconds 180] [--list FILE.json]
import { fork, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleEngine } from '../engine-bundle.mjs';
import { printTable } from './table.mjs';

const CACHE = path.join(homedir(), '.cache/clearproof/corpora');
const MISSING = `There is no corpus in ${CACHE}. Get the public test files (they are not part of this project):

  git clone --depth 1 https://github.com/mozilla/pdf.js /tmp/pdf.js
  git clone --depth 1 https://github.com/qpdf/qpdf /tmp/qpdf
  mkdir -p ${CACHE}/pdf.js ${CACHE}/qpdf
  cp /tmp/pdf.js/test/pdfs/*.pdf ${CACHE}/pdf.js/
  cp /tmp/qpdf/qpdf/qtest/qpdf/*.pdf ${CACHE}/qpdf/

or name a folder of PDF files: npm run corpus -- FOLDER`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { part: { type: 'string', default: '1/1' }, only: { type: 'string' }, seconds: { type: 'string', default: '180' }, list: { type: 'string' } } });

/** Every PDF in the folders, in a fixed order, of which this run takes every Nth. */
function filesOf(folders) {
  const all = folders.flatMap((folder) => readdirSync(folder, { recursive: true }).filter((name) => name.toLowerCase().endsWith('.pdf')).sort().map((name) => path.join(folder, name)));
  const [part, parts] = values.part.split('/').map(Number);
  return all.filter((file, index) => index % parts === part - 1 && (values.only === undefined || file.includes(values.only)));
}

/** A child process that judges one file after the other, replaced when it hangs or dies. */
function judges(engine, packagePath) {
  let child = null;
  const start = () => new Promise((resolve) => {
    child = fork(path.join(import.meta.dirname, 'judge-file.mjs'), [engine.url, engine.assets, packagePath], { serialization: 'advanced' });
    child.once('message', resolve);
  });
  const stop = () => {
    child?.removeAllListeners();
    child?.kill('SIGKILL');
    child = null;
  };
  return {
    stop,
    /** The row of the file; when only the comparison with the original hangs or dies, the original counts as unreadable. */
    async judge(file) {
      if (!child) await start();
      return new Promise((resolve) => {
        let row = { rung: 'failed' };
        let deadline;
        const settle = (answer, spoiled) => {
          clearTimeout(deadline);
          child?.removeAllListeners();
          if (spoiled) stop();
          resolve(answer);
        };
        const giveUp = (reason) => settle(row.rung === 'failed' ? { ...row, reason } : { ...row, readable: reason, pagesBefore: null, differing: [] }, true);
        const wait = () => {
          clearTimeout(deadline);
          deadline = setTimeout(() => giveUp(`no answer in ${values.seconds} s`), Number(values.seconds) * 1000);
        };
        child.on('message', ({ packaged, compared, failed }) => {
          if (packaged) [row] = [packaged, wait()];
          else if (compared) settle(compared, false);
          else giveUp(failed);
        });
        child.once('exit', (code) => giveUp(`the judge ended with ${code}`));
        wait();
        child.send(file);
      });
    },
  };
}

/** What third-party tools say of the package: qpdf's exit code, and how many pages poppler drew. */
function toolsSay(file, folder) {
  const check = spawnSync('qpdf', ['--check', file], { encoding: 'utf8', timeout: 120_000 });
  const pages = path.join(folder, 'page');
  const drawn = spawnSync('pdftoppm', ['-r', '18', '-gray', file, pages], { encoding: 'utf8', timeout: 300_000 });
  const images = readdirSync(folder).filter((name) => name.startsWith('page'));
  for (const name of images) rmSync(path.join(folder, name));
  return { check: check.status, checkSays: check.status === 0 ? '' : `${check.stdout}${check.stderr}`.slice(0, 4000), drawn: drawn.status === 0 ? images.length : 0 };
}

const folders = positionals.length > 0 ? positionals.map((folder) => path.resolve(folder)) : existsSync(CACHE) ? [CACHE] : [];
if (folders.length === 0) {
  console.error(MISSING);
  process.exit(2);
}
const engine = await bundleEngine('scripts/corpus/engine.mjs', 'corpus');
const folder = mkdtempSync(path.join(tmpdir(), 'clearproof-corpus-'));
const packagePath = path.join(folder, 'package.pdf');
const judge = judges(engine, packagePath);
const rows = [];
for (const file of filesOf(folders)) {
  rmSync(packagePath, { force: true });
  const row = await judge.judge(file);
  rows.push({ name: path.relative(path.dirname(folders[0]), file), ...row, ...(row.rung === 'failed' ? {} : toolsSay(packagePath, folder)) });
}
judge.stop();
rmSync(folder, { recursive: true, force: true });
if (values.list) writeFileSync(values.list, JSON.stringify(rows, null, 1));
process.exitCode = printTable(rows) ? 0 : 1;
