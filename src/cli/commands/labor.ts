// clearproof labor take FILE --vault DIR --dossier ID [--kind payroll --currency CNY --period 2026-09 …]
import path from 'node:path';
import * as v from 'valibot';
import type { OutputOf } from '../../contract/catalogue.ts';
import { TABLE_FIELDS, TABLE_KINDS } from '../../domain/labor/import/table-fields.ts';
import { conventionsSchema, type Conventions } from '../../domain/labor/import/import-choices.ts';
import { alignColumns } from '../align-columns.ts';
import { refuseMore, requiredOption, textOption, UsageError, type Arguments, type Command, type Terminal } from '../command.ts';
import { countOf } from '../count-of.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';

const QUESTIONS: Readonly<Record<string, string>> = {
  kind: '--kind', header: '--header', columns: 'its columns: set them in the window', currency: '--currency', decimalMark: '--decimal', dateOrder: '--dates', period: '--period', payDate: '--paid-on',
};

/** One of the words an option takes; throws UsageError for another. */
function oneOf<T extends string>(args: Arguments, name: string, words: readonly T[]): T | null {
  const text = textOption(args, name);
  const word = words.find((one) => one === text) ?? null;
  if (text !== null && word === null) throw new UsageError(`--${name} is one of: ${words.join(', ')}.`);
  return word;
}

function conventionsOf(args: Arguments): Partial<Conventions> {
  const given = {
    currency: textOption(args, 'currency'), decimalMark: oneOf(args, 'decimal', ['point', 'comma']), dateOrder: oneOf(args, 'dates', ['ymd', 'dmy', 'mdy']), payDate: textOption(args, 'paid-on'),
    ...periodOf(textOption(args, 'period')),
  };
  const parsed = v.safeParse(v.partial(conventionsSchema), Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)));
  if (!parsed.success) throw new UsageError(`${v.getDotPath(parsed.issues[0]) ?? 'An option'} ${parsed.issues[0].message}.`);
  return Object.fromEntries(Object.entries(parsed.output).filter(([, value]) => value !== null));
}

function periodOf(text: string | null): { periodStart: string | null; periodEnd: string | null } {
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text ?? '');
  if (text !== null && !month) throw new UsageError('--period is a month, such as 2026-09.');
  return { periodStart: text && `${text}-01`, periodEnd: text && new Date(Date.UTC(Number(month?.[1]), Number(month?.[2]), 0)).toISOString().slice(0, 10) };
}

/** Control totals: the sum of the rows, and whether the table prints the same. */
function sayTotals({ totals }: OutputOf<'labor.preview'>['summary'], terminal: Terminal): void {
  for (const line of alignColumns(totals.map(({ title, ours, printed }) => [title, ours, printed === null ? 'no printed total' : Number(printed) === Number(ours) ? 'as printed' : `printed ${printed}`]))) terminal.say(`  ${line}`);
}

export const laborCommand: Command = {
  name: 'labor',
  summary: 'Take a payroll, roster, time, bank or social-insurance table into a dossier. Exit code 3 when a printed total is not the sum of the rows.',
  usage: ['labor preview FILE --vault DIR --dossier ID', 'labor take FILE --vault DIR --dossier ID [--kind payroll] [--currency CNY] [--period 2026-09] [--site ID]'],
  options: {
    vault: { value: 'DIR', help: 'folder of the vault' }, dossier: { value: 'ID', help: 'id of the dossier' }, site: { value: 'ID', help: 'id of the site the table is of' },
    kind: { value: 'KIND', help: `which table it is: ${TABLE_KINDS.join(', ')} (else found by its words)` }, header: { value: 'ROW', help: 'row of the titles, as a spreadsheet counts' }, sheet: { value: 'NUMBER', help: 'sheet of a workbook, from 1' },
    currency: { value: 'CODE', help: 'currency of the money in it: CNY, VND, INR' }, period: { value: 'MONTH', help: 'month it is of: 2026-09' }, 'paid-on': { value: 'DATE', help: 'day of payment, where rows name none' },
    decimal: { value: 'MARK', help: 'what parts whole from broken numbers: point, comma' }, dates: { value: 'ORDER', help: 'order of day, month and year: ymd, dmy, mdy' },
  },
  variables: PASSPHRASE_HELP,
  async run(args, context) {
    const { terminal } = context;
    const [act, file, ...rest] = args.positionals;
    if ((act !== 'preview' && act !== 'take') || file === undefined) throw new UsageError('Say preview or take, and name the file.');
    refuseMore(rest);
    const [vault, dossierId, kind, conventions] = [requiredOption(args, 'vault'), requiredOption(args, 'dossier'), oneOf(args, 'kind', TABLE_KINDS), conventionsOf(args)];
    const numberOf = (name: string): number | null => { const text = textOption(args, name); if (text !== null && !/^[1-9]\d{0,3}$/.test(text)) throw new UsageError(`--${name} is a number from 1.`); return text === null ? null : Number(text); };
    const [headerRow, sheet] = [numberOf('header'), numberOf('sheet')];
    const client = await unlock(context, vault);
    const { rows: [row] } = valueOf(await client.run('evidence.ingest', { dossierId, sources: [context.grants.add(path.resolve(file))] }, (job) => terminal.progress(job)));
    const fileId = row?.fileId ?? null;
    if (fileId === null) { terminal.complain(row?.reason ?? 'The file was not taken.'); terminal.json({ rows: row ? [row] : [] }); return 1; }
    const preview = valueOf(await client.call('labor.preview', { dossierId, fileId, wish: { kind, headerRow, sheet: sheet === null ? null : sheet - 1, conventions, siteId: textOption(args, 'site') } }));
    terminal.say(`${preview.fileName}: ${preview.choices.kind}, titles in row ${preview.choices.headerRow}, ${countOf(preview.summary.rows, 'row')}, ${countOf(preview.summary.people, 'person', 'people')}.`);
    for (const line of alignColumns(preview.choices.columns.map(({ title, field }) => [title, TABLE_FIELDS[preview.choices.kind].find(({ id }) => id === field)?.title ?? field]))) terminal.say(`  ${line}`);
    const unsure = preview.unsure.length > 0 ? `The table does not say everything. State: ${preview.unsure.map((question) => QUESTIONS[question] ?? question).join(', ')}.` : null;
    if (act === 'preview') {
      sayTotals(preview.summary, terminal);
      if (unsure !== null) terminal.say(unsure);
      terminal.json(preview);
      return 0;
    }
    if (unsure !== null) {
      terminal.complain(unsure);
      terminal.json(preview);
      return 1;
    }
    const taken = valueOf(await client.run('labor.take', { dossierId, fileId, choices: preview.choices }, (job) => terminal.progress(job)));
    const { summary } = taken;
    sayTotals(summary, terminal);
    for (const { row: at, title, what } of summary.problems) terminal.say(`  Row ${at}, ${title}: ${what}`);
    for (const note of summary.notes) terminal.say(`  Note: ${note}`);
    terminal.say(`${countOf(taken.records, 'record')} taken in${taken.replaced > 0 ? `, in place of ${countOf(taken.replaced, 'row')} of the earlier import` : ''}; ${countOf(summary.leftOutCount, 'row')} left out, ${countOf(summary.problemCount, 'cell')} not understood.`);
    terminal.json(taken);
    return summary.totals.some(({ ours, printed }) => printed !== null && Number(printed) !== Number(ours)) ? 3 : 0;
  },
};
