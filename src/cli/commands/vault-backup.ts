// clearproof vault backup|backups|test-backup|restore|repair|rebuild: what keeps a vault from being lost.
import path from 'node:path';
import { alignColumns } from '../align-columns.ts';
import { requiredOption, textOption, type Arguments, type CommandContext, type ExitCode } from '../command.ts';
import { countOf, sizeOf } from '../count-of.ts';
import { makeFolder } from '../make-folder.ts';
import { PASSPHRASE_VARIABLE, unlock, valueOf } from '../unlock.ts';

type Action = (context: CommandContext, folder: string, args: Arguments) => Promise<ExitCode>;

const grantOf = (context: CommandContext, folder: string): string => context.grants.add(path.resolve(folder));

function sayProblems({ terminal }: CommandContext, problems: readonly string[], whole: string): ExitCode {
  terminal.say(problems.length === 0 ? whole : `${countOf(problems.length, 'problem')}:`);
  for (const problem of problems) terminal.say(`- ${problem}`);
  return problems.length === 0 ? 0 : 1;
}

/** Into --to, or into the vault's own folder of backups. */
async function backup(context: CommandContext, folder: string, args: Arguments): Promise<ExitCode> {
  const to = textOption(args, 'to');
  if (to !== null) await makeFolder(path.resolve(to));
  const client = await unlock(context, folder);
  const { grant: _, ...made } = valueOf(await client.run('backup.make', { folder: to === null ? null : grantOf(context, to) }, (job) => context.terminal.progress(job)));
  context.terminal.say(`Backup ${made.id}: ${countOf(made.files, 'file')}, ${sizeOf(made.bytes + made.databaseBytes)}.`);
  if (made.linked) context.terminal.say('Its evidence files are links to those of the vault: keep another backup on another disk (--to DIR).');
  context.terminal.json(made);
  return 0;
}

async function backups(context: CommandContext, folder: string, args: Arguments): Promise<ExitCode> {
  const from = textOption(args, 'from');
  const client = await unlock(context, folder);
  const found = valueOf(await client.call('backup.list', { folder: from === null ? null : grantOf(context, from) }));
  for (const line of alignColumns(found.map(({ id, files, bytes, databaseBytes }) => [id, countOf(files, 'file'), sizeOf(bytes + databaseBytes)]))) context.terminal.say(line);
  if (found.length === 0) context.terminal.say('No backup.');
  context.terminal.json(found.map(({ grant: _, ...one }) => one));
  return 0;
}

async function testBackup(context: CommandContext, folder: string, args: Arguments): Promise<ExitCode> {
  const from = textOption(args, 'from') ?? path.join(folder, 'backups');
  const client = await unlock(context, folder);
  const report = valueOf(await client.run('backup.test', { folder: grantOf(context, from) }, (job) => context.terminal.progress(job)));
  context.terminal.json(report);
  return sayProblems(context, report.problems, `The backup ${report.id} opens and is whole: ${countOf(report.files, 'file')}, ${countOf(report.custodyEvents, 'act')} on record.`);
}

/** `folder` is the new, empty folder; the backup is named by --from. */
async function restore(context: CommandContext, folder: string, args: Arguments): Promise<ExitCode> {
  const from = requiredOption(args, 'from');
  const secret = await context.terminal.secret(PASSPHRASE_VARIABLE, 'passphrase of the backup');
  const restored = valueOf(await context.client().run('backup.restore', { backup: grantOf(context, from), folder: grantOf(context, folder), secret }, (job) => context.terminal.progress(job)));
  context.terminal.json(restored);
  return sayProblems(context, restored.problems, `The backup ${restored.id} is now the vault ${restored.info.path}, checked and whole: ${countOf(restored.info.files, 'file')}.`);
}

async function repair(context: CommandContext, folder: string, args: Arguments): Promise<ExitCode> {
  const from = textOption(args, 'from');
  const client = await unlock(context, folder);
  const { repaired, left } = valueOf(await client.run('backup.repair', { folder: from === null ? null : grantOf(context, from) }, (job) => context.terminal.progress(job)));
  context.terminal.say(`${countOf(repaired, 'damaged file')} mended, ${left.length} left.`);
  for (const sha256 of left) context.terminal.say(`- ${sha256} is not whole in these backups either.`);
  context.terminal.json({ repaired, left });
  return left.length === 0 ? 0 : 1;
}

async function rebuild(context: CommandContext, folder: string): Promise<ExitCode> {
  const secret = await context.terminal.secret(PASSPHRASE_VARIABLE, 'passphrase or recovery key');
  const rebuilt = valueOf(await context.client().run('vault.rebuild', { folder: grantOf(context, folder), secret }, (job) => context.terminal.progress(job)));
  if (rebuilt.setAside !== null) context.terminal.say(`The old database is kept as ${rebuilt.setAside}.`);
  context.terminal.json(rebuilt);
  return sayProblems(context, rebuilt.problems, `The database was made again from ${countOf(rebuilt.rows, 'row')} of the second record, and is whole.`);
}

export const BACKUP_ACTIONS: Readonly<Record<string, Action>> = { backup, backups, 'test-backup': testBackup, restore, repair, rebuild };

export const BACKUP_OPTIONS = {
  to: { value: 'DIR', help: 'backup: folder on another disk to back up to' },
  from: { value: 'DIR', help: 'backups, test-backup, restore, repair: folder that holds the backups' },
} as const;
