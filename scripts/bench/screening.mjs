// Benchmark of screening: 200 parties against a list of the size of the SDN list (20,000 entries, 40,000 aliases).
// npm run bench screening
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { makeList, makeParties } from './screening-names.mjs';

const here = import.meta.dirname;
const root = path.join(here, '../..');
const target = path.join(root, '.cache/bench');
mkdirSync(target, { recursive: true });
await build({ configFile: false, logLevel: 'error', root, ssr: { noExternal: true }, build: { ssr: path.join(here, 'screening-engine.mjs'), outDir: target, emptyOutDir: false, minify: false, rollupOptions: { output: { entryFileNames: 'screening.mjs' } } } });
const { Screener } = await import(pathToFileURL(path.join(target, 'screening.mjs')).href);

const reference = JSON.parse(readFileSync(path.join(root, 'assets/reference/screening.json'), 'utf8'));
const entries = makeList(20_000);
const parties = makeParties(200, entries);

const cpu = process.cpuUsage();
const started = performance.now();
const screener = new Screener([{ listId: 'SDN', entries }], reference);
const ready = performance.now();
const threshold = Number(reference.thresholds.review);
const results = parties.map((party) => screener.screen(party, threshold));
const ended = performance.now();
const { user, system } = process.cpuUsage(cpu);

const meant = parties.filter((party) => party.meant !== null);
const found = meant.filter((party) => results.find((result) => result.partyId === party.partyId).hits.some((hit) => hit.entry.id === party.meant));
const others = results.reduce((sum, result) => sum + result.hits.length + result.more, 0) - found.length;
const seconds = (from, to) => ((to - from) / 1000).toFixed(2);
console.log(`Screening: 200 parties (400 names) against ${entries.length} entries with ${screener.names} names, threshold ${threshold}`);
console.log(`  making ready ${seconds(started, ready)} s, matching ${seconds(ready, ended)} s, together ${seconds(started, ended)} s (${((user + system) / 1e6).toFixed(2)} s of processor); the aim is under 5 s`);
console.log(`  ${found.length} of ${meant.length} misspelled entries found, ${others} further hits to look at (${(others / parties.length).toFixed(1)} a party); ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`);
