// Acts on dossiers, evidence, checks, packages and custody: each one call, each answering its Result to the form that asked.
import type { Client } from '../../src/contract/client.ts';
import type { InputOf, OutputOf } from '../../src/contract/catalogue.ts';
import type { Result } from '../../src/contract/port.ts';
import type { Jobs } from './jobs.ts';

export type Signer = InputOf<'package.build'>['signer'];
export type Verification = OutputOf<'package.verify'>[number];

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
  override(dossierId: string, findingId: string, reason: string): Promise<Result<unknown>>;
  withdrawOverride(dossierId: string, findingId: string): Promise<Result<unknown>>;
  createIdentity(input: InputOf<'identity.create'>): Promise<Result<OutputOf<'identity.create'>>>;
  buildPackage(input: InputOf<'package.build'>): Promise<Result<OutputOf<'package.build'>>>;
  verifyPackage(packageId: string): Promise<Result<Verification[]>>;
  verifyFile(file: string): Promise<Result<Verification[]>>;
  savePackage(packageId: string, folder: string): Promise<Result<OutputOf<'package.save'>>>;
  verifyCustody(): Promise<Result<OutputOf<'custody.verify'>>>;
  exportCustody(folder: string): Promise<Result<OutputOf<'custody.export'>>>;
  changePassphrase(current: string, next: string): Promise<Result<unknown>>;
  testRecoveryKey(typed: string): Promise<Result<OutputOf<'vault.confirmRecoveryKey'>>>;
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
  override: (dossierId, findingId, reason) => client.call('checks.override', { dossierId, findingId, reason }),
  withdrawOverride: (dossierId, findingId) => client.call('checks.withdrawOverride', { dossierId, findingId }),
  createIdentity: (input) => client.call('identity.create', input),
  buildPackage: (input) => jobs.run('package.build', input),
  verifyPackage: (packageId) => jobs.run('package.verify', { packageId }),
  verifyFile: (file) => jobs.run('package.verifyFile', { file }),
  savePackage: (packageId, folder) => client.call('package.save', { packageId, folder }),
  verifyCustody: () => client.call('custody.verify', {}),
  exportCustody: (folder) => client.call('custody.export', { folder }),
  changePassphrase: (current, next) => client.call('vault.changePassphrase', { current, next }),
  testRecoveryKey: (typed) => client.call('vault.confirmRecoveryKey', { recoveryKey: typed }),
});
