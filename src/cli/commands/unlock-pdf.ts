// clearproof unlock-pdf --vault DIR --dossier ID --exhibit NO [--file NAME]
import * as v from 'valibot';
import { exhibitSchema, fileSchema } from '../../domain/dossier/exhibit.ts';
import { refuseMore, requiredOption, textOption, UsageError, type Command } from '../command.ts';
import { countOf } from '../count-of.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';

const PASSWORD_VARIABLE = 'CLEARPROOF_PDF_PASSWORD';

export const unlockPdfCommand: Command = {
  name: 'unlock-pdf',
  summary: 'Open a PDF of an exhibit with its password, so that the package can show its pages; the original stays locked.',
  usage: ['unlock-pdf --vault DIR --dossier ID --exhibit NO [--file NAME]'],
  options: {
    vault: { value: 'DIR', help: 'folder of the vault' },
    dossier: { value: 'ID', help: 'id of the dossier' },
    exhibit: { value: 'NO', help: 'number or id of the exhibit' },
    file: { value: 'NAME', help: 'name of the file, where the exhibit has several that are locked' },
  },
  variables: { ...PASSPHRASE_HELP, [PASSWORD_VARIABLE]: 'password of the PDF; else it is asked for and typed unseen' },
  async run(args, context) {
    const { terminal } = context;
    refuseMore(args.positionals);
    const [vault, dossierId, wanted] = [requiredOption(args, 'vault'), requiredOption(args, 'dossier'), requiredOption(args, 'exhibit')];
    const name = textOption(args, 'file');
    const client = await unlock(context, vault);
    const { rows } = valueOf(await client.call('evidence.list', { dossierId, text: '', offset: 0, limit: 500 }));
    const row = rows.map(({ exhibit, files }) => ({ exhibit: v.parse(exhibitSchema, exhibit), files: v.parse(v.array(fileSchema), files) })).find(({ exhibit }) => exhibit.exhibitNo === wanted || exhibit.id === wanted);
    if (!row) throw new UsageError(`There is no exhibit ${wanted}.`);
    const locked = row.files.filter((file) => (name === null ? file.condition === 'encrypted' : file.name === name));
    const [file, second] = locked;
    if (!file) throw new UsageError(name === null ? `No file of ${wanted} is locked.` : `${wanted} has no file ${name}.`);
    if (second) throw new UsageError(`Several files of ${wanted} are locked; name one with --file: ${locked.map((one) => one.name).join(', ')}.`);
    const password = await terminal.secret(PASSWORD_VARIABLE, `password of ${file.name}`);
    const opened = valueOf(await client.call('evidence.openLocked', { dossierId, fileId: file.id, password }));
    terminal.say(`${opened.name} is open${opened.pages === null ? '' : `: ${countOf(opened.pages, 'page')}`}. The original stays locked.`);
    terminal.json({ fileId: opened.id, condition: opened.condition, pages: opened.pages });
    return 0;
  },
};
