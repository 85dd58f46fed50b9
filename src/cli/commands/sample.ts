// clearproof sample cotton|seafood DIR
import path from 'node:path';
import { generateSample } from '../../sample/generate-sample.ts';
import { writeDurably } from '../../vault/durable-file.ts';
import { refuseMore, UsageError, type Command } from '../command.ts';
import { makeFolder } from '../make-folder.ts';

export const sampleCommand: Command = {
  name: 'sample',
  summary: 'Write a worked, fictional dossier with real exhibit files into a folder.',
  usage: ['sample cotton DIR', 'sample seafood DIR'],
  options: {},
  variables: {},
  async run(args, { terminal, resources, interrupted }) {
    const [name, folder, ...rest] = args.positionals;
    if (name !== 'cotton' && name !== 'seafood') throw new UsageError(name === undefined ? 'Name cotton or seafood, and a folder.' : `There is no sample ${name}, only cotton and seafood.`);
    if (folder === undefined) throw new UsageError('The folder is missing.');
    refuseMore(rest);
    const target = path.resolve(folder);
    await makeFolder(target);
    const progress = { signal: interrupted, report: (step: string, done: number, total: number | null) => terminal.progress({ step, done, total }) };
    const { files } = await generateSample(name, (fileName, bytes) => writeDurably(path.join(target, fileName), bytes), { resources, progress });
    terminal.say(`dossier.json and ${files} exhibit files written to ${target}.`);
    terminal.json({ folder: target, dossier: path.join(target, 'dossier.json'), files });
    return 0;
  },
};
