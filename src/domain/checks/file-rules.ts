// T24, T25, T28: can CBP read the files, is too much blacked out, do the files themselves raise questions?
import type { EvidenceFile } from '../dossier/exhibit.ts';
import { acceptedByFile, MOST_OF_A_PAGE, redactedShare } from '../redaction/redacted-files.ts';
import type { Redaction } from '../dossier/redaction.ts';
import { groupBy } from '../group-by.ts';
import { at, daysBetween, isGiven, own, type Facts, type Hit, type Rule } from './facts.ts';
import { comparableName } from './names.ts';

const LEAST_DPI = 150;
const DAYS_AFTER_PAPER = 30;

const UNREADABLE: Readonly<Partial<Record<EvidenceFile['condition'], string>>> = {
  image_only: 'has no text layer; its pages are pictures', encrypted: 'is locked with a password', broken: 'is damaged', empty: 'is empty', unknown_type: 'is of a type that cannot be shown', too_large: 'is too large to be read',
};

/** A figure a reader measured; null where it did not. */
const measured = (file: EvidenceFile, name: string): number | null => {
  const value = Number(own(file.facts, name) ?? Number.NaN);
  return Number.isFinite(value) ? value : null;
};

/** T24, T25: files of filed exhibits. */
export const legibility: Rule = ({ dossier, exhibitById }) => {
  const covered = acceptedByFile(dossier.redactions);
  return dossier.files.flatMap((file) => fileLegibility(file, exhibitById, covered.get(file.id) ?? []));
};

function fileLegibility(file: EvidenceFile, exhibitById: Facts['exhibitById'], covered: readonly Redaction[]): Hit[] {
  const exhibit = exhibitById.get(file.exhibitId ?? '');
  if (!exhibit || file.role === 'data') return [];
  const hits: Hit[] = [];
  const where = [at('files', file.id), at('exhibits', exhibit.id)];
  const problem = UNREADABLE[file.condition];
  const dpi = measured(file, 'dpi');
  // What came in blacked out, or what is covered here.
  const redacted = Math.max(measured(file, 'redactedShare') ?? 0, redactedShare(covered, file.pages));
  if (problem !== undefined) hits.push({ rule: 'T25', where, message: `“${file.name}” (${exhibit.exhibitNo}) ${problem}.`, level: file.condition === 'image_only' ? 'info' : 'warn' });
  if (redacted > MOST_OF_A_PAGE) hits.push({ rule: 'T24', where, message: `${Math.round(redacted * 100)} % of the page area of “${file.name}” (${exhibit.exhibitNo}) is blacked out.` });
  if (dpi !== null && dpi < LEAST_DPI) hits.push({ rule: 'T25', where, message: `“${file.name}” (${exhibit.exhibitNo}) was scanned at ${dpi} dots per inch; ${LEAST_DPI} are needed to read small print.`, key: 'dpi' });
  return hits;
}

/** "D:20260918093000+08'00'" or ISO → `YYYY-MM-DD`; null for anything else. */
function dayOf(text: string | undefined): string | null {
  const match = /^(?:D:)?(\d{4})-?(\d{2})-?(\d{2})/.exec(text ?? '');
  const day = match ? `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}` : null;
  return day !== null && !Number.isNaN(Date.parse(day)) ? day : null;
}

/** T28: shown to counsel only, as a question that CBP may ask. */
export const fileForensics: Rule = ({ dossier, exhibitById, parties }) => {
  const hits: Hit[] = [];
  const told = dossier.files.map((file) => ({ file, exhibit: exhibitById.get(file.exhibitId ?? '') })).filter(({ file, exhibit }) => exhibit !== undefined && file.role === 'original');
  for (const { file, exhibit } of told) {
    const [created, modified] = [dayOf(own(file.facts, 'created')), dayOf(own(file.facts, 'modified'))];
    const where = [at('files', file.id), at('exhibits', exhibit?.id ?? null)];
    if (exhibit?.docDate && created !== null && daysBetween(exhibit.docDate, created) > DAYS_AFTER_PAPER) hits.push({ rule: 'T28', where, message: `“${file.name}” was created on ${created}; the paper ${exhibit.exhibitNo} is dated ${exhibit.docDate}.`, key: 'created' });
    if (exhibit?.docDate && created !== null && created < exhibit.docDate && exhibit.nature !== 'prepared_for_case') hits.push({ rule: 'T28', where, message: `“${file.name}” was created on ${created}, before the date ${exhibit.docDate} of the paper ${exhibit.exhibitNo}.`, key: 'before' });
    if (created !== null && modified !== null && daysBetween(created, modified) > 1) hits.push({ rule: 'T28', where, message: `“${file.name}” was changed on ${modified}, after it was created on ${created}.`, key: 'edited' });
  }
  const authored = told.filter(({ file, exhibit }) => isGiven(exhibit?.issuerId) && (own(file.facts, 'author') ?? '') !== '');
  for (const [author, group] of groupBy(authored, ({ file }) => [comparableName(own(file.facts, 'author') ?? '')])) {
    const issuers = [...new Set(group.map(({ exhibit }) => exhibit?.issuerId ?? ''))];
    if (author !== '' && issuers.length > 1) hits.push({ rule: 'T28', where: group.map(({ file }) => at('files', file.id)), message: `Papers of ${issuers.slice(0, 3).map((id) => parties.get(id)?.name ?? id).join(', ')} were written by the same author (“${own(group[0]?.file.facts ?? {}, 'author') ?? ''}”).`, key: 'author' });
  }
  return hits;
};
