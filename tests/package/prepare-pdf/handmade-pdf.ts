// PDFs written by hand, object by object, to have exactly one thing odd about them.

/** A PDF of these objects (number from 1 up); object 1 is the catalog. */
export function handmadePdf(objects: readonly string[], options: { xrefShift?: number; trailer?: string } = {}): Buffer {
  let text = '%PDF-1.7\n';
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset + (options.xrefShift ?? 0)).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R${options.trailer ?? ''}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

export const stream = (content: string, entries = ''): string => `<<${entries}/Length ${content.length}>>\nstream\n${content}\nendstream`;

/** Catalog, tree, one page with `content`, Helvetica; more entries for catalog and page, more objects from number 6 on. */
export function onePage(content: string, more: { catalog?: string; page?: string; objects?: readonly string[] } = {}): string[] {
  return [
    `<</Type/Catalog/Pages 2 0 R${more.catalog ?? ''}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R${more.page ?? ''}>>`,
    stream(content),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...(more.objects ?? []),
  ];
}

export const HELLO = 'BT /F1 24 Tf 50 150 Td (Hello exhibit) Tj ET';
