// clearproof import DOSSIER.json --vault DIR [--files DIR]
import path from 'node:path';
import { onlyPositional, requiredOption, textOption, type Command } from '../command.ts';
import { countOf } from '../count-of.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';

export const importCommand: Command = {
  name: 'import',
  summary: 'Take a dossier JSON into a vault, with the folder of its files when there is one.',
  usage: ['import DOSSIER.json --vault DIR [--files DIR]'],
  options: { vault: { value: 'DIR', help: 'folder of the vault' }, files: { value: 'DIR', help: 'folder with the exhibit files' } },
  variables: PASSPHRASE_HELP,
  async run(args, context) {
    const { terminal } = context;
    const [file, vault, files] = [onlyPositional(args, 'The dossier JSON'), requiredOption(args, 'vault'), textOption(args, 'files')];
    const client = await unlock(context, vault);
    const grant = (target: string): string => context.grants.add(path.resolve(target));
    const imported = valueOf(await client.run('dossier.import', { file: grant(file), files: files === null ? null : grant(files) }, (job) => terminal.progress(job)));
    terminal.say(`Imported as ${imported.dossierId} with ${countOf(imported.exhibits, 'exhibit')}.`);
    if (imported.problems.length > 0) terminal.say(`${countOf(imported.problems.length, 'problem')}:`);
    for (const problem of imported.problems) terminal.say(`- ${problem.where}: ${problem.message}`);
    terminal.json(imported);
    return 0;
  },
};
