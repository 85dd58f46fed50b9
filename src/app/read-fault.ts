// The fault that tells why a file could not be read, in words.
import { Fault } from '../contract/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist', EACCES: 'you may not read it', EPERM: 'you may not read it', EISDIR: 'it is a folder', ENOTDIR: 'it, or a part of its path, is not a folder', ELOOP: 'it is a link',
};

export function readFault(path: string, thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return new Fault('disk.unreadable', { path, reason: REASONS[code] ?? (thrown instanceof Error ? thrown.message : String(thrown)) }, { cause: thrown });
}
