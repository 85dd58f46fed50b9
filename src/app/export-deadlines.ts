// Writes the deadlines of a dossier as an iCalendar file, for the calendar of whoever must not miss them.
import path from 'node:path';
import { calendarFile } from '../domain/case/calendar-file.ts';
import { deadlines } from '../domain/case/deadlines.ts';
import { easternDate } from '../domain/case/eastern-date.ts';
import { safeFileName } from '../exchange/safe-file-name.ts';
import { writeDurably } from '../vault/durable-file.ts';
import { loadReference } from './reference.ts';
import type { Services } from './services.ts';

/** Answers the path of the file; an older one of the same dossier is replaced. */
export async function exportDeadlines({ session: { vault }, environment, resources }: Services, dossierId: string, folder: string): Promise<string> {
  const [dossier, reference, { revision }] = await Promise.all([vault.dossiers.read(dossierId), loadReference(resources, vault), vault.dossiers.header(dossierId)]);
  const at = environment.now();
  const listed = deadlines(dossier, reference, dossier.asOf ?? easternDate(at));
  const text = calendarFile(listed, { dossierId, title: dossier.title, revision, at, alarmDays: reference.clocks.alarmDays, statedDeadlines: dossier.case.statedDeadlines });
  const target = path.join(folder, safeFileName(`${dossier.entry.number ?? dossier.id}-deadlines.ics`));
  await writeDurably(target, Buffer.from(text));
  await vault.custody.record({ type: 'deadlines.export', object: `dossier:${dossierId}`, details: { file: path.basename(target) } }, dossierId);
  return target;
}
