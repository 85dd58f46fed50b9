// Opens a sealed bundle and proves it: sound archive, complete bag, the sender's seal, the acts in the sender's log.
import * as v from 'valibot';
import { signedHeadSchema } from '../../contract/custody-head.ts';
import { Fault } from '../../contract/errors.ts';
import type { Provenance } from '../../contract/procedures/exchange.ts';
import type { Progress } from '../../contract/progress.ts';
import type { Dossier } from '../../domain/dossier/dossier.ts';
import { bagFault } from '../../exchange/bag/bag-text.ts';
import { checkBag, readMember, type BagMember } from '../../exchange/bag/check-bag.ts';
import { BUNDLE_FORM, bundleSchema, PARTS, type BundleFacts } from '../../exchange/bundle/bundle-form.ts';
import { parseDossier } from '../../exchange/dossier-json.ts';
import { isSignedBy, isSignedHead, keyFingerprint } from '../../vault/head-signature.ts';
import { leafHash, rootFromProof } from '../../vault/merkle-tree.ts';
import type { StagedReader, Vault } from '../../vault/vault.ts';
import { archiveMembers } from './archive-members.ts';
import { stageIncoming } from './stage-incoming.ts';

const LARGEST_JSON = 50 * 1024 * 1024;

export interface OpenedBundle {
  readonly facts: BundleFacts;
  readonly dossier: Dossier;
  readonly dossierJson: Uint8Array;
  /** Evidence by its SHA-256. */
  readonly files: ReadonlyMap<string, BagMember>;
  readonly provenance: Provenance;
  /** Throws away what was staged. */
  close(): Promise<void>;
}

const extractSchema = v.looseObject({ custody: signedHeadSchema, events: v.array(v.looseObject({ line: v.string(), proof: v.array(v.string()) })) });

/** Members of the bag's folder, which holds bagit.txt and everything else. */
function insideBag(members: readonly BagMember[]): BagMember[] {
  const bagit = members.filter(({ path }) => /^(?:[^/]+\/)?bagit\.txt$/.test(path)).sort((a, b) => a.path.length - b.path.length)[0];
  if (!bagit) throw bagFault('it has no bagit.txt');
  const folder = bagit.path.slice(0, -'bagit.txt'.length);
  const outside = members.find(({ path }) => !path.startsWith(folder));
  if (outside) throw bagFault(`${outside.path} lies outside the folder of the bag`);
  return members.map((member) => ({ ...member, path: member.path.slice(folder.length), stream: () => member.stream() }));
}

class SealCheck {
  readonly #members: ReadonlyMap<string, BagMember>;

  constructor(members: readonly BagMember[]) {
    this.#members = new Map(members.map((member) => [member.path, member]));
  }
  bytes(path: string): Promise<Uint8Array> {
    const member = this.#members.get(path);
    if (!member) throw bagFault(`${path} is missing`);
    return readMember(member, LARGEST_JSON);
  }
  async json(path: string): Promise<unknown> {
    try {
      return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await this.bytes(path)));
    } catch (thrown) {
      if (thrown instanceof Fault) throw thrown;
      throw bagFault(`${path} is not JSON`);
    }
  }
  /** The facts, once they are known to be sealed together with everything else. */
  async facts(): Promise<BundleFacts> {
    const value = await this.json(PARTS.bundle);
    const form = v.parse(v.fallback(v.looseObject({ form: v.string() }), { form: 'no form' }), value).form;
    if (form !== BUNDLE_FORM && /^clearproof-bundle\/\d+$/.test(form)) throw new Fault('bundle.newer', { form });
    const parsed = v.safeParse(bundleSchema, value);
    if (!parsed.success) throw bagFault(`${PARTS.bundle} does not fit its form at ${v.getDotPath(parsed.issues[0]) ?? 'the top'}`);
    return parsed.output;
  }
  /** Everything but the payload must be in the tag manifest, or somebody could add it later. */
  async coverage(): Promise<void> {
    const listed = Buffer.from(await this.bytes(PARTS.tagManifest)).toString('utf8');
    for (const path of [PARTS.bundle, PARTS.dossier, PARTS.custody, PARTS.key, 'manifest-sha256.txt', 'bagit.txt']) {
      if (!listed.includes(`  ${path}\n`)) throw bagFault(`${path} is not in ${PARTS.tagManifest}`);
    }
  }
  /** PEM of the key that sealed it. */
  async seal(): Promise<string> {
    const key = Buffer.from(await this.bytes(PARTS.key)).toString('utf8');
    if (!isSignedBy(key, await this.bytes(PARTS.tagManifest), await this.bytes(PARTS.signature))) throw bagFault('its seal does not fit: something was altered after it was sealed');
    return key;
  }
  /** How many acts came along, each proven against the head that the same key signed. */
  async acts(key: string, facts: BundleFacts): Promise<number> {
    const parsed = v.safeParse(extractSchema, await this.json(PARTS.custody));
    if (!parsed.success) throw bagFault(`${PARTS.custody} is no extract of a custody log`);
    const { custody, events } = parsed.output;
    if (!isSignedHead(custody) || custody.head.publicKey !== key || custody.head.vaultId !== facts.from.vaultId) throw bagFault('the head of its custody log is not signed by the vault that sealed it');
    for (const { line, proof } of events) {
      const { seq } = v.parse(v.looseObject({ seq: v.number() }), JSON.parse(line));
      if (rootFromProof(leafHash(line), seq - 1, custody.head.size, proof) !== custody.head.root) throw bagFault(`act ${seq} is not in the sender's signed log`);
    }
    return events.length;
  }
}

async function senderOf(vault: Vault, vaultId: string, fingerprint: string): Promise<Provenance['sender']> {
  if (vaultId === vault.id) return fingerprint === vault.keyFingerprint ? 'known' : 'changed';
  const before = (await vault.bundles.all()).find((bundle) => bundle.direction === 'received' && bundle.vaultId === vaultId);
  if (!before) return 'first';
  return before.fingerprint === fingerprint ? 'known' : 'changed';
}

async function prove(vault: Vault, members: readonly BagMember[], sha256: string, progress: Progress): Promise<Omit<OpenedBundle, 'close'>> {
  const { payload } = await checkBag(members, progress);
  const check = new SealCheck(members);
  await check.coverage();
  const key = await check.seal();
  const facts = await check.facts();
  const acts = await check.acts(key, facts);
  const dossierJson = await check.bytes(PARTS.dossier);
  const { dossier } = parseDossier(Buffer.from(dossierJson).toString('utf8'), PARTS.dossier);
  const byPath = new Map(members.map((member) => [member.path, member]));
  const files = new Map([...payload].flatMap(([path, hash]) => {
    const found = byPath.get(path);
    return found ? [[hash, found] as const] : [];
  }));
  const lost = dossier.files.find((file) => !files.has(file.sha256));
  if (lost) throw bagFault(`the file ${lost.name} is named, but not in it`);
  const fingerprint = keyFingerprint(key);
  return {
    facts, dossier, dossierJson, files,
    provenance: { bundleId: facts.id, actor: facts.from.actor, to: facts.to, sentAt: facts.sentAt, program: facts.program, vaultId: facts.from.vaultId, sha256, fingerprint, sender: await senderOf(vault, facts.from.vaultId, fingerprint), acts },
  };
}

/** @throws Fault `bundle.invalid`, `bundle.locked`, `bundle.newer`, `disk.full`, `job.cancelled`; nothing stays behind then */
export async function openBundle(vault: Vault, file: string, secret: string | null, progress: Progress): Promise<OpenedBundle> {
  const { staged, sha256 } = await stageIncoming(vault, file, secret, progress);
  let reader: StagedReader | null = null;
  const close = async (): Promise<void> => {
    await reader?.close();
    await vault.blobs.discard(staged);
  };
  try {
    reader = await vault.blobs.openStaged(staged);
    const members = insideBag(await archiveMembers(reader, vault.folder));
    return { ...(await prove(vault, members, sha256, progress)), close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

