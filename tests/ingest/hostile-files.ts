// Makes small hostile and ordinary files in code: ZIPs with any name and lie, pictures that claim to be huge, PDFs.
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from 'pdf-lib';

export interface RawMember {
  readonly name: string;
  readonly data: Uint8Array | string;
  /** Unix mode with file type bits; 0o100644 when absent. */
  readonly mode?: number;
  readonly crc?: number;
  readonly statedSize?: number;
  /** Name in the local header when it shall differ. */
  readonly localName?: string;
  readonly flags?: number;
}

/** A ZIP written byte by byte, so that it can lie. */
export function rawZip(members: readonly RawMember[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const data = Buffer.from(member.data);
    const packed = deflateRawSync(data);
    const name = Buffer.from(member.name);
    const localName = Buffer.from(member.localName ?? member.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((member.flags ?? 0) | 0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(member.crc ?? crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(member.statedSize ?? data.length, 18);
    common.writeUInt16LE(localName.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, localName, packed]);
    common.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((member.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 3]), common, tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** A grey PNG of any stated size; its pixels are only `rows` rows of zeroes. */
export function png(width: number, height: number, rows = height): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * rows))), chunk('IEND', Buffer.alloc(0))]);
}

/** A PDF whose page n carries texts[n]; a page without text carries none. */
export async function pdf(texts: readonly string[]): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const text of texts) {
    const page = document.addPage([300, 200]);
    if (text) page.drawText(text, { x: 20, y: 100, size: 12, font });
  }
  document.setProducer('Test Producer');
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

const CONTENT_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const DOCUMENT_RELS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** A DOCX of one paragraph; `prolog` stands between the XML declaration and the root. */
export function docx(text: string, prolog = ''): Buffer {
  return rawZip([
    { name: '[Content_Types].xml', data: CONTENT_TYPES },
    { name: '_rels/.rels', data: DOCUMENT_RELS },
    { name: 'word/document.xml', data: `<?xml version="1.0"?>${prolog}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>` },
  ]);
}

export const BILLION_LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i || ''};`.repeat(10)}">`).join('')}]>`;

/** A mail with one attachment. */
export function mail(subject: string, attachment: { name: string; type: string; bytes: Uint8Array }): Buffer {
  return Buffer.from([
    'From: Li Wei <li.wei@mill.example>', 'To: import@buyer.example', `Subject: ${subject}`, 'Date: Wed, 04 Nov 2026 09:15:00 +0700', 'Message-ID: <1@mill.example>', 'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b1"', '', '--b1', 'Content-Type: text/plain; charset=utf-8', '', 'Please find the bale list attached.', '--b1',
    `Content-Type: ${attachment.type}; name="${attachment.name}"`, 'Content-Transfer-Encoding: base64', `Content-Disposition: attachment; filename="${attachment.name}"`, '',
    Buffer.from(attachment.bytes).toString('base64').replace(/.{76}/g, '$&\r\n'), '--b1--', '',
  ].join('\r\n'));
}

/** A mail that carries a mail that carries a mail …, `levels` deep. */
export function nestedMail(levels: number): Buffer {
  const head = (level: number): string => `From: a@a.example\r\nTo: b@b.example\r\nSubject: level ${level}\r\nMIME-Version: 1.0\r\n`;
  let body = `${head(levels)}Content-Type: text/plain\r\n\r\nthe innermost\r\n`;
  for (let level = levels - 1; level >= 0; level -= 1) {
    body = `${head(level)}Content-Type: multipart/mixed; boundary="x${level}"\r\n\r\n--x${level}\r\nContent-Type: message/rfc822\r\n\r\n${body}\r\n--x${level}--\r\n`;
  }
  return Buffer.from(body);
}
