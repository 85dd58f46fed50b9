// Writes a dossier as JSON, with its original files beside it when asked.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { writeDossier } from '../exchange/dossier-json.ts';
import { safeFileName } from '../exchange/safe-file-name.ts';
import { writeDurably } from '../vault/durable-file.ts';
import type { Vault } from '../vault/vault.ts';

/** Answers the path of the JSON. Files get their own folder and their exhibit's number first, so that an import finds them. */
export async function exportDossier(vault: Vault, dossierId: string, folder: string, withFiles: boolean): Promise<string> {
  const dossier = await vault.dossiers.read(dossierId);
  const target = path.join(folder, safeFileName(`${dossier.id}.json`));
  await writeDurably(target, Buffer.from(writeDossier(dossier)));
  if (withFiles) {
    const filesFolder = path.join(folder, safeFileName(`${dossier.id}-files`));
    await mkdir(filesFolder, { recursive: true });
    for (const file of dossier.files) {
      await writeDurably(path.join(filesFolder, safeFileName(`${file.sha256.slice(0, 12)}_${file.name}`)), vault.blobs.stream(file.sha256));
    }
  }
  await vault.custody.record({ type: 'dossier.export', object: `dossier:${dossierId}`, details: { withFiles, files: withFiles ? dossier.files.length : 0 } }, dossierId);
  return target;
}
