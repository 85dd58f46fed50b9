// What an error of the database engine means to a person.
import { Fault } from '../contract/errors.ts';

/** The fault behind an engine's error code; an error without such a meaning comes back unchanged. */
export function databaseFault(error: Error): Error {
  const code = 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_FULL')) return new Fault('disk.full', {}, { cause: error });
  if (code.startsWith('SQLITE_IOERR')) return new Fault('disk.unwritable', { path: 'The database of the vault', reason: 'the disk reports an error' }, { cause: error });
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return new Fault('vault.damagedDatabase', { reason: error.message }, { cause: error });
  // What the engine says of a page that cannot be decrypted once the check has met one.
  if (code.startsWith('SQLITE_NOMEM')) return new Fault('vault.damagedDatabase', { reason: 'a page cannot be decrypted' }, { cause: error });
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) return new Fault('vault.readOnly', { reason: error.message }, { cause: error });
  return error;
}
