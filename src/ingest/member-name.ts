// Which names inside an archive or mail are refused, and why.

const MAX_NAME = 1024;
const MAX_DEPTH = 64;

/** Why a member with that path is not taken; null when the path is harmless. */
export function memberNameProblem(name: string): string | null {
  if (name === '' || name.length > MAX_NAME) return 'its name is empty or longer than 1,024 characters';
  if (/\p{Cc}/u.test(name)) return 'its name contains control characters';
  if (name.includes('\\')) return 'its name contains a backslash';
  if (name.startsWith('/')) return 'its name is an absolute path';
  if (/^[A-Za-z]:/.test(name)) return 'its name begins with a drive letter';
  const parts = name.split('/');
  if (parts.includes('..')) return 'its name leads out of the archive (..)';
  if (parts.some((part, index) => part === '.' || (part === '' && index < parts.length - 1))) return 'its name has empty parts';
  if (parts.length > MAX_DEPTH) return 'it lies more than 64 folders deep';
  return null;
}

/** Names that any common file system would take for the same file get the same key. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().toUpperCase().replace(/[. ]+(?=\/|$)/g, '');
}
