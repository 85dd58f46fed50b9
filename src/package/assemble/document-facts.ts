// What the package says about itself: document information, XMP metadata, page labels.
import { dateString, dictOf, PdfName, textString } from '../pdf-syntax/values.ts';
import { writeDict, writeValue } from '../pdf-syntax/write-value.ts';
import type { AssembleRequest } from '../engine.ts';
import type { PdfOutput } from './pdf-output.ts';

const PRODUCER = 'Clearproof';

const escapeXml = (text: string): string =>
  text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`).replace(/[^\x09\x0a\x0d\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

/** Writes the information dictionary; answers its number. */
export function writeInfo(out: PdfOutput, { info, at }: AssembleRequest): number {
  const dict = dictOf({
    Title: textString(info.title), Author: textString(info.author), Subject: textString(info.subject), Keywords: textString(info.keywords),
    Creator: textString(PRODUCER), Producer: textString(PRODUCER), CreationDate: dateString(at), ModDate: dateString(at),
  });
  return out.object(out.reserve(), writeDict(dict));
}

/** Writes the XMP packet, which says the same as the information dictionary; answers its number. */
export function writeMetadata(out: PdfOutput, { info, at, archival }: AssembleRequest): number {
  // ISO 19005-3, 6.6.4: whoever says so is held to it.
  const identification = archival ? '\n<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>' : '';
  const when = `${at.toISOString().slice(0, 19)}Z`;
  const packet = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">${identification}
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(info.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(info.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(info.subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>${escapeXml(info.language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>${escapeXml(info.keywords)}</pdf:Keywords><pdf:Producer>${PRODUCER}</pdf:Producer>
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool><xmp:CreateDate>${when}</xmp:CreateDate><xmp:ModifyDate>${when}</xmp:ModifyDate><xmp:MetadataDate>${when}</xmp:MetadataDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
  return out.stream(dictOf({ Type: new PdfName('Metadata'), Subtype: new PdfName('XML') }), Buffer.from(packet, 'utf8'));
}

/** The catalog's /PageLabels: zero-padded numbers take one range for each count of digits, because a label pads nothing. */
export function pageLabels({ prefix, first, digits = 1 }: AssembleRequest['pageLabels'], pages: number): string {
  const ranges: string[] = [];
  for (let number = first; number < first + pages; ) {
    const length = String(number).length;
    const padded = prefix + '0'.repeat(Math.max(0, digits - length));
    ranges.push(`${number - first}<</S/D/P ${writeValue(textString(padded))}/St ${number}>>`);
    number = 10 ** length;
  }
  return `/PageLabels<</Nums[${ranges.join('')}]>>`;
}
