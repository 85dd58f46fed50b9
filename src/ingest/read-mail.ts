// Reads a mail: its headers, its text, and its attachments as members.
import PostalMime from 'postal-mime';
import type { Address, Attachment, Email } from 'postal-mime';
import { MEDIA_TYPES } from './media-types.ts';
import { memberNameProblem } from './member-name.ts';
import { newReading, TextCollector } from './new-reading.ts';
import type { ReadLimits, ReadRequest, Reading } from './reading.ts';

const MAX_PART_DEPTH = 64;
const TYPE = MEDIA_TYPES.eml;

const addressText = (address: Address): string =>
  address.group ? `${address.name}: ${address.group.map(addressText).join(', ')}` : [address.name, `<${address.address}>`].filter((part) => part !== '').join(' ');

function headerFacts(mail: Email): Record<string, string> {
  const found: Record<string, string | undefined> = {
    from: mail.from && addressText(mail.from),
    to: mail.to?.map(addressText).join(', '),
    cc: mail.cc?.map(addressText).join(', '),
    subject: mail.subject,
    date: mail.date,
    messageId: mail.messageId,
  };
  return Object.fromEntries(Object.entries(found).flatMap(([name, value]) => (value ? [[name, value.slice(0, 5000)]] : [])));
}

/** A name for an attachment that has none, or a hostile one; the same name twice gets a number. */
function attachmentName(attachment: Attachment, index: number, taken: Set<string>): string {
  const base = (attachment.filename ?? '').split(/[/\\]/).at(-1) ?? '';
  const fallback = attachment.mimeType === TYPE ? `attached message ${index + 1}.eml` : `attachment ${index + 1}`;
  const name = base === '..' || base === '.' || memberNameProblem(base) !== null ? fallback : base;
  const unique = taken.has(name) ? `${index + 1} ${name}` : name;
  taken.add(unique);
  return unique;
}

const contentBytes = (content: Attachment['content']): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : content instanceof Uint8Array ? content : new Uint8Array(content);

function attachmentsOf(mail: Email, limits: ReadLimits): Pick<Reading, 'members' | 'refused'> {
  const members: { path: string; bytes: Uint8Array }[] = [];
  const refused: { path: string; reason: string }[] = [];
  const taken = new Set<string>();
  let left = limits.maxMemberBytes;
  mail.attachments.forEach((attachment, index) => {
    const path = attachmentName(attachment, index, taken);
    const bytes = contentBytes(attachment.content);
    if (members.length >= limits.maxMembers) refused.push({ path, reason: `the mail has more than ${limits.maxMembers} attachments` });
    else if (bytes.length > left) refused.push({ path, reason: 'it is larger than the limit' });
    else {
      left -= bytes.length;
      members.push({ path, bytes });
    }
  });
  return { members, refused };
}

/** Reads an RFC 5322 message. A message inside it is an attachment of its own, so depth is counted by who unpacks. */
export async function readMail({ bytes, limits }: ReadRequest): Promise<Reading> {
  try {
    const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: MAX_PART_DEPTH });
    const facts = headerFacts(mail);
    const texts = new TextCollector(limits);
    const head = ['from', 'to', 'cc', 'date', 'subject'].flatMap((name) => (facts[name] ? [`${name}: ${facts[name]}`] : [])).join('\n');
    texts.add(1, `${head}\n\n${mail.text ?? mail.html?.replace(/<[^<>]*>/g, ' ') ?? ''}`);
    return newReading(TYPE, { facts, texts: texts.pages, note: texts.note, ...attachmentsOf(mail, limits) });
  } catch (thrown) {
    return newReading(TYPE, { condition: 'broken', note: `The mail cannot be taken apart: ${thrown instanceof Error ? thrown.message.slice(0, 200) : 'it is damaged'}.` });
  }
}
