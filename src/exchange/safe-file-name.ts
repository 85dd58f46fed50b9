// File names that every file system takes: ASCII, no reserved names, no traversal, at most 120 characters.

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const MAX_LENGTH = 120;

/** `name` made safe to write; letters outside ASCII lose their marks or become `_`. Never empty. */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/^[._]+/, '')
    .replace(/[. _]+$/, '');
  const dot = plain.lastIndexOf('.');
  const extension = dot > 0 && plain.length - dot <= 12 ? plain.slice(dot) : '';
  const cut = plain.length <= MAX_LENGTH ? plain : plain.slice(0, MAX_LENGTH - extension.length) + extension;
  if (cut === '') return 'file';
  return RESERVED.test(cut) ? `_${cut}` : cut;
}
