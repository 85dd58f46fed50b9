// clearproof request-papers --vault DIR --dossier ID --to NAME --list FILE; request-papers take RETURNED --vault DIR --dossier ID
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readFault } from '../../app/read-fault.ts';
import { refuseMore, requiredOption, textOption, UsageError, type Arguments, type Command, type CommandContext, type ExitCode } from '../command.ts';
import { countOf } from '../count-of.ts';
import { makeFolder } from '../make-folder.ts';
import { printable } from '../printable.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';

/** One paper a line; what stands after a bar is why it is needed. */
function itemsOf(text: string): { what: string; why: string }[] {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const [what = '', why = ''] = line.split('|').map((part) => part.trim());
    return { what, why };
  });
}

async function ask(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const { terminal, grants } = context;
  const [vault, dossierId, to, list, out] = [requiredOption(args, 'vault'), requiredOption(args, 'dossier'), requiredOption(args, 'to'), path.resolve(requiredOption(args, 'list')), path.resolve(textOption(args, 'out') ?? '.')];
  const items = itemsOf(await readFile(list, 'utf8').catch((thrown: unknown) => { throw readFault(list, thrown); }));
  if (items.length === 0) throw new UsageError('The list names no paper.');
  await makeFolder(out);
  const client = await unlock(context, vault);
  const request = valueOf(await client.call('papers.request', { dossierId, to, note: textOption(args, 'note') ?? '', items, folder: grants.add(out) }));
  terminal.say(`${request.path}: ${countOf(request.items, 'paper')} asked for. Send it to ${printable(to)}; what comes back is taken in with “clearproof request-papers take”.`);
  terminal.json(request);
  return 0;
}

async function take(args: Arguments, context: CommandContext, source: string | undefined): Promise<ExitCode> {
  if (source === undefined) throw new UsageError('The folder or ZIP that came back is missing.');
  const { terminal, grants } = context;
  const [vault, dossierId] = [requiredOption(args, 'vault'), requiredOption(args, 'dossier')];
  const client = await unlock(context, vault);
  const wanted = { dossierId, source: grants.add(path.resolve(source)) };
  if (args.values['preview'] === true) {
    const preview = valueOf(await client.run('papers.preview', wanted, (job) => terminal.progress(job)));
    for (const file of preview.files) terminal.say(`${file.what === null ? 'no paper asked for' : `${file.item ?? ''}. ${printable(file.what)}`}: ${printable(file.path)}`);
    for (const missing of preview.unanswered) terminal.say(`Nothing for ${printable(missing)}`);
    terminal.json(preview);
    return 0;
  }
  const { report, unanswered } = valueOf(await client.run('papers.take', wanted, (job) => terminal.progress(job)));
  terminal.say(`${countOf(report.stored, 'file')} taken in, ${countOf(report.duplicates, 'duplicate')}, ${report.refused + report.failed} not taken.`);
  for (const row of report.rows) if (row.outcome !== 'stored') terminal.say(`- ${printable(row.path)}: ${row.reason ?? row.outcome}`);
  for (const missing of unanswered) terminal.say(`Nothing for ${printable(missing)}`);
  terminal.json({ report, unanswered });
  return 0;
}

export const requestPapersCommand: Command = {
  name: 'request-papers',
  summary: 'Ask a supplier for papers with a folder to fill by hand, and take in what comes back.',
  usage: ['request-papers --vault DIR --dossier ID --to NAME --list FILE [--note TEXT] [--out DIR]', 'request-papers take RETURNED --vault DIR --dossier ID [--preview]'],
  options: {
    vault: { value: 'DIR', help: 'folder of the vault' },
    dossier: { value: 'ID', help: 'id of the dossier' },
    to: { value: 'NAME', help: 'who is asked' },
    list: { value: 'FILE', help: 'text file with one paper a line; what stands after | is why it is needed' },
    note: { value: 'TEXT', help: 'a word to the supplier' },
    out: { value: 'DIR', help: 'where to write the request (the current folder)' },
    preview: { value: null, help: 'take: only tell which file answers what' },
  },
  variables: PASSPHRASE_HELP,
  run(args, context) {
    const [action, source, ...rest] = args.positionals;
    refuseMore(rest);
    if (action === undefined) return ask(args, context);
    if (action === 'take') return take(args, context, source);
    throw new UsageError(`There is no action ${action}, only take.`);
  },
};
