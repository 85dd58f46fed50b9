// clearproof screen --vault DIR --dossier ID [--list FILE…] [--only ID,ID] [--threshold 0.85]
import path from 'node:path';
import * as v from 'valibot';
import type { OutputOf } from '../../contract/catalogue.ts';
import type { Client } from '../../contract/client.ts';
import type { ColumnMapping } from '../../contract/list-columns.ts';
import { screeningRunSchema, type ScreeningRun } from '../../domain/dossier/screening.ts';
import { alignColumns } from '../align-columns.ts';
import { requiredOption, textOption, UsageError, type Arguments, type Command, type CommandContext } from '../command.ts';
import { countOf } from '../count-of.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';

/** 0.50 to 1; throws UsageError for anything else. */
function thresholdOf(args: Arguments): number | undefined {
  const text = textOption(args, 'threshold');
  if (text === null) return undefined;
  const value = Number(text);
  if (!/^\d(\.\d+)?$/.test(text) || value < 0.5 || value > 1) throw new UsageError('--threshold is a number from 0.5 to 1, such as 0.85.');
  return value;
}

/** Files of OFAC's CSV set are one list; every other file is one of its own. */
const groupsOf = (files: readonly string[]): string[][] => {
  const isPart = (file: string): boolean => /^(sdn|alt|add|cons_prim|cons_alt|cons_add)\.csv$/i.test(path.basename(file));
  const setOf = (file: string): string => (/^cons_/i.test(path.basename(file)) ? 'cons' : 'sdn');
  const sets = new Map<string, string[]>();
  for (const file of files.filter(isPart)) sets.set(setOf(file), [...(sets.get(setOf(file)) ?? []), file]);
  return [...sets.values(), ...files.filter((file) => !isPart(file)).map((file) => [file])];
};

const COLUMNS = ['name', 'id', 'localName', 'aliases', 'type', 'country', 'address', 'program', 'since', 'status', 'remarks', 'sheet', 'header'] as const;

/** "name=1,aliases=3,header=2": columns, sheets and rows counted from 1, as a spreadsheet shows them. */
function mappingOf(args: Arguments): ColumnMapping | null {
  const text = textOption(args, 'columns');
  if (text === null) return null;
  const given = new Map(text.split(',').map((pair) => pair.split('=').map((part) => part.trim())).map(([key = '', value = '']) => [key, value]));
  for (const [key, value] of given) if (!COLUMNS.some((known) => known === key) || !/^[1-9]\d{0,2}$/.test(value)) throw new UsageError(`--columns is written name=1,aliases=3; ${key}=${value} is not understood. Known: ${COLUMNS.join(', ')}.`);
  const at = (key: (typeof COLUMNS)[number]): number | null => (given.has(key) ? Number(given.get(key)) - 1 : null);
  const name = at('name');
  if (name === null) throw new UsageError('--columns must say which column holds the names: name=1.');
  return {
    sheet: at('sheet') ?? 0, headerRow: at('header') ?? 0, name, id: at('id'), localName: at('localName'), aliases: at('aliases'), type: at('type'), country: at('country'), address: at('address'), program: at('program'), since: at('since'),
    status: at('status'), remarks: at('remarks'),
  };
}

type Loaded = OutputOf<'screening.load'>;

async function loadAll(client: Client, { terminal, grants }: CommandContext, files: readonly string[], mapping: ColumnMapping | null): Promise<Loaded[]> {
  const loaded: Loaded[] = [];
  for (const group of mapping === null ? groupsOf(files) : files.map((file) => [file])) {
    const one = valueOf(await client.run('screening.load', { files: group.map((file) => grants.add(path.resolve(file))), mapping }, (job) => terminal.progress(job)));
    const { version: { name, entries, names, before, notes }, unchanged } = one;
    const change = unchanged ? 'already loaded' : before === null ? 'first version' : `${before.added} added, ${before.removed} removed, ${before.changed} changed`;
    terminal.say(`${name}: ${countOf(entries, 'entry', 'entries')}, ${countOf(names, 'name')}, ${change}.`);
    for (const note of notes) terminal.say(`  Note: ${note}`);
    loaded.push(one);
  }
  return loaded;
}

async function runOf(client: Client, dossierId: string, runId: string): Promise<ScreeningRun | undefined> {
  for (let offset = 0; ; offset += 100) {
    const { rows, total } = valueOf(await client.call('dossier.records', { dossierId, collection: 'screeningRuns', offset, limit: 100 }));
    const row = rows.find(({ id }) => id === runId);
    if (row) return v.parse(screeningRunSchema, row);
    if (offset + rows.length >= total || rows.length === 0) return undefined;
  }
}

export const screenCommand: Command = {
  name: 'screen',
  summary: 'Load lists and compare the parties of a dossier with them. Exit code 3 when there are hits to decide.',
  usage: ['screen --vault DIR --dossier ID [--list FILE…] [--columns name=1,…] [--only ID,ID] [--threshold 0.85]'],
  options: {
    vault: { value: 'DIR', help: 'folder of the vault' },
    dossier: { value: 'ID', help: 'id of the dossier' },
    list: { value: 'FILE…', help: 'list files to load first; the CSV files of OFAC count as one list' },
    columns: { value: 'name=1,…', help: `for a table of unknown form: which column holds what (${COLUMNS.join(', ')})` },
    only: { value: 'ID,ID', help: 'compare with these lists only: UFLPA, WRO, SDN, CSL (else with all that are loaded)' },
    threshold: { value: '0.85', help: 'score from which a name is a hit (0.92 likely, 0.85 review, 0.80 sensitive)' },
  },
  variables: PASSPHRASE_HELP,
  async run(args, context) {
    const { terminal } = context;
    const [vault, dossierId, threshold, mapping] = [requiredOption(args, 'vault'), requiredOption(args, 'dossier'), thresholdOf(args), mappingOf(args)];
    // After --list every further file stands by itself.
    const files = [textOption(args, 'list'), ...args.positionals].filter((file) => file !== null);
    const listIds = textOption(args, 'only')?.split(',').map((id) => id.trim()).filter((id) => id !== '') ?? null;
    const client = await unlock(context, vault);
    const lists = await loadAll(client, context, files, mapping);
    const summary = valueOf(await client.run('screening.run', { dossierId, listIds, ...(threshold === undefined ? {} : { threshold }) }, (job) => terminal.progress(job)));
    const run = await runOf(client, dossierId, summary.runId);
    const hits = (run?.results ?? []).flatMap((result) => result.hits.map((hit) => ({ partyId: result.partyId, ...hit })));
    for (const line of alignColumns(hits.map((hit) => [hit.score, hit.list, hit.partyId, hit.partyName ?? '', `${hit.matchedName}: ${hit.why ?? ''}`]))) terminal.say(line);
    for (const warning of summary.warnings) terminal.say(`Note: ${warning}`);
    terminal.say(hits.length === 0 ? `${countOf(summary.parties, 'party', 'parties')} compared: no match in these lists on this date.` : `${countOf(summary.parties, 'party', 'parties')} compared, ${countOf(hits.length, 'hit')} to decide.`);
    terminal.json({ lists, ...summary, run: run ?? null });
    return hits.length > 0 ? 3 : 0;
  },
};
