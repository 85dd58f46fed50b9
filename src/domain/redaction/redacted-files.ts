// What follows from the places covered in a dossier: which files are redacted, how much of each page, which originals must stay behind.
import type { Dossier } from '../dossier/dossier.ts';
import type { Redaction } from '../dossier/redaction.ts';
import { coveredShare } from './page-rect.ts';

type Evidence = Pick<Dossier, 'files' | 'redactions'>;

/** More of a page than this raises questions instead of answering them; our own limit. */
export const MOST_OF_A_PAGE = 0.25;

/** Accepted places by file, each file's by page and then from top to bottom. */
export function acceptedByFile(redactions: readonly Redaction[]): Map<string, Redaction[]> {
  const byFile = new Map<string, Redaction[]>();
  const accepted = redactions.filter(({ state }) => state === 'accepted');
  for (const box of accepted.toSorted((a, b) => a.page - b.page || a.top - b.top || a.left - b.left || (a.id < b.id ? -1 : 1))) {
    const known = byFile.get(box.fileId);
    if (known) known.push(box);
    else byFile.set(box.fileId, [box]);
  }
  return byFile;
}

export interface RedactedPage {
  /** From 1. */
  readonly page: number;
  readonly places: number;
  /** Ids of reasons, each once, in alphabetical order. */
  readonly reasons: readonly string[];
  /** Share of the page's area, 0 to 1. */
  readonly share: number;
}

/** The pages of one file that have covered places; `boxes` are its accepted ones. */
export function redactedPages(boxes: readonly Redaction[]): RedactedPage[] {
  const pages = [...new Set(boxes.map(({ page }) => page))].sort((a, b) => a - b);
  return pages.map((page) => {
    const own = boxes.filter((box) => box.page === page);
    return { page, places: own.length, reasons: [...new Set(own.map(({ reason }) => reason))].sort(), share: coveredShare(own) };
  });
}

/** Share of the area of a whole file that is covered, 0 to 1; `pages` as far as known. */
export function redactedShare(boxes: readonly Redaction[], pages: number | null): number {
  const shares = redactedPages(boxes);
  const last = shares.at(-1)?.page ?? 1;
  return shares.reduce((sum, { share }) => sum + share, 0) / Math.max(pages ?? last, last, 1);
}

/**
 * Ids of files whose stored bytes tell what stands in `hidden` ones, with the file that is hidden: these themselves, copies with
 * the same bytes, and every archive or mail that one of them was unpacked from.
 */
export function filesTelling(files: Evidence['files'], hidden: ReadonlySet<string>): Map<string, string> {
  const byId = new Map(files.map((file) => [file.id, file]));
  const telling = new Map<string, string>();
  const hashes = new Map(files.filter(({ id }) => hidden.has(id)).map(({ id, sha256 }) => [sha256, id]));
  for (const file of files) {
    const covered = hashes.get(file.sha256);
    if (covered === undefined) continue;
    telling.set(file.id, hidden.has(file.id) ? file.id : covered);
    const seen = new Set<string>();
    for (let parent = file.parentFileId; parent !== null && !seen.has(parent); parent = byId.get(parent)?.parentFileId ?? null) {
      seen.add(parent);
      if (!telling.has(parent)) telling.set(parent, covered);
    }
  }
  return telling;
}

/** Files that tell what is covered in redacted ones. */
export const tellingFiles = ({ files, redactions }: Evidence): Map<string, string> => filesTelling(files, new Set(acceptedByFile(redactions).keys()));

/** What the covering of places leaves open, in sentences for the person who issues. */
export function redactionGaps({ files, redactions }: Evidence): string[] {
  const nameOf = new Map(files.map(({ id, name }) => [id, name]));
  const redacted = acceptedByFile(redactions);
  const undecided = redactions.filter(({ state, fileId }) => state === 'proposed' && nameOf.has(fileId));
  const hashes = new Set(files.filter(({ id }) => redacted.has(id)).map(({ sha256 }) => sha256));
  const bare = files.filter(({ id, sha256, exhibitId }) => exhibitId !== null && hashes.has(sha256) && !redacted.has(id));
  const beside = files.filter(({ id, exhibitId, sha256 }) => exhibitId !== null && !redacted.has(id) && !hashes.has(sha256) && files.some((other) => other.exhibitId === exhibitId && redacted.has(other.id)));
  const heavy = [...redacted].flatMap(([id, boxes]) => redactedPages(boxes).filter(({ share }) => share > MOST_OF_A_PAGE).map(({ page, share }) => `${nameOf.get(id) ?? id}, page ${page}: ${Math.round(share * 100)} % of it is covered; above ${MOST_OF_A_PAGE * 100} % CBP is likely to ask why.`));
  return [
    ...(undecided.length === 0 ? [] : [`${undecided.length} proposed ${undecided.length === 1 ? 'place is' : 'places are'} not decided; nothing is covered there.`]),
    ...bare.map(({ name }) => `${name} has the same content as a file with covered places, but is shown uncovered.`),
    ...beside.map(({ name }) => `${name} stands in an exhibit with covered places and has none itself; see whether it says the same.`),
    ...heavy,
  ];
}
