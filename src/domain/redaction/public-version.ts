// What the public version of a package leaves out: whole files, the words that describe their exhibits, and originals that would tell.
import type { Dossier } from '../dossier/dossier.ts';
import type { Exhibit } from '../dossier/exhibit.ts';
import { acceptedByFile, filesTelling } from './redacted-files.ts';

/** Marked as commercial information, or as personal data of workers; somebody still has to decide on proposed places; it says, or may say, what is withheld or covered in another file. */
export type WithheldBecause = 'commercial' | 'workers' | 'undecided' | 'copy';

export interface PublicVersion {
  /** Files that are withheld whole, by id; others are shown, with their accepted places covered. */
  readonly withheld: ReadonlyMap<string, WithheldBecause>;
  /** Exhibits of which only the kind of paper is told: titles, numbers and names may say what is covered. */
  readonly concealed: ReadonlySet<string>;
  /** Files whose stored bytes would tell what is withheld or covered. */
  readonly telling: ReadonlySet<string>;
}

const markOf = ({ confidential, sensitive }: Exhibit): WithheldBecause | null => (sensitive === true ? 'workers' : confidential ? 'commercial' : null);

/**
 * A file of a marked exhibit is shown only where somebody covered places in it, and so has judged what may be seen. An exhibit that is
 * not marked is shown; whatever is in doubt is withheld.
 */
export function publicVersion({ exhibits, files, redactions }: Pick<Dossier, 'exhibits' | 'files' | 'redactions'>): PublicVersion {
  const covered = acceptedByFile(redactions);
  const undecided = new Set(redactions.filter(({ state }) => state === 'proposed').map(({ fileId }) => fileId));
  const marks = new Map(exhibits.map((exhibit) => [exhibit.id, markOf(exhibit)]));
  const coveredExhibits = new Set(files.filter(({ id }) => covered.has(id)).map(({ exhibitId }) => exhibitId));
  const withheld = new Map<string, WithheldBecause>();
  for (const { id, exhibitId } of files) {
    const mark = exhibitId === null ? 'commercial' : (marks.get(exhibitId) ?? null);
    if (undecided.has(id)) withheld.set(id, 'undecided');
    else if (mark !== null && !covered.has(id)) withheld.set(id, mark);
    // A translation, above all, says the same.
    else if (!covered.has(id) && exhibitId !== null && coveredExhibits.has(exhibitId)) withheld.set(id, 'copy');
  }
  const hidden = new Set([...withheld.keys(), ...covered.keys()]);
  const hashes = new Set(files.filter(({ id }) => hidden.has(id)).map(({ sha256 }) => sha256));
  for (const { id, sha256 } of files) if (!hidden.has(id) && hashes.has(sha256)) withheld.set(id, 'copy');
  const telling = new Set(filesTelling(files, new Set([...hidden, ...withheld.keys()])).keys());
  const concealed = new Set([...marks].filter(([, mark]) => mark !== null).map(([id]) => id));
  for (const { id, exhibitId } of files) if (exhibitId !== null && (withheld.has(id) || covered.has(id))) concealed.add(exhibitId);
  return { withheld, concealed, telling };
}
