// Writes a dossier, or some of its exhibits, as one sealed file for another person.
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '../../contract/environment.ts';
import { Fault } from '../../contract/errors.ts';
import type { Progress } from '../../contract/progress.ts';
import type { Dossier } from '../../domain/dossier/dossier.ts';
import { selectExhibits } from '../../domain/exchange/select-exhibits.ts';
import { encryptStream, type Lock } from '../../exchange/bundle/age-envelope.ts';
import { BUNDLE_FORM, type BundleFacts } from '../../exchange/bundle/bundle-form.ts';
import { bundleParts, type BundleFile } from '../../exchange/bundle/bundle-parts.ts';
import { zipStream } from '../../exchange/bundle/zip-stream.ts';
import { writeDossier } from '../../exchange/dossier-json.ts';
import { safeFileName } from '../../exchange/safe-file-name.ts';
import { stageBytes } from '../../ingest/stage-source.ts';
import type { CustodyExtract } from '../../vault/custody-extract.ts';
import { writeDurably } from '../../vault/durable-file.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Services } from '../services.ts';

export interface SendRequest {
  readonly dossierId: string;
  readonly folder: string;
  /** Empty for the whole dossier. */
  readonly exhibitIds: readonly string[];
  readonly to: string | null;
  /** null writes it unencrypted. */
  readonly lock: Lock | null;
}
export interface SentBundle { path: string; bundleId: string; bytes: number; sha256: string; files: number; encrypted: boolean; }

function uniqueFiles(vault: Vault, dossier: Dossier): BundleFile[] {
  const byHash = new Map(dossier.files.map((file) => [file.sha256, file]));
  return [...byHash.values()].map(({ sha256, size, name, mediaType }) => ({ sha256, size, name, mediaType, stream: () => vault.blobs.stream(sha256) }));
}

/** A selection goes with the acts on what it carries, and no others. */
function actsOn(extract: CustodyExtract, dossier: Dossier): CustodyExtract {
  const objects = new Set([...dossier.exhibits.map(({ id }) => `exhibit:${id}`), ...dossier.files.map(({ id }) => `file:${id}`)]);
  return { ...extract, events: extract.events.filter(({ line }) => objects.has(String((JSON.parse(line) as { object: unknown }).object))) };
}

async function* watched(source: AsyncIterable<Uint8Array>, total: number, seen: (chunk: Uint8Array) => void, progress: Progress): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const chunk of source) {
    if (progress.signal.aborted) throw new Fault('job.cancelled', { kept: 'No bundle was written.' });
    seen(chunk);
    done += chunk.length;
    progress.report('Writing the bundle', Math.min(done, total), total);
    yield chunk;
  }
}

/** @throws Fault `bundle.empty`, `bundle.badRecipient`, `vault.damagedBlob`, `disk.*`, `job.cancelled`; no file is left behind then */
export async function sendBundle({ session, environment, version }: Pick<Services, 'session' | 'environment' | 'version'>, request: SendRequest, progress: Progress): Promise<SentBundle> {
  const { vault } = session;
  const { dossierId, exhibitIds, to, lock } = request;
  const isWhole = exhibitIds.length === 0;
  progress.report('Collecting the dossier', 0, null);
  const [{ revision }, whole] = [await vault.dossiers.header(dossierId), await vault.dossiers.read(dossierId)];
  const dossier = isWhole ? whole : selectExhibits(whole, exhibitIds);
  if (!isWhole && dossier.exhibits.length === 0) throw new Fault('bundle.empty');
  const before = (await vault.bundles.all()).filter((bundle) => bundle.dossierId === dossierId);
  const facts: BundleFacts = {
    form: BUNDLE_FORM, id: newId(environment, 'bundle'), scope: isWhole ? 'whole' : 'selection', dossierId, title: dossier.title,
    sentAt: environment.now().toISOString(), from: { vaultId: vault.id, actor: environment.actor }, to, program: `Clearproof ${version}`,
    exchanged: [...new Set(before.map((bundle) => bundle.id))].reverse(),
  };
  const dossierJson = Buffer.from(writeDossier(dossier));
  const extract = await vault.custody.extract(dossierId, false);
  const files = uniqueFiles(vault, dossier);
  const parts = bundleParts({
    facts, dossierJson, custodyJson: Buffer.from(`${JSON.stringify(isWhole ? extract : actsOn(extract, dossier), null, 1)}\n`),
    publicKey: vault.publicKey, files, sign: (bytes) => vault.custody.sign(bytes),
  });
  const total = parts.reduce((sum, part) => sum + part.size, 0);
  const zip = zipStream(parts, environment.now());
  const target = path.join(request.folder, `${safeFileName(facts.title).slice(0, 40)}_${facts.sentAt.slice(0, 10)}_${facts.id.slice(-6)}.bundle.zip${lock ? '.age' : ''}`);
  const hash = createHash('sha256');
  let bytes = 0;
  const { staged } = await stageBytes(vault, dossierJson);
  try {
    await writeDurably(target, watched(lock ? await encryptStream(zip, lock) : zip, total, (chunk) => {
      hash.update(chunk);
      bytes += chunk.length;
    }, progress));
    const sha256 = hash.digest('hex');
    await vault.bundles.sent(
      { id: facts.id, direction: 'sent', dossierId, at: facts.sentAt, scope: facts.scope, party: to, sha256, base: staged.sha256, vaultId: null, fingerprint: null }, [staged],
      { type: 'bundle.send', object: `dossier:${dossierId}`, reason: to === null ? null : `To ${to}`, details: { bundle: facts.id, sha256, scope: facts.scope, exhibits: dossier.exhibits.length, files: files.length, encrypted: lock !== null, revision } },
    );
    session.changed(dossierId, ['custody', 'dossier']);
    return { path: target, bundleId: facts.id, bytes, sha256, files: files.length, encrypted: lock !== null };
  } catch (thrown) {
    await vault.blobs.discard(staged);
    await rm(target, { force: true });
    throw thrown;
  }
}
