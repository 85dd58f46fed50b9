// What a dossier already holds: which bytes, which exhibits still wait for their file, which number comes next.
import type { EvidenceFile, Exhibit } from '../domain/dossier/exhibit.ts';
import type { CollectionName, RecordOf } from '../domain/dossier/dossier.ts';
import type { Vault } from '../vault/vault.ts';

const WINDOW = 500;

async function* all<C extends CollectionName>(vault: Vault, dossierId: string, collection: C): AsyncGenerator<RecordOf<C>> {
  for (let offset = 0; ; offset += WINDOW) {
    const { rows, total } = await vault.dossiers.records(dossierId, collection, { offset, limit: WINDOW });
    yield* rows;
    if (rows.length === 0 || offset + rows.length >= total) return;
  }
}

export class KnownEvidence {
  readonly #bySha256 = new Map<string, EvidenceFile[]>();
  readonly #children = new Map<string, EvidenceFile[]>();
  readonly #waiting = new Map<string, string>();
  readonly #exhibitNos = new Map<string, string>();
  #lastNumber = 0;

  static async load(vault: Vault, dossierId: string): Promise<KnownEvidence> {
    const known = new KnownEvidence();
    const waiting: Exhibit[] = [];
    for await (const exhibit of all(vault, dossierId, 'exhibits')) {
      known.#exhibitNos.set(exhibit.id, exhibit.exhibitNo);
      known.#lastNumber = Math.max(known.#lastNumber, Number(/^IN-(\d{1,9})$/.exec(exhibit.exhibitNo)?.[1] ?? 0));
      if (exhibit.fileName !== null) waiting.push(exhibit);
    }
    const served = new Set<string>();
    for await (const file of all(vault, dossierId, 'files')) {
      known.addFile(file);
      if (file.exhibitId !== null && file.role === 'original') served.add(file.exhibitId);
    }
    for (const exhibit of waiting) if (exhibit.fileName !== null && !served.has(exhibit.id)) known.#waiting.set(exhibit.fileName.normalize('NFC'), exhibit.id);
    return known;
  }
  /** Files of the dossier with exactly these bytes. */
  withBytes(sha256: string): readonly EvidenceFile[] {
    return this.#bySha256.get(sha256) ?? [];
  }
  /** Files unpacked from that archive or mail. */
  childrenOf(fileId: string): readonly EvidenceFile[] {
    return this.#children.get(fileId) ?? [];
  }
  exhibitNo(exhibitId: string): string {
    return this.#exhibitNos.get(exhibitId) ?? exhibitId;
  }
  /** The exhibit that names this file and has none yet; it is served from then on. */
  claimWaiting(fileName: string): string | null {
    const name = fileName.normalize('NFC');
    const exhibitId = this.#waiting.get(name) ?? null;
    this.#waiting.delete(name);
    return exhibitId;
  }
  nextExhibitNo(): string {
    this.#lastNumber += 1;
    return `IN-${String(this.#lastNumber).padStart(4, '0')}`;
  }
  addExhibit(exhibit: Exhibit): void {
    this.#exhibitNos.set(exhibit.id, exhibit.exhibitNo);
  }
  addFile(file: EvidenceFile): void {
    this.#bySha256.set(file.sha256, [...this.withBytes(file.sha256), file]);
    if (file.parentFileId !== null) this.#children.set(file.parentFileId, [...this.childrenOf(file.parentFileId), file]);
  }
}
