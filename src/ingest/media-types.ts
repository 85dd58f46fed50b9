// The media types ingest knows, and which file name endings fit each.

export const UNKNOWN = 'application/octet-stream';

export const MEDIA_TYPES = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  tiff: 'image/tiff',
  heic: 'image/heic',
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xls: 'application/vnd.ms-excel',
  doc: 'application/msword',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
  ole: 'application/x-ole-storage',
  eml: 'message/rfc822',
  csv: 'text/csv',
  txt: 'text/plain',
  html: 'text/html',
  xml: 'application/xml',
  svg: 'image/svg+xml',
  json: 'application/json',
  rtf: 'application/rtf',
  exe: 'application/vnd.microsoft.portable-executable',
  elf: 'application/x-executable',
} as const;

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  [MEDIA_TYPES.pdf]: ['pdf'],
  [MEDIA_TYPES.jpeg]: ['jpg', 'jpeg', 'jpe', 'jfif'],
  [MEDIA_TYPES.png]: ['png'],
  [MEDIA_TYPES.gif]: ['gif'],
  [MEDIA_TYPES.webp]: ['webp'],
  [MEDIA_TYPES.tiff]: ['tif', 'tiff'],
  [MEDIA_TYPES.heic]: ['heic', 'heif', 'hif', 'avif'],
  [MEDIA_TYPES.xlsx]: ['xlsx', 'xlsm', 'xltx'],
  [MEDIA_TYPES.docx]: ['docx', 'docm', 'dotx'],
  [MEDIA_TYPES.pptx]: ['pptx', 'pptm', 'ppsx'],
  [MEDIA_TYPES.xls]: ['xls', 'xlt'],
  [MEDIA_TYPES.doc]: ['doc', 'dot'],
  [MEDIA_TYPES.exe]: ['exe', 'dll', 'scr', 'com'],
};
const CLAIMING = new Set(Object.values(ENDINGS).flat());

/** Letters, marks and numbers that steer text direction or are not seen at all. */
const HIDDEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;

/**
 * What is suspicious about a name, in words; null when nothing is.
 * The name itself is never changed: it is part of the evidence.
 */
export function nameWarning(name: string, mediaType: string): string | null {
  if (HIDDEN.test(name)) return 'The file name contains hidden control or direction characters; what you see may not be what it says.';
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase();
  const fitting = ENDINGS[mediaType];
  if (ending === undefined || !CLAIMING.has(ending)) {
    return mediaType === MEDIA_TYPES.exe || mediaType === MEDIA_TYPES.elf ? 'The content is a program. It is kept and never run.' : null;
  }
  if (mediaType === UNKNOWN || fitting?.includes(ending)) return null;
  return `The name ends in .${ending}, but the content is ${mediaType}.`;
}
