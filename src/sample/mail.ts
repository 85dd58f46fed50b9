// A mail as EML with one attachment (RFC 5322, RFC 2045).

export interface Mail { readonly from: string; readonly to: string; readonly subject: string; readonly date: string; readonly text: string; readonly attachment: { readonly name: string; readonly bytes: Uint8Array }; }

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function mailDate(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return `${DAYS[day.getUTCDay()] ?? ''}, ${String(day.getUTCDate()).padStart(2, '0')} ${MONTHS[day.getUTCMonth()] ?? ''} ${day.getUTCFullYear()} 14:20:00 +0000`;
}

export function mailEml(mail: Mail): Uint8Array {
  const boundary = 'specimen-boundary';
  const encoded = Buffer.from(mail.attachment.bytes).toString('base64').replace(/(.{76})/g, '$1\r\n');
  return new TextEncoder().encode([
    `From: ${mail.from}`, `To: ${mail.to}`, `Subject: ${mail.subject}`, `Date: ${mailDate(mail.date)}`, `Message-ID: <${mail.date}.specimen@example.invalid>`, 'MIME-Version: 1.0', `Content-Type: multipart/mixed; boundary="${boundary}"`, '',
    `--${boundary}`, 'Content-Type: text/plain; charset=utf-8', '', mail.text, '',
    `--${boundary}`, `Content-Type: application/pdf; name="${mail.attachment.name}"`, 'Content-Transfer-Encoding: base64', `Content-Disposition: attachment; filename="${mail.attachment.name}"`, '', encoded, `--${boundary}--`, '',
  ].join('\r\n'));
}
