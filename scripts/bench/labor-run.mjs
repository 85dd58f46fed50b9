// One measured run in a process of its own: `node labor-run.mjs WHAT WORKERS VAULT FILE…`; prints times and peak memory as JSON.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isLong, workerName, workerNo } from './labor-corpus.mjs';

const [what, workersGiven, vaultFolder, ...files] = process.argv.slice(2);
const people = Number(workersGiven);
const root = path.resolve(import.meta.dirname, '../..');
const seconds = (from, to = performance.now()) => (to - from) / 1000;
/** The kernel's own peak of a process, in MB. */
const peakOf = (pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** Seconds of processor that a process has used; the kernel counts in hundredths. */
function processorOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** The least that has to be done: the files read and hashed. */
function floor() {
  const started = performance.now();
  for (const file of files) createHash('sha256').update(readFileSync(file)).digest();
  return { seconds: seconds(started) };
}

/** The libraries that read such files, alone: every cell once, and nothing done with it. */
async function library() {
  const started = performance.now();
  const [{ default: Papa }, { read }] = [await import('papaparse'), await import('@e965/xlsx')];
  for (const file of files) {
    if (file.endsWith('.csv')) Papa.parse(readFileSync(file, 'utf8'));
    else read(readFileSync(file), { dense: true, cellFormula: false, cellHTML: false, cellText: false });
  }
  return { seconds: seconds(started) };
}

const PASSPHRASE = 'a passphrase for the benchmark 7';
const at = new Date('2026-11-24T10:00:00Z');
const environment = { now: () => at, randomBytes: (length) => new Uint8Array(randomBytes(length)), actor: 'bench', host: 'bench', pid: process.pid };
const engine = () => import(pathToFileURL(path.join(root, '.cache/bench/labor.mjs')).href);

/** What is there before a payroll comes: a vault with the roster and the yardsticks of the site. */
async function prepare() {
  const { createVault, emptyDossier } = await engine();
  const { vault } = await createVault(vaultFolder, PASSPHRASE, environment, { kdf: { memoryKiB: 19_456, passes: 2, lanes: 1 } });
  const workers = Array.from({ length: people }, (_, index) => ({ id: `W${index}`, siteId: 'S1', workerId: workerNo(index), name: workerName(index), nationality: 'CHN', hireDate: '2024-02-01', contractNo: `C${index}`, contractStart: '2024-02-01' }));
  const site = { id: 'S1', partyId: 'P1', name: 'Plant', country: 'CN' };
  const yardsticks = { id: 'PP1', siteId: 'S1', country: 'CN', currency: 'CNY', minimumMonthlyWage: '2010', standardWeeklyHours: '40', overtimeMonthlyCapHours: '36', weeklyHoursAlert: '60', maxNonStatutoryDeductionPct: '20', maxPayLagDays: 30, overtimeRates: { weekday: '1.5', restDay: '2', holiday: '3' }, monthHoursDivisor: '174' };
  await vault.dossiers.create({ ...emptyDossier('D1', 'Payroll', 'caatsa'), workers, sites: [site], payrollParameters: [yardsticks] }, { type: 'dossier.create' });
  await vault.close();
  return {};
}

/** The core over the vault; tables are read in a process of their own. `pids` are those processes. */
async function openCore() {
  const { createApp, createGrants, createParserClient, forkProcess } = await engine();
  const pids = [];
  const parser = createParserClient(() => {
    const started = forkProcess(path.join(import.meta.dirname, 'labor-parser.mjs'));
    pids.push(started.pid);
    return Promise.resolve(started);
  }, 1);
  const assets = path.join(root, 'assets');
  const resources = { path: (name) => path.join(assets, name), read: async (name) => new Uint8Array(readFileSync(path.join(assets, name))) };
  const grants = createGrants(environment);
  const app = createApp({ environment, grants, resources, reader: parser.reader, preparer: parser.preparer, lists: parser.lists, labor: parser.labor, version: '0', runtime: 'bench', onBug: (thrown) => { throw thrown; } });
  await app.bodies['vault.open']({ folder: grants.add(vaultFolder), secret: PASSPHRASE });
  /** The value of a job once it is done. */
  const job = (started) => new Promise((resolve, reject) => {
    const ended = new Map();
    let wanted = null;
    const look = () => {
      const end = ended.get(wanted);
      if (end?.error) reject(new Error(JSON.stringify(end.error)));
      else if (end) resolve(end.value);
    };
    app.onEvent((event) => { if (event.type === 'job' && event.job.state !== 'running') { ended.set(event.job.jobId, event.job); look(); } });
    started.then(({ jobId }) => { wanted = jobId; look(); }, reject);
  });
  return { app, bodies: app.bodies, grants, job, parser, pids };
}

/** Kept as evidence, looked at, taken in as records, judged; and what was found has to be what was put in. */
async function whole() {
  const { app, bodies, grants, job, parser, pids } = await openCore();
  const times = [];
  const note = () => void times.push({ wall: performance.now() / 1000, cpu: ['self', ...pids.filter((pid) => existsSync(`/proc/${pid}`))].reduce((sum, pid) => sum + processorOf(pid), 0) });
  note();
  const ids = [];
  for (const file of files) ids.push((await job(bodies['evidence.ingest']({ dossierId: 'D1', sources: [grants.add(file)], exhibitId: null }))).rows[0].fileId);
  note();
  const proposals = [];
  for (const fileId of ids) proposals.push(await bodies['labor.preview']({ dossierId: 'D1', fileId, wish: { kind: null, sheet: null, headerRow: null, headerRows: null, columns: null, conventions: { currency: 'CNY' }, siteId: 'S1' } }));
  note();
  let stored = 0;
  for (const [index, { choices }] of proposals.entries()) {
    const { records, replaced } = await job(bodies['labor.take']({ dossierId: 'D1', fileId: ids[index], choices }));
    stored += records - replaced;
  }
  note();
  const { findings } = await bodies['checks.run']({ dossierId: 'D1' });
  note();
  const count = (rule) => findings.filter((finding) => finding.rule === rule).length;
  const expected = files.length * Array.from({ length: people }, (_, index) => index).filter(isLong).length;
  const unsure = proposals.flatMap((one) => one.unsure);
  if (unsure.length > 0 || stored !== files.length * people || count('P01') !== expected) throw new Error(`${unsure.join()}; ${stored} records of ${files.length * people}, ${count('P01')} long weeks of ${expected}`);
  const rules = [...new Set(findings.map(({ rule }) => rule))].map((rule) => `${rule} ${count(rule)}`).join(', ');
  const parserPeak = Math.max(...pids.map((pid) => (existsSync(`/proc/${pid}`) ? peakOf(pid) : 0)));
  await app.close();
  parser.close();
  const [evidence, preview, take, check] = times.slice(1).map(({ wall, cpu }, index) => ({ wall: wall - times[index].wall, cpu: cpu - times[index].cpu }));
  return { evidence, preview, take, check, rules, parserPeak };
}

const measured = await { floor, library, prepare, whole }[what]();
process.stdout.write(JSON.stringify({ ...measured, peak: peakOf('self') }));
