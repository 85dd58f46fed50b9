// Turns one staged file into records: the file, its exhibit, its text, and the files inside it.
import * as v from 'valibot';
import { newId } from '../contract/environment.ts';
import type { Environment } from '../contract/environment.ts';
import type { IngestRow } from '../contract/procedures/evidence.ts';
import type { Edit } from '../contract/procedures/shapes.ts';
import { exhibitSchema, fileSchema } from '../domain/dossier/exhibit.ts';
import type { EvidenceFile, Exhibit } from '../domain/dossier/exhibit.ts';
import type { StagedBlob, TextPage, Vault } from '../vault/vault.ts';
import { guessLanguage } from './guess-language.ts';
import type { KnownEvidence } from './known-evidence.ts';
import { MEDIA_TYPES, UNKNOWN } from './media-types.ts';
import { newReading } from './new-reading.ts';
import { proposeType } from './propose-type.ts';
import { DEFAULT_LIMITS, MAX_NESTING } from './read-limits.ts';
import type { FileReader, Reading } from './reading.ts';
import { sniffType } from './sniff-type.ts';
import { stageBytes } from './stage-source.ts';
import type { Content } from './stage-source.ts';

export interface Assignment { readonly exhibitId: string; readonly role: EvidenceFile['role']; }
/** Says to which exhibit a file belongs by its name and hash; null when it cannot tell. */
export type Assign = (fileName: string, sha256: string) => Assignment | null;

/** Everything one commit will carry. */
export interface Batch { readonly edits: Edit[]; readonly blobs: StagedBlob[]; readonly texts: { fileId: string; pages: readonly TextPage[] }[]; readonly rows: IngestRow[]; readonly files: EvidenceFile[]; }
export const emptyBatch = (): Batch => ({ edits: [], blobs: [], texts: [], rows: [], files: [] });

export interface IntakeDeps { readonly vault: Vault; readonly reader: FileReader; readonly environment: Environment; readonly known: KnownEvidence; readonly assign: Assign; }

interface Item {
  readonly relativePath: string;
  readonly content: Content;
  readonly parent: { readonly file: EvidenceFile; readonly depth: number; readonly budget: { members: number; bytes: number } } | null;
}

/** All levels of archives and mails inside one file together. */
const TREE_BUDGET = { members: 5_000, bytes: 512 * 1024 * 1024 };

/** The name without its ending, in words; what would steer the display is left out here and kept in the file's name. */
const titleOf = (name: string): string =>
  name.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/[\p{Cc}_\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim() || name;

const baseName = (path: string): string => path.split('/').at(-1) ?? path;

export class Intake {
  readonly #deps: IntakeDeps;

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
  }

  /** Adds the file and all inside it to the batch, or a row that says which exhibit has these bytes already. */
  async take(item: Item, batch: Batch): Promise<void> {
    const { vault, known, environment } = this.#deps;
    const { content: { staged }, relativePath, parent } = item;
    const name = baseName(relativePath);
    const target = this.#targetOf(item, name);
    const same = known.withBytes(staged.sha256);
    const twin = same.find((file) => target === null || file.exhibitId === target.exhibitId);
    if (twin) {
      await vault.blobs.discard(staged);
      batch.rows.push(duplicateRow(relativePath, twin, known));
      return;
    }
    if (same.length > 0 || (await vault.blobs.has(staged.sha256))) await vault.blobs.discard(staged);
    else batch.blobs.push(staged);
    const reading = await this.#read(item, name);
    const exhibitId = target?.exhibitId ?? this.#newExhibit(name, reading, batch);
    const file = v.parse(fileSchema, {
      id: newId(environment, 'file'), exhibitId, role: target?.role ?? 'original', name, relativePath, sha256: staged.sha256, size: staged.size,
      mediaType: reading.mediaType, condition: reading.condition, conditionNote: reading.note, pages: reading.pages,
      parentFileId: parent?.file.id ?? null, addedAt: environment.now().toISOString(), facts: reading.facts,
    });
    known.addFile(file);
    batch.files.push(file);
    batch.edits.push({ op: 'put', collection: 'files', value: file });
    if (reading.texts.length > 0) batch.texts.push({ fileId: file.id, pages: reading.texts });
    batch.rows.push(storedRow(file));
    await this.#takeMembers(item, file, reading, batch);
  }

  #targetOf({ content: { staged }, parent }: Item, name: string): Assignment | null {
    if (parent?.file.mediaType === MEDIA_TYPES.eml && parent.file.exhibitId !== null) return { exhibitId: parent.file.exhibitId, role: 'attachment' };
    const assigned = this.#deps.assign(name, staged.sha256);
    if (assigned) return assigned;
    const waiting = this.#deps.known.claimWaiting(name);
    return waiting === null ? null : { exhibitId: waiting, role: 'original' };
  }

  async #read({ content: { bytes, whole } }: Item, name: string): Promise<Reading> {
    if (!whole) return newReading(sniffType(bytes), { condition: 'too_large', note: 'The file is stored, but larger than what is opened for reading.' });
    const reading = await this.#deps.reader.read({ name, bytes, limits: DEFAULT_LIMITS });
    // A reader that was killed could not say what it had before it.
    return reading.mediaType === UNKNOWN ? { ...reading, mediaType: sniffType(bytes) } : reading;
  }

  #newExhibit(name: string, reading: Reading, batch: Batch): string {
    const { environment, known } = this.#deps;
    const text = reading.texts[0]?.text ?? '';
    const exhibit: Exhibit = v.parse(exhibitSchema, {
      id: newId(environment, 'exhibit'), exhibitNo: known.nextExhibitNo(), section: 'IN', docType: proposeType(name, text),
      title: titleOf(name), language: guessLanguage(reading.texts.slice(0, 5).map((page) => page.text).join('\n')),
      pages: reading.pages, fileName: name, state: 'inbox',
    });
    known.addExhibit(exhibit);
    batch.edits.push({ op: 'put', collection: 'exhibits', value: exhibit });
    return exhibit.id;
  }

  async #takeMembers({ relativePath, parent }: Item, file: EvidenceFile, reading: Reading, batch: Batch): Promise<void> {
    const depth = (parent?.depth ?? 0) + 1;
    const budget = parent?.budget ?? { ...TREE_BUDGET };
    for (const member of reading.members) {
      const path = `${relativePath}!/${member.path}`;
      budget.members -= 1;
      budget.bytes -= member.bytes.length;
      if (depth > MAX_NESTING) batch.rows.push(refusedRow(path, 'refused', `it lies more than ${MAX_NESTING} archives or mails deep; it is kept inside ${file.name}`));
      else if (budget.members < 0 || budget.bytes < 0) batch.rows.push(refusedRow(path, 'refused', `all that is inside together is more than the limit; it is kept inside ${file.name}`));
      else await this.take({ relativePath: path, content: await stageBytes(this.#deps.vault, member.bytes), parent: { file, depth, budget } }, batch);
    }
    for (const { path, reason } of reading.refused) batch.rows.push(refusedRow(`${relativePath}!/${path}`, 'refused', reason));
  }
}

/** Why a stored file deserves a look; null when all is well. */
function flagOf(file: EvidenceFile): string | null {
  return file.conditionNote ?? file.facts['nameWarning'] ?? null;
}

export function storedRow(file: EvidenceFile): IngestRow {
  return { path: file.relativePath ?? file.name, outcome: 'stored', condition: file.condition, reason: flagOf(file), fileId: file.id, exhibitId: file.exhibitId, sha256: file.sha256, size: file.size };
}

export function refusedRow(path: string, outcome: 'refused' | 'failed', reason: string): IngestRow {
  return { path, outcome, condition: null, reason, fileId: null, exhibitId: null, sha256: null, size: 0 };
}

function duplicateRow(path: string, twin: EvidenceFile, known: KnownEvidence): IngestRow {
  const where = twin.exhibitId === null ? twin.name : known.exhibitNo(twin.exhibitId);
  return { ...storedRow(twin), path, outcome: 'duplicate', reason: `The same bytes are already in exhibit ${where}.` };
}
