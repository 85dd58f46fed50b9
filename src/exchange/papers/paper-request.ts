// A request for papers: a folder for each paper asked for, filled by hand and sent back, without this program.
import * as v from 'valibot';
import { idSchema, instantSchema, maybe, textSchema } from '../../domain/dossier/scalars.ts';
import { safeFileName } from '../safe-file-name.ts';

export const REQUEST_FORM = 'clearproof-paper-request/1';
export const REQUEST_FILE = 'request.json';
export const READ_ME = 'READ ME FIRST.txt';
export const LIST_FILE = 'LIST.csv';
/** Keeps a folder in archives that drop empty ones. */
export const PLACEHOLDER = 'put the files here.txt';

export const paperRequestSchema = v.strictObject({
  form: v.literal(REQUEST_FORM),
  id: idSchema,
  dossierId: idSchema,
  vaultId: textSchema,
  to: textSchema,
  from: textSchema,
  at: instantSchema,
  note: v.optional(textSchema, ''),
  items: v.array(v.strictObject({ no: v.pipe(v.number(), v.integer(), v.minValue(1)), what: textSchema, why: textSchema, exhibitId: maybe(idSchema), folder: textSchema })),
});
export type PaperRequest = v.InferOutput<typeof paperRequestSchema>;
export type PaperItem = PaperRequest['items'][number];

/** "03 Commercial invoice": the number finds the item again, whatever becomes of the words. */
export const itemFolder = (no: number, what: string): string => `${String(no).padStart(2, '0')} ${safeFileName(what).slice(0, 40).replaceAll('_', ' ').trim()}`;

/** Spreadsheets take a cell beginning so for a formula. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const cell = (text: string): string => `"${harmless(text).replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`;

/** A table the supplier may fill in with any spreadsheet; with the mark that tells them its letters are UTF-8. */
export const requestList = (request: PaperRequest): string => `\uFEFF${[
  ['No.', 'Paper', 'Why it is needed', 'Folder', 'Your remark (if you cannot send it, why)'].map(cell).join(','),
  ...request.items.map((item) => [String(item.no), item.what, item.why, item.folder, ''].map(cell).join(',')),
].join('\r\n')}\r\n`;

/** For people who never saw this program, in English, Chinese and Vietnamese. */
export const requestReadMe = (request: PaperRequest): string => [
  `Papers asked for by ${request.from}`, `To: ${request.to}`, `Date: ${request.at.slice(0, 10)}`, ...(request.note === '' ? [] : ['', request.note]),
  '', 'WHAT TO DO',
  '1. For each paper in the list below there is a folder with the same number.',
  '2. Put the paper into its folder: a scan, a photo or the original file (PDF, Excel, JPG). Several files are fine.',
  '3. If you do not have a paper, open LIST.csv and write the reason in the last column.',
  '4. Do not rename the folders, and leave the file request.json where it is.',
  '5. Send everything back as one ZIP file or folder. No program has to be installed.',
  '', 'THE PAPERS', ...request.items.map((item) => `${String(item.no).padStart(2, '0')}  ${item.what}${item.why === '' ? '' : ` (${item.why})`}`),
  '', '\u4e2d\u6587', '\u6bcf\u4efd\u6587\u4ef6\u90fd\u6709\u4e00\u4e2a\u540c\u53f7\u7684\u6587\u4ef6\u5939\u3002\u8bf7\u628a\u6587\u4ef6\uff08\u626b\u63cf\u4ef6\u3001\u7167\u7247\u6216\u539f\u59cb\u6587\u4ef6\uff09\u653e\u5165\u5bf9\u5e94\u7684\u6587\u4ef6\u5939\u3002\u6ca1\u6709\u7684\u6587\u4ef6\uff0c\u8bf7\u5728 LIST.csv \u6700\u540e\u4e00\u5217\u5199\u660e\u539f\u56e0\u3002\u8bf7\u52ff\u66f4\u6539\u6587\u4ef6\u5939\u540d\u79f0\u6216\u5220\u9664 request.json\u3002\u5b8c\u6210\u540e\u538b\u7f29\u6210\u4e00\u4e2a ZIP \u6587\u4ef6\u53d1\u56de\u3002',
  '', 'Ti\u1ebfng Vi\u1ec7t', 'M\u1ed7i gi\u1ea5y t\u1edd c\u00f3 m\u1ed9t th\u01b0 m\u1ee5c c\u00f9ng s\u1ed1. H\u00e3y \u0111\u1eb7t t\u1ec7p (b\u1ea3n qu\u00e9t, \u1ea3nh ho\u1eb7c t\u1ec7p g\u1ed1c) v\u00e0o \u0111\u00fang th\u01b0 m\u1ee5c. N\u1ebfu kh\u00f4ng c\u00f3, h\u00e3y ghi l\u00fd do v\u00e0o c\u1ed9t cu\u1ed1i c\u1ee7a LIST.csv. Kh\u00f4ng \u0111\u1ed5i t\u00ean th\u01b0 m\u1ee5c, kh\u00f4ng x\u00f3a request.json. Xong, n\u00e9n t\u1ea5t c\u1ea3 th\u00e0nh m\u1ed9t t\u1ec7p ZIP v\u00e0 g\u1eedi l\u1ea1i.', '',
].join('\r\n');

/** Files of the request by their path. */
export function requestFiles(request: PaperRequest): { readonly path: string; readonly text: string }[] {
  return [
    { path: READ_ME, text: `\uFEFF${requestReadMe(request)}` },
    { path: LIST_FILE, text: requestList(request) },
    { path: REQUEST_FILE, text: `${JSON.stringify(request, null, 2)}\n` },
    ...request.items.map((item) => ({ path: `${item.folder}/${PLACEHOLDER}`, text: `${item.what}\r\n` })),
  ];
}

/** Which item a returned path answers: by the number its folder begins with. Null outside every folder. */
export function itemOf(relativePath: string, request: PaperRequest): PaperItem | null {
  for (const part of relativePath.split('/').slice(0, -1)) {
    const no = /^(\d{1,3})(?!\d)/.exec(part)?.[1];
    const item = no === undefined ? undefined : request.items.find((candidate) => candidate.no === Number(no));
    if (item) return item;
  }
  return null;
}

/** Files of the request itself, and what systems leave in folders: no papers. */
export function isNoPaper(relativePath: string): boolean {
  const name = relativePath.split('/').at(-1) ?? '';
  return [REQUEST_FILE, READ_ME, PLACEHOLDER].includes(name) || /^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(name) || /(?:^|\/)__MACOSX\//.test(relativePath);
}
