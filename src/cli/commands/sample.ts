// clearproof sample cotton|seafood DIR
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { silentProgress } from '../../contract/progress.ts';
import { generateSample } from '../../sample/generate-sample.ts';
import { writeDurably } from '../../vault/durable-file.ts';
import { UsageError, type Command } from '../command.ts';

export const sampleCommand: Command = {
  name: 'sample',
  summary: 'Write a worked, fictional dossier with real exhibit files into a folder.',
  usage: ['sample cotton DIR', 'sample seafood DIR'],
  options: {},
  async run(args, { terminal, resources }) {
    const [name, folder, ...rest] = args.positionals;
    if ((name !== 'cotton' && name !== 'seafood') || folder === undefined || rest.length > 0) throw new UsageError('name cotton or seafood, and one folder');
    const target = path.resolve(folder);
    await mkdir(target, { recursive: true });
    const { files } = await generateSample(name, (fileName, bytes) => writeDurably(path.join(target, fileName), bytes), { resources, progress: silentProgress });
    terminal.say(`${files} files and dossier.json written to ${target}.`);
    terminal.json({ folder: target, dossier: path.join(target, 'dossier.json'), files });
    return 0;
  },
};
