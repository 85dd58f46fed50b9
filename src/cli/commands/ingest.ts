// clearproof ingest PATH… --vault DIR --dossier ID
import path from 'node:path';
import { requiredOption, UsageError, type Command } from '../command.ts';
import { unlock, valueOf } from '../unlock.ts';

export const ingestCommand: Command = {
  name: 'ingest',
  summary: 'Take files and folders into a dossier. Exit code 1 when a file was not taken.',
  usage: ['ingest PATH… --vault DIR --dossier ID'],
  options: { vault: { type: 'string', help: 'folder of the vault' }, dossier: { type: 'string', help: 'id of the dossier' } },
  async run(args, context) {
    if (args.positionals.length === 0) throw new UsageError('name at least one file or folder');
    const dossierId = requiredOption(args, 'dossier');
    const client = await unlock(context, requiredOption(args, 'vault'));
    const sources = args.positionals.map((target) => context.grants.add(path.resolve(target)));
    const report = valueOf(await client.run('evidence.ingest', { dossierId, sources }, (job) => context.terminal.progress(job)));
    for (const row of report.rows) if (row.reason !== null) context.terminal.say(`${row.outcome}  ${row.path}: ${row.reason}`);
    context.terminal.say(`${report.stored} stored, ${report.duplicates} were here already, ${report.flagged} flagged, ${report.refused} refused, ${report.failed} failed.`);
    context.terminal.json(report);
    return report.refused + report.failed > 0 ? 1 : 0;
  },
};
