// A custody event as a sentence.
import type { CustodyEvent } from '../../../src/contract/procedures/vault.ts';
import { wordsOf } from '../../copy/words.ts';

const NAMES: Readonly<Record<string, string>> = {
  'vault.create': 'Vault created', 'vault.open': 'Vault opened', 'vault.lock': 'Vault locked', 'vault.changePassphrase': 'Passphrase changed', 'vault.rotateKeys': 'All keys changed', 'vault.settings': 'Settings of the vault changed', 'schema.migrate': 'Vault brought up to date',
  'backup.make': 'Backup made', 'backup.test': 'Backup tested', 'backup.restore': 'Restored from a backup', 'file.repair': 'Damaged file mended from a backup', 'custody.export': 'Custody log exported',
  'dossier.create': 'Dossier created', 'dossier.import': 'Dossier imported', 'dossier.edit': 'Fields changed', 'dossier.undo': 'Change undone', 'dossier.redo': 'Change redone',
  'evidence.ingest': 'Evidence taken in', 'exhibit.add': 'Exhibit added', 'exhibit.edit': 'Exhibit changed', 'file.add': 'File taken in',
  'check.override': 'Finding explained', 'check.withdrawOverride': 'Explanation withdrawn', 'deadlines.export': 'Deadlines saved for a calendar', 'package.issue': 'Package issued', 'package.save': 'Package saved to a folder', 'package.timestampRequest': 'Timestamp asked for', 'package.timestamp': 'Timestamp added to a copy', 'identity.create': 'Signing identity made',
  'bundle.send': 'Bundle sent', 'bundle.receive': 'Bundle taken in', 'papers.request': 'Papers asked for', 'papers.receive': 'Asked papers taken in', 'epcis.export': 'EPCIS events written', 'epcis.import': 'EPCIS events taken in',
  'list.load': 'List loaded', 'list.withdraw': 'List withdrawn', 'screening.run': 'Parties screened', 'screening.decide': 'Hit decided', 'screening.review': 'Decision on a hit reviewed',
  'reference.pin': 'Reference data pinned', 'reference.add': 'Reference data put in force', 'reference.remove': 'Reference data of the vault given up',
};

const words = (details: Readonly<Record<string, unknown>>): string => {
  const told = ['label', 'title', 'name', 'rule'].map((key) => details[key]).find((value) => typeof value === 'string');
  return typeof told === 'string' ? `: ${told}` : '';
};

/** "Fields changed: Change date of C-06" */
export const actWords = (event: CustodyEvent): string => `${NAMES[event.type] ?? wordsOf(event.type.replaceAll('.', ' '))}${words(event.details)}`;

/** "Lan Pham, auditor"; the login name where no profile was set. */
export const whoActed = ({ profile, actor }: Pick<CustodyEvent, 'profile' | 'actor'>): string => (profile === null ? actor : [profile.name, profile.role].filter(Boolean).join(', '));
