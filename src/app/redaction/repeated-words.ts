// Warns of what is covered in an exhibit and said again on our own pages, in bookmarks, names of attachments or the manifest.
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Dossier } from '../../domain/dossier/dossier.ts';
import type { EvidenceFile } from '../../domain/dossier/exhibit.ts';
import type { Redaction } from '../../domain/dossier/redaction.ts';
import { acceptedByFile } from '../../domain/redaction/redacted-files.ts';
import { repeatedWords, type CoveredText, type OwnText } from '../../domain/redaction/repeated-words.ts';
import { workerSearches } from '../../domain/redaction/search.ts';
import type { PackagePlan } from '../../package/plan/plan-package.ts';
import type { Vault } from '../../vault/vault.ts';
import { coveredTextsSchema } from '../parser/parser-protocol.ts';
import { cachedPreparation } from '../prepared-cache.ts';
import type { Preparer } from '../services.ts';

/** Raise when reading changes what it finds. */
const VERSION = 1;
/** Places named in one sentence. */
const MOST_NAMED = 6;

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Everything the program writes itself, where a person finds it. */
function ownTexts({ items, volumes }: PackagePlan): OwnText[] {
  const pages = items.flatMap((item): OwnText[] => {
    if (item.kind !== 'part') return [];
    return item.part.laid.pages.slice(item.from, item.from + item.pages).map(({ marks }, page) => ({ at: `page ${item.stamps[page]?.right ?? ''}`, text: marks.map((mark) => (mark.kind === 'text' ? mark.inline.text : '')).join(' ') }));
  });
  const originals = volumes.flatMap(({ originals }) => originals);
  return [
    ...pages,
    { at: 'the bookmarks', text: items.map(({ title }) => title).join('\n') },
    // A name that is printed without breaks is told apart from its ending by a space.
    { at: 'the names of originals', text: originals.map(({ file, attachmentName }) => `${file.name} ${attachmentName ?? ''}`.replace(/[._-]/gu, ' ')).join('\n') },
  ];
}

async function coveredTexts(vault: Vault, preparer: Preparer, file: EvidenceFile, boxes: readonly Redaction[]): Promise<readonly CoveredText[]> {
  const { pdf, pages } = await cachedPreparation(vault, preparer)(file);
  const places = boxes.map(({ page, left, top, width, height }) => ({ page, left, top, width, height, label: '' }));
  const key = `covered-words/${VERSION}/${sha256(pdf)}/${sha256(JSON.stringify(places))}`;
  const kept = await vault.cache.get(key);
  if (kept) return v.parse(coveredTextsSchema, JSON.parse(Buffer.from(kept).toString('utf8')));
  const texts = await preparer.coveredWords({ name: file.name, pdf, pages, places });
  await vault.cache.put(key, Buffer.from(JSON.stringify(texts)));
  return texts;
}

/** One sentence for each page of a file; it says where, never what. `redactions` are those carried out. */
export async function repeatedWordWarnings(vault: Vault, preparer: Preparer, { files, workers }: Pick<Dossier, 'files' | 'workers'>, redactions: readonly Redaction[], plan: PackagePlan): Promise<string[]> {
  const byFile = acceptedByFile(redactions);
  if (byFile.size === 0) return [];
  const [own, searches, shown] = [ownTexts(plan), workerSearches({ workers }), new Set(plan.items.map((item) => (item.kind === 'file' ? item.fileId : null)))];
  const warnings: string[] = [];
  for (const file of files) {
    const boxes = byFile.get(file.id);
    if (!boxes || !shown.has(file.id)) continue;
    for (const { page, at } of repeatedWords(await coveredTexts(vault, preparer, file, boxes), own, searches)) {
      const more = at.length - MOST_NAMED;
      warnings.push(`What is covered in ${file.name}, page ${page}, also stands on ${at.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''} of the package, where nothing is covered: change the words in the dossier.`);
    }
  }
  return warnings;
}
