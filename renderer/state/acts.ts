// Acts on dossiers, evidence, checks, packages and custody: each one call, each answering its Result to the form that asked.
import type { Client } from '../../src/contract/client.ts';
import type { InputOf, OutputOf } from '../../src/contract/catalogue.ts';
import type { Profile } from '../../src/contract/procedures/vault.ts';
import type { Result } from '../../src/contract/port.ts';
import type { Jobs } from './jobs.ts';

export type Signer = InputOf<'package.build'>['signer'];
export type Preflight = OutputOf<'package.preflight'>;
export type Verification = OutputOf<'package.verify'>[number];
export type VerifiedFiles = OutputOf<'package.verifyFiles'>;

export interface Acts {
  createDossier(header: InputOf<'dossier.create'>['header']): Promise<Result<OutputOf<'dossier.create'>>>;
  importSample(sample: 'cotton' | 'seafood'): Promise<Result<OutputOf<'dossier.importSample'>>>;
  importDossier(file: string, files: string | null): Promise<Result<OutputOf<'dossier.import'>>>;
  exportDossier(dossierId: string, folder: string, withFiles: boolean): Promise<Result<{ path: string }>>;
  trashDossier(dossierId: string): Promise<Result<unknown>>;
  restoreDossier(dossierId: string): Promise<Result<unknown>>;
  ingest(dossierId: string, sources: readonly string[], exhibitId?: string | null): Promise<Result<OutputOf<'evidence.ingest'>>>;
  resumeIngest(jobId: string): Promise<Result<OutputOf<'evidence.resume'>>>;
  saveOriginal(dossierId: string, fileId: string, folder: string): Promise<Result<{ path: string }>>;
  /** Opens a locked PDF with its password. */
  openLocked(dossierId: string, fileId: string, password: string): Promise<Result<OutputOf<'evidence.openLocked'>>>;
  /** Looks through an exhibit and proposes places to cover. */
  proposeRedactions(input: InputOf<'redaction.propose'>): Promise<Result<OutputOf<'redaction.propose'>>>;
  saveCalendar(dossierId: string, folder: string): Promise<Result<{ path: string }>>;
  override(dossierId: string, findingId: string, reason: string): Promise<Result<unknown>>;
  withdrawOverride(dossierId: string, findingId: string): Promise<Result<unknown>>;
  createIdentity(input: InputOf<'identity.create'>): Promise<Result<OutputOf<'identity.create'>>>;
  lookAtTokens(module: string): Promise<Result<OutputOf<'token.look'>>>;
  addTokenIdentity(input: InputOf<'token.addIdentity'>): Promise<Result<OutputOf<'token.addIdentity'>>>;
  tokenState(identityId: string): Promise<Result<OutputOf<'token.state'>>>;
  buildPackage(input: InputOf<'package.build'>): Promise<Result<OutputOf<'package.build'>>>;
  preflight(input: InputOf<'package.preflight'>): Promise<Result<OutputOf<'package.preflight'>>>;
  verifyPackage(packageId: string): Promise<Result<Verification[]>>;
  verifyFiles(files: readonly string[]): Promise<Result<VerifiedFiles>>;
  /** Requests for every volume go into the folder. */
  requestTimestamp(packageId: string, folder: string): Promise<Result<OutputOf<'timestamp.request'>>>;
  /** The folder holds requests and answers; timestamped copies are written into it. */
  addTimestamp(packageId: string, folder: string): Promise<Result<OutputOf<'timestamp.add'>>>;
  savePackage(packageId: string, folder: string): Promise<Result<OutputOf<'package.save'>>>;
  /** `head` is a file with a signed head kept outside the vault. */
  verifyCustody(head?: string | null): Promise<Result<OutputOf<'custody.verify'>>>;
  /** The whole log, or the acts of one dossier. */
  exportCustody(folder: string, dossierId?: string | null): Promise<Result<OutputOf<'custody.export'>>>;
  changePassphrase(current: string, next: string): Promise<Result<unknown>>;
  testRecoveryKey(typed: string): Promise<Result<OutputOf<'vault.confirmRecoveryKey'>>>;
  prepareKeys(passphrase: string): Promise<Result<OutputOf<'keys.prepare'>>>;
  confirmNewRecoveryKey(typed: string): Promise<Result<OutputOf<'keys.confirmRecoveryKey'>>>;
  rotateKeys(passphrase: string): Promise<Result<OutputOf<'keys.rotate'>>>;
  keepKeys(): Promise<Result<unknown>>;
  /** Into the vault's own folder when `folder` is null. */
  makeBackup(folder: string | null): Promise<Result<OutputOf<'backup.make'>>>;
  testBackup(folder: string): Promise<Result<OutputOf<'backup.test'>>>;
  repairFiles(folder: string | null): Promise<Result<OutputOf<'backup.repair'>>>;
  restoreBackup(backup: string, folder: string, secret: string): Promise<Result<OutputOf<'backup.restore'>>>;
  checkVault(resume: boolean): Promise<Result<OutputOf<'vault.verify'>>>;
  setAutoLock(minutes: number): Promise<Result<unknown>>;
  sendBundle(input: InputOf<'bundle.export'>): Promise<Result<OutputOf<'bundle.export'>>>;
  /** `secret` is a passphrase or a secret key; null tries the vault's own key. */
  openBundle(file: string, secret: string | null): Promise<Result<OutputOf<'bundle.preview'>>>;
  applyBundle(previewId: string, choices: InputOf<'bundle.decide'>['choices']): Promise<Result<OutputOf<'bundle.apply'>>>;
  discardBundle(): Promise<Result<unknown>>;
  requestPapers(input: InputOf<'papers.request'>): Promise<Result<OutputOf<'papers.request'>>>;
  previewPapers(dossierId: string, source: string): Promise<Result<OutputOf<'papers.preview'>>>;
  takePapers(dossierId: string, source: string): Promise<Result<OutputOf<'papers.take'>>>;
  exportEpcis(dossierId: string, folder: string): Promise<Result<OutputOf<'epcis.export'>>>;
  importEpcis(dossierId: string, file: string): Promise<Result<OutputOf<'epcis.import'>>>;
  previewLabor(dossierId: string, fileId: string, wish: InputOf<'labor.preview'>['wish']): Promise<Result<OutputOf<'labor.preview'>>>;
  takeLabor(dossierId: string, fileId: string, choices: InputOf<'labor.take'>['choices']): Promise<Result<OutputOf<'labor.take'>>>;
  setProfile(profile: Profile | null): Promise<Result<unknown>>;
  examineReference(file: string): Promise<Result<OutputOf<'reference.examine'>>>;
  addReference(file: string): Promise<Result<OutputOf<'reference.add'>>>;
  removeReference(name: string): Promise<Result<unknown>>;
  saveReference(name: string, folder: string): Promise<Result<OutputOf<'reference.save'>>>;
}

export const createActs = (client: Client, jobs: Jobs): Acts => ({
  createDossier: (header) => client.call('dossier.create', { header }),
  importSample: (sample) => jobs.run('dossier.importSample', { sample }),
  importDossier: (file, files) => jobs.run('dossier.import', { file, files }),
  exportDossier: (dossierId, folder, withFiles) => client.call('dossier.export', { dossierId, folder, withFiles }),
  trashDossier: (dossierId) => client.call('dossier.trash', { dossierId }),
  restoreDossier: (dossierId) => client.call('dossier.restore', { dossierId }),
  ingest: (dossierId, sources, exhibitId = null) => jobs.run('evidence.ingest', { dossierId, sources: [...sources], exhibitId }),
  resumeIngest: (jobId) => jobs.run('evidence.resume', { jobId }),
  saveOriginal: (dossierId, fileId, folder) => client.call('evidence.saveOriginal', { dossierId, fileId, folder }),
  openLocked: (dossierId, fileId, password) => client.call('evidence.openLocked', { dossierId, fileId, password }),
  proposeRedactions: (input) => jobs.run('redaction.propose', input),
  saveCalendar: (dossierId, folder) => client.call('deadlines.export', { dossierId, folder }),
  override: (dossierId, findingId, reason) => client.call('checks.override', { dossierId, findingId, reason }),
  withdrawOverride: (dossierId, findingId) => client.call('checks.withdrawOverride', { dossierId, findingId }),
  createIdentity: (input) => client.call('identity.create', input),
  lookAtTokens: (module) => client.call('token.look', { module }),
  addTokenIdentity: (input) => client.call('token.addIdentity', input),
  tokenState: (identityId) => client.call('token.state', { identityId }),
  buildPackage: (input) => jobs.run('package.build', input),
  preflight: (input) => jobs.run('package.preflight', input),
  verifyPackage: (packageId) => jobs.run('package.verify', { packageId }),
  verifyFiles: (files) => jobs.run('package.verifyFiles', { files: [...files] }),
  requestTimestamp: (packageId, folder) => jobs.run('timestamp.request', { of: { kind: 'package', packageId }, folder }),
  addTimestamp: (packageId, folder) => jobs.run('timestamp.add', { of: { kind: 'package', packageId }, folder }),
  savePackage: (packageId, folder) => client.call('package.save', { packageId, folder }),
  verifyCustody: (head = null) => client.call('custody.verify', { head }),
  exportCustody: (folder, dossierId = null) => client.call('custody.export', { folder, dossierId }),
  changePassphrase: (current, next) => client.call('vault.changePassphrase', { current, next }),
  testRecoveryKey: (typed) => client.call('vault.confirmRecoveryKey', { recoveryKey: typed }),
  prepareKeys: (passphrase) => client.call('keys.prepare', { passphrase }),
  confirmNewRecoveryKey: (typed) => client.call('keys.confirmRecoveryKey', { recoveryKey: typed }),
  rotateKeys: (passphrase) => jobs.run('keys.rotate', { passphrase }),
  keepKeys: () => client.call('keys.drop', {}),
  makeBackup: (folder) => jobs.run('backup.make', { folder }),
  testBackup: (folder) => jobs.run('backup.test', { folder }),
  repairFiles: (folder) => jobs.run('backup.repair', { folder }),
  restoreBackup: (backup, folder, secret) => jobs.run('backup.restore', { backup, folder, secret }),
  checkVault: (resume) => jobs.run('vault.verify', { resume }),
  previewLabor: (dossierId, fileId, wish) => client.call('labor.preview', { dossierId, fileId, wish }),
  takeLabor: (dossierId, fileId, choices) => jobs.run('labor.take', { dossierId, fileId, choices }),
  setProfile: (profile) => client.call('vault.setProfile', { profile }),
  setAutoLock: (minutes) => client.call('vault.setAutoLock', { minutes }),
  sendBundle: (input) => jobs.run('bundle.export', input),
  openBundle: (file, secret) => jobs.run('bundle.preview', { file, secret }),
  applyBundle: (previewId, choices) => jobs.run('bundle.apply', { previewId, choices }),
  discardBundle: () => client.call('bundle.discard', {}),
  requestPapers: (input) => client.call('papers.request', input),
  previewPapers: (dossierId, source) => jobs.run('papers.preview', { dossierId, source }),
  takePapers: (dossierId, source) => jobs.run('papers.take', { dossierId, source }),
  exportEpcis: (dossierId, folder) => client.call('epcis.export', { dossierId, folder }),
  importEpcis: (dossierId, file) => client.call('epcis.import', { dossierId, file }),
  examineReference: (file) => client.call('reference.examine', { file }),
  addReference: (file) => client.call('reference.add', { file }),
  removeReference: (name) => client.call('reference.remove', { name }),
  saveReference: (name, folder) => client.call('reference.save', { name, folder }),
});
