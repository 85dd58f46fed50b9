// clearproof redact list|propose|add|accept|reject|remove --vault DIR --dossier ID
import * as v from 'valibot';
import type { Client } from '../../contract/client.ts';
import type { Edit } from '../../contract/procedures/shapes.ts';
import { collectionSchemas, type CollectionName, type RecordOf } from '../../domain/dossier/dossier.ts';
import { PAGE_UNITS, redactionSchema, type Redaction } from '../../domain/dossier/redaction.ts';
import { coveredShare } from '../../domain/redaction/page-rect.ts';
import { pageRanges } from '../../domain/redaction/page-ranges.ts';
import { newId } from '../../contract/environment.ts';
import { alignColumns } from '../align-columns.ts';
import { refuseMore, requiredOption, textOption, UsageError, type Arguments, type Command, type CommandContext, type ExitCode } from '../command.ts';
import { countOf } from '../count-of.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';

const ACTIONS = ['list', 'propose', 'add', 'accept', 'reject', 'remove'] as const;
type Action = (typeof ACTIONS)[number];

interface Work { readonly client: Client; readonly dossierId: string; readonly args: Arguments; readonly context: CommandContext; }

async function recordsOf<C extends CollectionName>({ client, dossierId }: Work, collection: C): Promise<RecordOf<C>[]> {
  const schema: v.GenericSchema = collectionSchemas[collection];
  const records: RecordOf<C>[] = [];
  for (;;) {
    const { rows, total } = valueOf(await client.call('dossier.records', { dossierId, collection, offset: records.length, limit: 500 }));
    records.push(...rows.map((row) => v.parse(schema, row) as RecordOf<C>));
    if (rows.length === 0 || records.length >= total) return records;
  }
}

const listed = (args: Arguments, name: string): string[] => (textOption(args, name) ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '');
const percent = (units: number): string => (units / (PAGE_UNITS / 100)).toFixed(2);
const commit = async ({ client, dossierId }: Work, label: string, edits: Edit[]): Promise<void> => void valueOf(await client.call('dossier.edit', { dossierId, label, edits }));

async function exhibitNamed(work: Work): Promise<RecordOf<'exhibits'>> {
  const wanted = requiredOption(work.args, 'exhibit');
  const exhibit = (await recordsOf(work, 'exhibits')).find(({ id, exhibitNo }) => exhibitNo === wanted || id === wanted);
  if (!exhibit) throw new UsageError(`There is no exhibit ${wanted}.`);
  return exhibit;
}

/** Places named by --ids, or all of --exhibit. */
async function chosen(work: Work): Promise<Redaction[]> {
  const ids = listed(work.args, 'ids');
  const all = await recordsOf(work, 'redactions');
  if (ids.length > 0) {
    const unknown = ids.find((id) => !all.some((box) => box.id === id));
    if (unknown !== undefined) throw new UsageError(`There is no redaction ${unknown}.`);
    return all.filter(({ id }) => ids.includes(id));
  }
  const exhibit = await exhibitNamed(work);
  const files = new Set((await recordsOf(work, 'files')).filter(({ exhibitId }) => exhibitId === exhibit.id).map(({ id }) => id));
  return all.filter(({ fileId }) => files.has(fileId));
}

async function list(work: Work): Promise<ExitCode> {
  const { terminal } = work.context;
  const [boxes, files, exhibits] = [textOption(work.args, 'exhibit') === null ? await recordsOf(work, 'redactions') : await chosen(work), await recordsOf(work, 'files'), await recordsOf(work, 'exhibits')];
  const rows = boxes.map((box) => {
    const file = files.find(({ id }) => id === box.fileId);
    return { ...box, exhibitNo: exhibits.find(({ id }) => id === file?.exhibitId)?.exhibitNo ?? null, fileName: file?.name ?? null, percent: Math.round(coveredShare([box]) * 10_000) / 100 };
  });
  for (const line of alignColumns(rows.map((row) => [row.id, row.state, row.exhibitNo ?? '', `page ${row.page}`, [row.left, row.top, row.width, row.height].map(percent).join(','), row.reason, row.foundBy ?? 'by hand']))) terminal.say(line);
  terminal.say(`${countOf(rows.length, 'place')}, ${rows.filter(({ state }) => state === 'accepted').length} of them covered in the package.`);
  terminal.json({ redactions: rows });
  return 0;
}

async function propose(work: Work): Promise<ExitCode> {
  const { terminal } = work.context;
  const exhibit = await exhibitNamed(work);
  const reason = textOption(work.args, 'reason');
  const report = valueOf(await work.client.run('redaction.propose', {
    dossierId: work.dossierId, exhibitId: exhibit.id, workers: work.args.values['workers'] === true, patterns: listed(work.args, 'patterns'), words: listed(work.args, 'words'), ...(reason === null ? {} : { reason }),
  }, (job) => terminal.progress(job)));
  terminal.say(`${countOf(report.proposed, 'place')} proposed in ${exhibit.exhibitNo}, ${report.known} known before. Look at each: clearproof redact list, then accept or reject.`);
  for (const { name, pages } of report.blind) terminal.say(`Note: not searched, because they are pictures without text (no OCR): ${name}, ${pages.length === 1 ? 'page' : 'pages'} ${pageRanges(pages)}; look at them yourself.`);
  for (const name of report.cut) terminal.say(`Note: more was found in ${name} than is proposed at once.`);
  terminal.json(report);
  return 0;
}

async function add(work: Work): Promise<ExitCode> {
  const { terminal, environment } = work.context;
  const exhibit = await exhibitNamed(work);
  const own = (await recordsOf(work, 'files')).filter(({ exhibitId }) => exhibitId === exhibit.id);
  const wanted = textOption(work.args, 'file');
  const [file, other] = wanted === null ? own : own.filter(({ id, name }) => id === wanted || name === wanted);
  if (!file) throw new UsageError(wanted === null ? `${exhibit.exhibitNo} has no file.` : `${exhibit.exhibitNo} has no file ${wanted}.`);
  if (other) throw new UsageError(`${exhibit.exhibitNo} has several files: name one with --file.`);
  const page = Number(requiredOption(work.args, 'page'));
  const [left, top, width, height] = requiredOption(work.args, 'place').split(',').map((part) => Math.round((Number(part) * PAGE_UNITS) / 100));
  const { pages, pagesSha256 } = valueOf(await work.client.call('redaction.pages', { dossierId: work.dossierId, fileId: file.id, offset: 0, length: 1 }));
  if (!(page >= 1 && page <= pages)) throw new UsageError(`--page is 1 to ${pages}.`);
  const parsed = v.safeParse(redactionSchema, { id: newId(environment, 'redaction'), fileId: file.id, page, left, top, width, height, reason: requiredOption(work.args, 'reason'), pagesSha256 });
  if (!parsed.success) throw new UsageError('--place is left,top,width,height in percent of the page, from its upper left corner: 10,20,35.5,4');
  await commit(work, `Redact a place on page ${page} of ${exhibit.exhibitNo}`, [{ op: 'put', collection: 'redactions', value: parsed.output }]);
  terminal.say(`${parsed.output.id}: page ${page} of ${exhibit.exhibitNo} is covered there.`);
  terminal.json({ redaction: parsed.output });
  return 0;
}

async function decide(work: Work, action: 'accept' | 'reject' | 'remove'): Promise<ExitCode> {
  const { terminal } = work.context;
  // Those decided already are touched only when they are named.
  const boxes = (await chosen(work)).filter(({ state }) => action === 'remove' || state === 'proposed' || listed(work.args, 'ids').length > 0);
  const done = { accept: 'accepted', reject: 'rejected', remove: 'removed' }[action];
  const edits = boxes.map((box): Edit => (action === 'remove' ? { op: 'remove', collection: 'redactions', id: box.id } : { op: 'put', collection: 'redactions', value: { ...box, state: action === 'accept' ? 'accepted' : 'rejected' } }));
  if (edits.length > 0) await commit(work, `${action.charAt(0).toUpperCase()}${action.slice(1)} ${countOf(edits.length, 'redaction')}`, edits);
  terminal.say(`${countOf(edits.length, 'place')} ${done}.`);
  terminal.json({ [done]: boxes.map(({ id }) => id) });
  return 0;
}

const isAction = (text: string | undefined): text is Action => ACTIONS.some((action) => action === text);

export const redactCommand: Command = {
  name: 'redact',
  summary: 'Find, list and decide the places that are blacked out in the package.',
  usage: [
    'redact propose --vault DIR --dossier ID --exhibit NO [--workers] [--patterns ID,ID] [--words W,W] [--reason ID]',
    'redact list --vault DIR --dossier ID [--exhibit NO]',
    'redact add --vault DIR --dossier ID --exhibit NO --page N --place L,T,W,H --reason ID [--file NAME]',
    'redact accept|reject|remove --vault DIR --dossier ID --exhibit NO | --ids ID,ID',
  ],
  options: {
    vault: { value: 'DIR', help: 'folder of the vault' },
    dossier: { value: 'ID', help: 'id of the dossier' },
    exhibit: { value: 'NO', help: 'number of the exhibit' },
    file: { value: 'NAME', help: 'file of the exhibit, where it has several' },
    page: { value: 'N', help: 'page of the file, from 1' },
    place: { value: 'L,T,W,H', help: 'left, top, width and height in percent of the page' },
    reason: { value: 'ID', help: 'reason by its id in redaction-reasons.json: personal-identity, wages-bank, trade-secret, …' },
    workers: { value: null, help: 'look for the names of all workers on record' },
    patterns: { value: 'ID,ID', help: 'look for these number forms of redaction-patterns.json: cn-id, iban, us-ssn, …' },
    words: { value: 'W,W', help: 'look for these words or names' },
    ids: { value: 'ID,ID', help: 'only these places' },
  },
  variables: PASSPHRASE_HELP,
  async run(args, context) {
    const [action, ...rest] = args.positionals;
    refuseMore(rest);
    if (!isAction(action)) throw new UsageError(action === undefined ? `Name an action: ${ACTIONS.join(', ')}.` : `There is no action ${action}, only ${ACTIONS.join(', ')}.`);
    const [vault, dossierId] = [requiredOption(args, 'vault'), requiredOption(args, 'dossier')];
    const work: Work = { client: await unlock(context, vault), dossierId, args, context };
    if (action === 'list') return list(work);
    if (action === 'propose') return propose(work);
    if (action === 'add') return add(work);
    return decide(work, action);
  },
};
