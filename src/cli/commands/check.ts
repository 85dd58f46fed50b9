// clearproof check DOSSIER.json · clearproof check --vault DIR --dossier ID
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { assess, type Assessment } from '../../app/assess.ts';
import { loadReference } from '../../app/reference.ts';
import { readFault } from '../../app/read-fault.ts';
import { easternDate } from '../../domain/case/eastern-date.ts';
import { countryReader } from '../../domain/reference/country-names.ts';
import { parseDossier } from '../../exchange/dossier-json.ts';
import { onlyPositional, requiredOption, textOption, UsageError, type Arguments, type Command, type CommandContext } from '../command.ts';
import { countOf } from '../count-of.ts';
import { sayFindings } from '../say-findings.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';

async function assessFile(file: string, { environment, resources }: CommandContext): Promise<Assessment> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => { throw readFault(file, thrown); });
  const reference = await loadReference(resources);
  return assess(parseDossier(text, file, countryReader(reference.countries)).dossier, reference, easternDate(environment.now()));
}

async function assessStored(args: Arguments, context: CommandContext): Promise<Assessment> {
  const [vault, dossierId] = [requiredOption(args, 'vault'), requiredOption(args, 'dossier')];
  if (args.positionals.length > 0) throw new UsageError('Name a dossier JSON, or a vault and a dossier in it, not both.');
  return valueOf(await (await unlock(context, vault)).call('checks.run', { dossierId }));
}

export const checkCommand: Command = {
  name: 'check',
  summary: 'Run every check on a dossier. Exit code 3 when findings block.',
  usage: ['check DOSSIER.json', 'check --vault DIR --dossier ID'],
  options: { vault: { value: 'DIR', help: 'folder of the vault' }, dossier: { value: 'ID', help: 'id of the dossier' } },
  variables: PASSPHRASE_HELP,
  async run(args, context) {
    const fromVault = textOption(args, 'vault') !== null || textOption(args, 'dossier') !== null;
    const report = fromVault ? await assessStored(args, context) : await assessFile(path.resolve(onlyPositional(args, 'The dossier JSON')), context);
    sayFindings(context.terminal, report.findings);
    context.terminal.say(`${report.blocking} blocking, ${countOf(report.warnings, 'warning')}.`);
    context.terminal.json(report);
    return report.blocking > 0 ? 3 : 0;
  },
};
