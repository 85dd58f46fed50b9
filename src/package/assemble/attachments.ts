// Originals and data as associated files: streamed in, hashed against what is certified, listed by name.
import { createHash } from 'node:crypto';
import { Fault } from '../../contract/errors.ts';
import { dateString, textString } from '../pdf-syntax/values.ts';
import { writeName, writeValue } from '../pdf-syntax/write-value.ts';
import type { Attachment } from '../engine.ts';
import type { PdfOutput } from './pdf-output.ts';

const FAN_OUT = 64;

/** A file written as attachment: its name and the number of its file specification. */
export interface WrittenAttachment { readonly name: string; readonly specification: number; }

/** Streams one attachment; refuses bytes that differ from the promised size or SHA-256. */
export async function writeAttachment(out: PdfOutput, attachment: Attachment): Promise<WrittenAttachment> {
  const { name, description, mediaType, size, sha256, relationship, modified } = attachment;
  const stream = out.reserve();
  const parameters = out.reserve();
  const [sha, md5] = [createHash('sha256'), createHash('md5')];
  out.begin(stream);
  out.text(`<</Type/EmbeddedFile/Subtype${writeName(mediaType)}/Params ${parameters} 0 R/Length ${size}>>\nstream\n`);
  let written = 0;
  for await (const piece of attachment.load()) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    sha.update(bytes);
    md5.update(bytes);
    out.bytes(bytes);
    written += bytes.length;
    await out.settle();
  }
  if (written !== size || sha.digest('hex') !== sha256) throw new Fault('package.failed', { reason: `the original ${name} is not the file that was taken in` });
  out.text('\nendstream');
  out.end();
  out.object(parameters, `<</Size ${size}/ModDate ${writeValue(dateString(modified))}/CheckSum<${md5.digest('hex')}>>>`);
  const specification = out.object(
    out.reserve(),
    `<</Type/Filespec/F ${writeValue(textString(name))}/UF ${writeValue(textString(name))}/Desc ${writeValue(textString(description))}/AFRelationship/${relationship}/EF<</F ${stream} 0 R/UF ${stream} 0 R>>>>`,
  );
  return { name, specification };
}

/** Writes the name tree of all attachments; answers the number of its root. */
export function writeNameTree(out: PdfOutput, attachments: readonly WrittenAttachment[]): number {
  const sorted = [...attachments].sort((a, b) => (a.name < b.name ? -1 : 1));
  const pairs = (list: readonly WrittenAttachment[]): string => list.map(({ name, specification }) => `${writeValue(textString(name))} ${specification} 0 R`).join(' ');
  if (sorted.length <= FAN_OUT) return out.object(out.reserve(), `<</Names[${pairs(sorted)}]>>`);
  const kids: string[] = [];
  for (let from = 0; from < sorted.length; from += FAN_OUT) {
    const group = sorted.slice(from, from + FAN_OUT);
    const limits = [group[0], group.at(-1)].map((item) => writeValue(textString(item?.name ?? ''))).join(' ');
    kids.push(`${out.object(out.reserve(), `<</Limits[${limits}]/Names[${pairs(group)}]>>`)} 0 R`);
  }
  return out.object(out.reserve(), `<</Kids[${kids.join(' ')}]>>`);
}
