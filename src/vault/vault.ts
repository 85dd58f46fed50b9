// What a vault offers: the only road to anything kept on disk.
import type { BundleRecord } from '../contract/bundle-record.ts';
import type { SignedHead } from '../contract/custody-head.ts';
import type { CustodyEvent } from '../contract/procedures/vault.ts';
import type { Edit } from '../contract/procedures/shapes.ts';
import type { CollectionName, Dossier, DossierHeader, RecordOf } from '../domain/dossier/dossier.ts';
import type { EvidenceFile, Exhibit } from '../domain/dossier/exhibit.ts';
import type { Progress } from '../contract/progress.ts';
import type { ListVersion } from '../domain/screening/list-version.ts';
import type { CustodyExtract } from './custody-extract.ts';

export interface VaultInfo {
  readonly vaultId: string; readonly name: string; readonly path: string; readonly format: number; readonly createdAt: string;
  /** Opened on a disk that cannot be written: everything can be looked at and checked, nothing changed. */
  readonly readOnly: boolean;
  readonly dossiers: number; readonly files: number; readonly bytes: number; readonly custodyEvents: number; readonly custodyHead: string | null;
}

/** What is written into the custody log with an act: "exhibit.edit", on what, why. Actor and time come from the environment. */
export interface Act {
  readonly type: string;
  readonly object?: string | null;
  readonly reason?: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A file encrypted into the vault's temporary folder and synced, not yet part of the vault. */
export interface StagedBlob { readonly sha256: string; readonly size: number; readonly temporaryPath: string; }

export interface TextPage { readonly page: number; readonly text: string; }

export interface StoredJob {
  readonly jobId: string; readonly kind: string; readonly dossierId: string | null; readonly startedAt: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly input: unknown;
  /** Whatever the job needs to go on where it stopped. */
  readonly cursor: unknown;
}

/** Everything one step of work changes, committed in one transaction with its custody event. */
export interface Commit {
  readonly dossierId: string;
  /** Name of the step in the undo list; null keeps it out of undo. */
  readonly label: string | null;
  /** Taken one after the other, in parts: many may be made as they are wanted. */
  readonly edits: Iterable<Edit>;
  readonly act: Act;
  readonly expectedRevision?: number | null;
  /** Published (renamed, folder synced) before the transaction begins. */
  readonly blobs?: readonly StagedBlob[];
  readonly texts?: readonly { readonly fileId: string; readonly pages: readonly TextPage[] }[];
  readonly job?: StoredJob;
  /** The bundle the work came with, remembered in the same transaction. */
  readonly bundle?: BundleRecord;
}

/** What a new dossier brings along. */
export type Luggage = Pick<Commit, 'blobs' | 'texts' | 'bundle'>;

export interface ExhibitFilter {
  readonly text: string; readonly state: 'inbox' | 'ready' | 'withdrawn' | null; readonly section: string | null; readonly docType: string | null;
  readonly stepId: string | null; readonly partyId: string | null; readonly language: string | null;
  readonly sort: 'exhibitNo' | 'title' | 'docType' | 'docDate' | 'pages' | 'addedAt'; readonly descending: boolean;
  readonly offset: number; readonly limit: number;
}

export interface DossierSummary {
  readonly id: string; readonly title: string; readonly caseType: Dossier['case']['type']; readonly entryNumber: string | null;
  readonly exhibits: number; readonly files: number; readonly updatedAt: string; readonly trashedAt: string | null;
}

export interface Dossiers {
  list(): Promise<DossierSummary[]>;
  /** State of every dossier that is not in the trash, by id. */
  revisions(): Promise<{ id: string; title: string; entryNumber: string | null; revision: number }[]>;
  /** Stores a whole dossier; refuses an id that is taken. */
  create(dossier: Dossier, act: Act, luggage?: Luggage): Promise<void>;
  header(id: string): Promise<{ revision: number; header: DossierHeader; counts: Record<string, number> }>;
  records<C extends CollectionName>(id: string, collection: C, window: { offset: number; limit: number }): Promise<{ total: number; rows: RecordOf<C>[] }>;
  record<C extends CollectionName>(id: string, collection: C, recordId: string): Promise<RecordOf<C> | null>;
  read(id: string): Promise<Dossier>;
  /** Files of one exhibit, in the order they were added. */
  filesOf(id: string, exhibitId: string): Promise<EvidenceFile[]>;
  /** Answers the new revision. Every put value is parsed by its collection's schema. */
  commit(commit: Commit): Promise<number>;
  undo(id: string): Promise<{ revision: number; label: string }>;
  redo(id: string): Promise<{ revision: number; label: string }>;
  trash(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  exhibits(id: string, filter: ExhibitFilter): Promise<{ total: number; rows: { exhibit: Exhibit; files: EvidenceFile[] }[] }>;
  facets(id: string): Promise<Record<string, { value: string; count: number }[]>>;
  texts(id: string, fileId: string): Promise<TextPage[]>;
  search(id: string, text: string, limit: number): Promise<{ exhibitId: string | null; exhibitNo: string | null; title: string; fileId: string; page: number; snippet: string }[]>;
}

export interface StagedReader {
  /** Plaintext in bytes. */
  readonly size: number;
  read(offset?: number, length?: number): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

export interface Blobs {
  /** Hashes and encrypts a stream into the temporary folder and syncs it; the plaintext never touches the disk. */
  stage(source: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<StagedBlob>;
  discard(staged: StagedBlob): Promise<void>;
  /** Reads what was staged in any order, before it is part of the vault. Close it. */
  openStaged(staged: StagedBlob): Promise<StagedReader>;
  has(sha256: string): Promise<boolean>;
  size(sha256: string): Promise<number>;
  /** Whole content, authenticated; throws `vault.damagedBlob`. */
  read(sha256: string): Promise<Uint8Array>;
  readRange(sha256: string, offset: number, length: number): Promise<Uint8Array>;
  stream(sha256: string): AsyncIterable<Uint8Array>;
}

/** Why a head was signed: it went out with a package, a backup or an export, or marked the end of a day's work. */
export type HeadPurpose = 'package' | 'backup' | 'export' | 'lock';

export interface ChainReport {
  readonly ok: boolean; readonly events: number; readonly head: string | null; readonly problem: string | null;
  /** How many signed heads, kept here or given, the history was compared with. */
  readonly headsCompared: number;
}

export interface Custody {
  list(filter: { dossierId: string | null; object: string | null; text: string; offset: number; limit: number }): Promise<{ total: number; rows: CustodyEvent[] }>;
  head(): Promise<{ seq: number; hash: string } | null>;
  /** Signs the head as it is now and remembers that it left the vault. */
  signHead(purpose: HeadPurpose): Promise<SignedHead>;
  /** Ed25519 signature with the key that signs heads, for a bundle that leaves the vault. */
  sign(bytes: Uint8Array): Uint8Array;
  /** Heads signed so far, newest first. */
  signedHeads(limit?: number): Promise<SignedHead[]>;
  /** In words, how the log differs from a head that was signed earlier; null when it leads on from it. Looks at one event only. */
  differsFrom(known: SignedHead): Promise<string | null>;
  /** Walks the whole log; `known` are heads kept outside the vault, which an older copy cannot match. */
  verify(known?: readonly SignedHead[]): Promise<ChainReport>;
  /** One canonical JSON line per event, oldest first. */
  lines(dossierId?: string | null): AsyncIterable<string>;
  /** The acts of one dossier with their proofs against a head signed for this; `withTexts` discloses what the commitments stand for. */
  extract(dossierId: string, withTexts: boolean): Promise<CustodyExtract>;
  record(act: Act, dossierId?: string | null): Promise<void>;
}

export interface Bundles {
  /** Newest first. */
  all(): Promise<BundleRecord[]>;
  /** Remembers a bundle that left, with what lies in it. */
  sent(bundle: BundleRecord, blobs: readonly StagedBlob[], act: Act): Promise<void>;
}

/** The vault's own age key pair: others encrypt bundles to the public part. */
export interface AgeKeyPair {
  /** "age1…" */
  readonly recipient: string;
  /** "AGE-SECRET-KEY-1…". Never to leave this process. */
  identity(): string;
}

export interface Jobs {
  put(job: StoredJob): Promise<void>;
  get(jobId: string): Promise<StoredJob | null>;
  /** Jobs that were running when the vault was last closed or killed. */
  interrupted(dossierId: string): Promise<StoredJob[]>;
}

export interface IssuedPackage {
  readonly id: string; readonly dossierId: string; readonly issuedAt: string; readonly title: string; readonly signer: string | null;
  readonly dossierRevision: number;
  readonly volumes: readonly { readonly path: string; readonly pages: number; readonly bytes: number; readonly sha256: string }[];
  /** manifest.json as issued. */
  readonly manifest: unknown;
}

/** A timestamp that an authority gave for a volume, and what has to be appended to the volume to hold it. */
export interface PackageTimestamp {
  /** Index of the volume, from 0. */
  readonly volume: number;
  /** UTC instant, as the authority says. */
  readonly time: string;
  readonly authority: string;
  /** Of the volume with the timestamp: its bytes and SHA-256. */
  readonly bytes: number; readonly sha256: string;
  /** Blob of the bytes that are appended. */
  readonly updateSha256: string;
}

/** An issued package with what came to it since. */
export interface KeptPackage extends IssuedPackage { /** Oldest first. */ readonly timestamps: readonly PackageTimestamp[]; }

/** A package to be issued, with the act that the custody log keeps of it. */
export interface Issue { readonly issued: IssuedPackage; readonly act: Act; }

export interface Packages {
  /** Stores issued packages for good, all or none: their volumes are blobs, their rows can never be changed or removed. */
  issue(issues: readonly Issue[], volumes: readonly StagedBlob[]): Promise<void>;
  /** Stores timestamps of an issued package for good; those it has already are left as they are. */
  addTimestamps(issued: IssuedPackage, timestamps: readonly PackageTimestamp[], updates: readonly StagedBlob[], act: Act): Promise<void>;
  list(dossierId: string): Promise<KeptPackage[]>;
  get(id: string): Promise<KeptPackage | null>;
}

interface IdentityFacts {
  readonly id: string; readonly name: string; readonly title: string | null; readonly organization: string | null; readonly email: string | null;
  /** DER certificate chain, end entity first, base64. */
  readonly certificates: readonly string[];
}

export interface KeptIdentity extends IdentityFacts {
  /** PKCS#8 DER, base64; kept only inside the encrypted database. */
  readonly privateKey: string;
}

/** Its key is on a PKCS#11 token; what is stored says where, and holds no secret. */
export interface TokenIdentity extends IdentityFacts {
  /** `module` is the absolute path of the module, `keyId` the hexadecimal CKA_ID; `pinPad`: the PIN is typed on the token. */
  readonly token: { readonly module: string; readonly tokenSerial: string; readonly tokenLabel: string; readonly keyId: string; readonly pinPad: boolean };
}

export type StoredIdentity = KeptIdentity | TokenIdentity;

export interface Identities {
  list(): Promise<StoredIdentity[]>;
  get(id: string): Promise<StoredIdentity | null>;
  add(identity: StoredIdentity): Promise<void>;
}

export type BackupReason = 'manual' | 'daily' | 'migration' | 'rotation' | 'rebuild';

export interface BackupInfo {
  readonly id: string; readonly folder: string; readonly at: string; readonly reason: BackupReason;
  readonly files: number; readonly bytes: number; readonly databaseBytes: number;
  /** True where evidence files are links to the vault's own: no second copy of their bytes. */
  readonly linked: boolean;
  readonly custodyEvents: number | null;
}

export interface Repair { readonly repaired: number; /** SHA-256 of what the backups do not hold whole either. */ readonly left: readonly string[]; }

/** `outside` is a folder on another disk; null is the vault's own folder of backups. */
export interface Backups {
  make(outside: string | null, reason: BackupReason, progress?: Progress): Promise<BackupInfo>;
  list(outside: string | null): Promise<BackupInfo[]>;
  /** Opens the backup in (or newest below) `where`, checks its database and chain, decrypts every file. */
  test(where: string, progress?: Progress): Promise<{ id: string; ok: boolean; files: number; custodyEvents: number; problems: readonly string[] }>;
  /** Brings damaged files back from the backups' objects where their hash matches. */
  repair(outside: string | null, progress?: Progress): Promise<Repair>;
}

/** A change of all keys of the vault: prepared with a new recovery key, then run; until it is done the present keys are in force. */
export interface KeyRotation {
  /** Whether one was begun and is neither done nor dropped. */
  isPrepared(): boolean;
  /** Makes the new keys; one that was begun keeps its keys and gets another recovery key. @throws Fault `vault.wrongSecret` for anything but the passphrase */
  prepare(passphrase: string): Promise<{ recoveryKey: string }>;
  /** Whether `typed` is the recovery key of the new keys. */
  confirmRecoveryKey(typed: string): boolean;
  /**
   * Encrypts everything anew and puts the new keys in force; the vault is then closed and has to be opened again.
   * Stopped or failed before that, it stays open under the present keys, and goes on the next time.
   * @throws Fault `vault.noNewKeys`, `vault.wrongSecret`, `vault.damagedFiles`, `vault.damagedBlob`, `disk.full`, `job.cancelled`
   */
  run(passphrase: string, progress: Progress): Promise<{ files: number }>;
  /** Keeps the present keys and removes what was encrypted with the new ones. */
  drop(): Promise<void>;
}

export interface DamagedFile { readonly sha256: string; readonly foundAt: string; readonly reason: string; /** Names and dossiers, for people. */ readonly usedBy: string; }
export interface FixityState {
  readonly unfinished: { readonly startedAt: string; readonly files: number } | null;
  readonly finishedAt: string | null;
  readonly total: number;
}
export interface Fixity {
  state(): Promise<FixityState>;
  damaged(): Promise<DamagedFile[]>;
  /** Reads every stored file; `resume` goes on where the last check was stopped. Damaged files are set aside. */
  run(resume: boolean, progress?: Progress): Promise<{ files: number; damaged: DamagedFile[] }>;
}

/** The person at work, by name and role: stamped on every act beside the login name. */
export interface Profile { readonly name: string; readonly role: string | null; }

export interface VaultSettings {
  readonly profile: Profile | null;
  /** Minutes without a key or a click after which the vault locks. */
  readonly autoLockMinutes: number;
  /** When a backup was last made outside the vault's own folder, and where. */
  readonly lastOutsideBackup: { readonly at: string; readonly place: string } | null;
}
export interface Settings {
  read(): Promise<VaultSettings>;
  write(change: Partial<VaultSettings>): Promise<void>;
}

/** A reference file of the vault's own, under the name it is in force by. */
export interface StoredReference { readonly name: string; readonly text: string; readonly sha256: string; readonly addedAt: string; }
export interface ReferenceFiles {
  list(): Promise<StoredReference[]>;
  put(file: StoredReference, act: Act): Promise<void>;
  remove(name: string, act: Act): Promise<void>;
}

/** Versions of the lists parties are screened against. None is ever removed: records point at them. */
export interface ScreeningLists {
  /** Newest first. */
  all(): Promise<ListVersion[]>;
  get(id: string): Promise<ListVersion | null>;
  add(version: ListVersion, files: readonly StagedBlob[], act: Act): Promise<void>;
  /** Its files and facts stay; it is only marked. */
  withdraw(version: ListVersion, act: Act): Promise<void>;
}

export interface Vault {
  readonly folder: string;
  readonly id: string;
  /** PEM of the public key that signs heads of the custody log and bundles, and its SHA-256. */
  readonly publicKey: string;
  readonly keyFingerprint: string;
  readonly dossiers: Dossiers;
  readonly blobs: Blobs;
  readonly custody: Custody;
  readonly jobs: Jobs;
  readonly packages: Packages;
  readonly identities: Identities;
  readonly backups: Backups;
  readonly fixity: Fixity;
  readonly rotation: KeyRotation;
  readonly settings: Settings;
  readonly reference: ReferenceFiles;
  readonly lists: ScreeningLists;
  readonly bundles: Bundles;
  readonly ageKeys: AgeKeyPair;
  /** Derived bytes that can be made again (prepared exhibits, thumbnails): encrypted, keyed, may be dropped at any time. */
  readonly cache: { get(key: string): Promise<Uint8Array | null>; put(key: string, bytes: Uint8Array): Promise<void> };
  /** Who acts, for records that name a person: the name of the profile, or the login name where no profile is set. */
  actor(): string;
  info(): Promise<VaultInfo>;
  confirmRecoveryKey(recoveryKey: string): Promise<boolean>;
  changePassphrase(current: string, next: string): Promise<void>;
  /** Stored files against their hashes, rows, custody chain, foreign keys; `known` are heads kept outside the vault. */
  verify(progress?: Progress, options?: { resume?: boolean; known?: readonly SignedHead[] }): Promise<{ ok: boolean; files: number; custodyEvents: number; headsCompared: number; problems: string[] }>;
  /** Closes the database, releases the vault's lock and wipes the keys; a second time does nothing. */
  close(): Promise<void>;
}
