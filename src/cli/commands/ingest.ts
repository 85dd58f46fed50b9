// clearproof ingest PATH… --vault DIR --dossier ID
import path from 'node:path';
import { alignColumns } from '../align-columns.ts';
import { requiredOption, UsageError, type Command } from '../command.ts';
import { countOf, sizeOf } from '../count-of.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';

export const ingestCommand: Command = {
  name: 'ingest',
  summary: 'Take files and folders into a dossier. Exit code 1 when a file was not taken.',
  usage: ['ingest PATH… --vault DIR --dossier ID'],
  options: { vault: { value: 'DIR', help: 'folder of the vault' }, dossier: { value: 'ID', help: 'id of the dossier' } },
  variables: PASSPHRASE_HELP,
  async run(args, context) {
    const { terminal } = context;
    if (args.positionals.length === 0) throw new UsageError('Name at least one file or folder.');
    const [vault, dossierId] = [requiredOption(args, 'vault'), requiredOption(args, 'dossier')];
    const client = await unlock(context, vault);
    const sources = args.positionals.map((target) => context.grants.add(path.resolve(target)));
    const report = valueOf(await client.run('evidence.ingest', { dossierId, sources }, (job) => terminal.progress(job)));
    for (const line of alignColumns(report.rows.map((row) => [row.outcome, row.condition ?? '', sizeOf(row.size), row.path, row.reason ?? '']))) terminal.say(line);
    terminal.say(`${report.stored} stored, ${countOf(report.duplicates, 'duplicate')}, ${report.flagged} flagged, ${report.refused} refused, ${report.failed} failed.`);
    terminal.json(report);
    return report.refused + report.failed > 0 ? 1 : 0;
  },
};
