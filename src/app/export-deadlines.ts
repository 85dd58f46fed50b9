// Writes the deadlines of a dossier as an iCalendar file, for the calendar of whoever must not miss them.
import path from 'node:path';
import { calendarFile } from '../domain/case/calendar-file.ts';
import { deadlines } from '../domain/case/deadlines.ts';
import { easternDate } from '../domain/case/eastern-date.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { Reference } from '../domain/reference.ts';
import { safeFileName } from '../exchange/safe-file-name.ts';
import { writeDurably } from '../vault/durable-file.ts';
import { loadReference } from './reference.ts';
import type { Services } from './services.ts';

/** Answers the path of the file; an older one of the same entry is replaced. Throws `disk.unwritable`, `disk.full`. */
export async function writeCalendar(dossier: Dossier, reference: Reference, { revision, at }: { readonly revision: number; readonly at: Date }, folder: string): Promise<string> {
  const listed = deadlines(dossier, reference, dossier.asOf ?? easternDate(at));
  const text = calendarFile(listed, { dossierId: dossier.id, title: dossier.title, revision, at, alarmDays: reference.clocks.alarmDays, statedDeadlines: dossier.case.statedDeadlines });
  const target = path.join(folder, safeFileName(`${dossier.entry.number ?? dossier.id}-deadlines.ics`));
  await writeDurably(target, Buffer.from(text));
  return target;
}

/** The same for a dossier of the vault, with an entry in its custody log. */
export async function exportDeadlines({ session: { vault }, environment, resources }: Services, dossierId: string, folder: string): Promise<string> {
  const [dossier, reference, { revision }] = await Promise.all([vault.dossiers.read(dossierId), loadReference(resources, vault), vault.dossiers.header(dossierId)]);
  const target = await writeCalendar(dossier, reference, { revision, at: environment.now() }, folder);
  await vault.custody.record({ type: 'deadlines.export', object: `dossier:${dossierId}`, details: { file: path.basename(target) } }, dossierId);
  return target;
}
