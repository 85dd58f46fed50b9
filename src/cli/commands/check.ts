// clearproof check DOSSIER.json · clearproof check --vault DIR --dossier ID
import { readFile } from 'node:fs/promises';
import { assess, type Assessment } from '../../app/assess.ts';
import { loadReference } from '../../app/reference.ts';
import { readFault } from '../../app/read-fault.ts';
import { easternDate } from '../../domain/case/eastern-date.ts';
import { parseDossier } from '../../exchange/dossier-json.ts';
import { onlyPositional, requiredOption, type Command, type CommandContext } from '../command.ts';
import { unlock, valueOf } from '../unlock.ts';

async function assessFile(path: string, { environment, resources }: CommandContext): Promise<Assessment> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => { throw readFault(path, thrown); });
  return assess(parseDossier(text, path).dossier, await loadReference(resources), easternDate(environment.now()));
}

export const checkCommand: Command = {
  name: 'check',
  summary: 'Run every check on a dossier. Exit code 3 when findings block.',
  usage: ['check DOSSIER.json', 'check --vault DIR --dossier ID'],
  options: { vault: { type: 'string', help: 'folder of the vault' }, dossier: { type: 'string', help: 'id of the dossier' } },
  async run(args, context) {
    const { terminal } = context;
    const fromVault = args.values['vault'] !== undefined;
    const report: Assessment = fromVault
      ? valueOf(await (await unlock(context, requiredOption(args, 'vault'))).call('checks.run', { dossierId: requiredOption(args, 'dossier') }))
      : await assessFile(onlyPositional(args, 'the dossier JSON'), context);
    for (const finding of report.findings) {
      const places = finding.where.map((place) => [place.collection, place.id, place.part].filter((part) => part !== null).join(' ')).join('; ');
      terminal.say(`${finding.level.toUpperCase().padEnd(5)} ${finding.rule}  ${finding.message}${places === '' ? '' : `  [${places}]`}`);
      terminal.say(`      Why: ${finding.why} (${finding.source})`);
      terminal.say(`      Fix: ${finding.fix}`);
    }
    terminal.say(`${report.blocking} blocking, ${report.warnings} warnings.`);
    terminal.json(report);
    return report.blocking > 0 ? 3 : 0;
  },
};
