// Which exhibit a file in a dossier's folder belongs to, by the name it has.
import type { Exhibit, EvidenceFile } from '../domain/dossier/exhibit.ts';

export interface FileMatch { readonly exhibitId: string; readonly role: EvidenceFile['role']; }

const DATA = /\.(xlsx|xls|csv)$/i;
const PHOTO = /\.(jpe?g|heic|png|tiff?)$/i;

/**
 * By the exhibit's own file name first; else by its number before an underscore: `D-05_payroll.xlsx`,
 * and `-T` after the number for a translation: `D-05-T_translation.pdf`. Null when nothing fits.
 */
export function matchFile(fileName: string, exhibits: readonly Exhibit[]): FileMatch | null {
  const named = exhibits.find((exhibit) => exhibit.fileName === fileName);
  if (named) return { exhibitId: named.id, role: 'original' };
  for (const exhibit of exhibits) {
    if (fileName.startsWith(`${exhibit.exhibitNo}-T_`)) return { exhibitId: exhibit.id, role: 'translation' };
    if (!fileName.startsWith(`${exhibit.exhibitNo}_`)) continue;
    if (/-T\.[A-Za-z0-9]+$/.test(fileName)) return { exhibitId: exhibit.id, role: 'translation' };
    if (DATA.test(fileName)) return { exhibitId: exhibit.id, role: 'data' };
    if (PHOTO.test(fileName)) return { exhibitId: exhibit.id, role: 'photo' };
    return { exhibitId: exhibit.id, role: 'attachment' };
  }
  return null;
}
