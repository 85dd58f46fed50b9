// Pages for text files, Word documents and mails.
import mammoth from 'mammoth';
import type { Address } from 'postal-mime';
import PostalMime from 'postal-mime';
import { Fault } from '../../contract/errors.ts';
import { decodeText } from '../../ingest/decode-text.ts';
import { officeProblem } from '../../ingest/office-safety.ts';
import { DEFAULT_LIMITS } from '../../ingest/read-limits.ts';
import type { Block } from '../../typeset/display.ts';
import { LETTER, measureOf } from '../../typeset/flow.ts';
import type { FontLibrary } from '../../typeset/font-library.ts';
import { heading, labelledValues, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { Typesetter } from '../../typeset/typesetter.ts';
import type { PreparedPages, PrepareRequest } from '../engine.ts';
import { renderRendition } from './rendition.ts';

const WIDTH = measureOf(LETTER);
/** More text never fits on fifty pages. */
const MAX_CHARACTERS = 300_000;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const plain = (html: string): string =>
  html.replace(/<br\s*\/?>/gi, '\n').replace(/<[^<>]*>/g, '').replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null;
    if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    return ENTITIES[name ?? ''] ?? whole;
  });

const paragraphs = (typesetter: Typesetter, text: string): Block[] =>
  text.slice(0, MAX_CHARACTERS).split(/\r?\n/).map((line) => paragraph(typesetter, line.replaceAll('\t', '    '), WIDTH, { size: 9, leading: 13, before: 0 }));

function unparsable(name: string, thrown: unknown): Fault {
  return thrown instanceof Fault ? thrown : new Fault('evidence.unparsable', { name, reason: thrown instanceof Error ? thrown.message : 'it is damaged' }, { cause: thrown });
}

export async function prepareText(request: PrepareRequest, fonts: FontLibrary): Promise<PreparedPages> {
  const decoded = decodeText(request.bytes);
  if (!decoded) throw new Fault('evidence.unparsable', { name: request.name, reason: 'it is not text' });
  return renderRendition(request, { label: 'Rendition of a text file', frame: LETTER, rung: 'typeset', cut: decoded.text.length > MAX_CHARACTERS, blocks: (typesetter) => paragraphs(typesetter, decoded.text) }, fonts);
}

/** Headings, paragraphs, lists and tables of a Word document; pictures and layout are in the original only. */
function wordBlocks(typesetter: Typesetter, html: string): Block[] {
  const blocks: Block[] = [];
  for (const [, tag = '', body = ''] of html.matchAll(/<(h[1-6]|p|li|table)(?:\s[^>]*)?>([\s\S]*?)<\/\1>/g)) {
    if (tag === 'table') {
      const rows = [...body.matchAll(/<tr(?:\s[^>]*)?>([\s\S]*?)<\/tr>/g)].map(([, row = '']) => [...row.matchAll(/<t[dh](?:\s[^>]*)?>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = '']) => plain(cell.replace(/<\/p>\s*<p>/g, '\n')).trim()));
      const [head, ...rest] = rows;
      if (head && head.length > 0) blocks.push(table(typesetter, { columns: head.map((title) => ({ title, share: 1 })), rows: rest.map((cells) => ({ cells })) }, WIDTH));
    } else if (tag.startsWith('h')) blocks.push(heading(typesetter, plain(body), WIDTH, tag === 'h1' ? 2 : 3));
    else if (plain(body).trim() !== '') blocks.push(paragraph(typesetter, plain(body), WIDTH, tag === 'li' ? { label: '•', indent: 14, before: 2 } : {}));
  }
  return blocks;
}

export async function prepareDocx(request: PrepareRequest, fonts: FontLibrary): Promise<PreparedPages> {
  try {
    const problem = await officeProblem({ name: request.name, bytes: request.bytes, limits: DEFAULT_LIMITS });
    if (problem) throw new Error(problem.note ?? 'it is not safe to open');
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(request.bytes) }, { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) });
    return await renderRendition(request, { label: 'Rendition of a Word document', frame: LETTER, rung: 'rendition', cut: value.length > MAX_CHARACTERS * 2, blocks: (typesetter) => wordBlocks(typesetter, value.slice(0, MAX_CHARACTERS * 2)) }, fonts);
  } catch (thrown) {
    throw unparsable(request.name, thrown);
  }
}

const addressText = (address: Address): string => (address.group ? `${address.name}: ${address.group.map(addressText).join(', ')}` : [address.name, `<${address.address}>`].filter((part) => part !== '').join(' '));

export async function prepareMail(request: PrepareRequest, fonts: FontLibrary): Promise<PreparedPages> {
  try {
    const mail = await PostalMime.parse(request.bytes, { forceRfc822Attachments: true, maxNestingDepth: 64 });
    const text = mail.text ?? plain((mail.html ?? '').replace(/<(style|script)[\s\S]*?<\/\1>/gi, '').replace(/<\/(p|div|tr|h\d|li)>/gi, '\n'));
    const size = (content: string | ArrayBuffer | Uint8Array): string => String(typeof content === 'string' ? content.length : content.byteLength);
    return await renderRendition(request, {
      label: 'Rendition of a mail', frame: LETTER, rung: 'rendition', cut: text.length > MAX_CHARACTERS,
      blocks: (typesetter) => [
        labelledValues(typesetter, [['From', mail.from ? addressText(mail.from) : null], ['To', mail.to?.map(addressText).join(', ') ?? null], ['Copy', mail.cc?.map(addressText).join(', ') ?? null], ['Date', mail.date ?? null], ['Subject', mail.subject ?? null], ['Message-ID', mail.messageId ?? null]], WIDTH, 80),
        { ...paragraph(typesetter, '', WIDTH, { before: 6 }) },
        ...paragraphs(typesetter, text),
        ...(mail.attachments.length === 0 ? [] : [heading(typesetter, 'Attachments of the mail', WIDTH, 3), table(typesetter, { columns: [{ title: 'Name', share: 4 }, { title: 'Type', share: 2.5 }, { title: 'Bytes', share: 1, align: 'right' }], rows: mail.attachments.map((one) => ({ cells: [one.filename ?? 'without a name', one.mimeType, size(one.content)] })) }, WIDTH)]),
      ],
    }, fonts);
  } catch (thrown) {
    throw unparsable(request.name, thrown);
  }
}
