// clearproof preflight --vault DIR --dossier ID [--redaction apply|ignore]
import { RUNG_WORDS } from '../../contract/rungs.ts';
import { refuseMore, requiredOption, textOption, UsageError, type Command } from '../command.ts';
import { countOf } from '../count-of.ts';
import { PASSPHRASE_HELP, unlock, valueOf } from '../unlock.ts';

export const preflightCommand: Command = {
  name: 'preflight',
  summary: 'Look every paper through before building: how it will be shown, and what keeps the package from PDF/A-3b.',
  usage: ['preflight --vault DIR --dossier ID [--redaction apply|ignore]'],
  options: {
    vault: { value: 'DIR', help: 'folder of the vault' },
    dossier: { value: 'ID', help: 'id of the dossier' },
    redaction: { value: 'apply|ignore', help: 'whether accepted redactions are carried out (they are, unless told otherwise)' },
  },
  variables: { ...PASSPHRASE_HELP },
  async run(args, context) {
    const { terminal } = context;
    refuseMore(args.positionals);
    const [vault, dossierId] = [requiredOption(args, 'vault'), requiredOption(args, 'dossier')];
    const redaction = textOption(args, 'redaction') ?? 'apply';
    if (redaction !== 'apply' && redaction !== 'ignore') throw new UsageError('--redaction is apply or ignore.');
    const client = await unlock(context, vault);
    const seen = valueOf(await client.run('package.preflight', { dossierId, options: { redaction } }, (job) => terminal.progress(job)));
    for (const { exhibitNo, name, pages, rung, notes, obstacles } of seen.papers) {
      terminal.say(`${exhibitNo}  ${name}: ${countOf(pages, 'page')}, shown ${RUNG_WORDS[rung]}`);
      for (const note of [...notes, ...obstacles]) terminal.say(`  ${note}`);
    }
    terminal.say(seen.archival ? 'The package will declare itself PDF/A-3b.' : 'The package will not declare itself PDF/A-3b: see above what stands against it.');
    terminal.json(seen);
    return 0;
  },
};
