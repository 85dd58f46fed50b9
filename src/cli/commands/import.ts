// clearproof import DOSSIER.json --vault DIR [--files DIR]
import path from 'node:path';
import { onlyPositional, requiredOption, type Command } from '../command.ts';
import { unlock, valueOf } from '../unlock.ts';

export const importCommand: Command = {
  name: 'import',
  summary: 'Take a dossier JSON into a vault, with the folder of its files when there is one.',
  usage: ['import DOSSIER.json --vault DIR [--files DIR]'],
  options: { vault: { type: 'string', help: 'folder of the vault' }, files: { type: 'string', help: 'folder with the exhibit files' } },
  async run(args, context) {
    const file = onlyPositional(args, 'the dossier JSON');
    const files = args.values['files'];
    const client = await unlock(context, requiredOption(args, 'vault'));
    const grant = (target: string): string => context.grants.add(path.resolve(target));
    const imported = valueOf(await client.run('dossier.import', { file: grant(file), files: typeof files === 'string' ? grant(files) : null }, (job) => context.terminal.progress(job)));
    context.terminal.say(`Imported as ${imported.dossierId} with ${imported.exhibits} exhibits.`);
    for (const problem of imported.problems) context.terminal.say(`- ${problem.where}: ${problem.message}`);
    context.terminal.json(imported);
    return 0;
  },
};
