// clearproof deadlines DOSSIER.json · clearproof deadlines --vault DIR --dossier ID
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeCalendar } from '../../app/export-deadlines.ts';
import { readFault } from '../../app/read-fault.ts';
import { loadReference } from '../../app/reference.ts';
import type { OutputOf } from '../../contract/catalogue.ts';
import { deadlines } from '../../domain/case/deadlines.ts';
import { easternDate } from '../../domain/case/eastern-date.ts';
import { countryReader } from '../../domain/reference/country-names.ts';
import { parseDossier } from '../../exchange/dossier-json.ts';
import { alignColumns } from '../align-columns.ts';
import { onlyPositional, requiredOption, textOption, UsageError, type Arguments, type Command, type CommandContext } from '../command.ts';
import { makeFolder } from '../make-folder.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';

type Listed = OutputOf<'deadlines.list'>[number];
interface Report { readonly deadlines: readonly Listed[]; readonly calendar: string | null }

async function ofFile(file: string, folder: string | null, { environment, resources }: CommandContext): Promise<Report> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => { throw readFault(file, thrown); });
  const [reference, at] = [await loadReference(resources), environment.now()];
  const { dossier } = parseDossier(text, file, countryReader(reference.countries));
  const listed = deadlines(dossier, reference, dossier.asOf ?? easternDate(at)).map((deadline) => ({ ...deadline, otherCounts: [...deadline.otherCounts], holds: [...deadline.holds] }));
  return { deadlines: listed, calendar: folder === null ? null : await writeCalendar(dossier, reference, { revision: 0, at }, folder) };
}

async function ofVault(args: Arguments, folder: string | null, context: CommandContext): Promise<Report> {
  const [vault, dossierId] = [requiredOption(args, 'vault'), requiredOption(args, 'dossier')];
  if (args.positionals.length > 0) throw new UsageError('Name a dossier JSON, or a vault and a dossier in it, not both.');
  const client = await unlock(context, vault);
  const listed = valueOf(await client.call('deadlines.list', { dossierId }));
  return { deadlines: listed, calendar: folder === null ? null : valueOf(await client.call('deadlines.export', { dossierId, folder: context.grants.add(folder) })).path };
}

function stateOf({ state, act, alarm, daysLeft, governs, holds, stoppedBy, startsFrom }: Listed): string {
  if (state === 'waiting') return `not running: no date for ${startsFrom}`;
  if (state === 'stopped') return `stopped: ${stoppedBy?.name ?? ''} ${stoppedBy?.date ?? ''}`;
  if (act === 'keep') return holds.length > 0 ? `held: ${holds.map(({ name }) => name).join(', ')}` : state === 'past' ? 'past' : 'keep until then';
  if (!governs) return 'later count; plan to the other';
  return state === 'past' ? 'past' : [alarm, `${daysLeft ?? '?'} days`].filter((part) => part !== null).join(', ');
}

export const deadlinesCommand: Command = {
  name: 'deadlines',
  summary: 'List the clocks of a case, and write them for a calendar.',
  usage: ['deadlines DOSSIER.json', 'deadlines --vault DIR --dossier ID'],
  options: { vault: { value: 'DIR', help: 'folder of the vault' }, dossier: { value: 'ID', help: 'id of the dossier' }, calendar: { value: 'DIR', help: 'write an iCalendar file into this folder' } },
  variables: PASSPHRASE_HELP,
  async run(args, context) {
    const { terminal } = context;
    const fromVault = textOption(args, 'vault') !== null || textOption(args, 'dossier') !== null;
    const chosen = textOption(args, 'calendar');
    const folder = chosen === null ? null : path.resolve(chosen);
    if (folder !== null) await makeFolder(folder);
    const report = fromVault ? await ofVault(args, folder, context) : await ofFile(path.resolve(onlyPositional(args, 'The dossier JSON')), folder, context);
    const dated = report.deadlines[0]?.asOf ?? null;
    if (dated !== null) terminal.say(`As of ${dated}:`);
    const rows = report.deadlines.map((one) => [one.fileBy ?? '          ', one.statutoryDate ?? '          ', stateOf(one), `${one.title} (${one.source}${one.confidence === 'unverified' ? '; not verified' : ''})`]);
    for (const line of alignColumns([['File by', 'By law', 'State', 'Clock'], ...rows])) terminal.say(line);
    if (report.calendar !== null) terminal.say(`Written: ${report.calendar}`);
    terminal.json(report);
    return 0;
  },
};
