// Part 10: every original with its hash, and how to verify the package without Clearproof.
import type { Block } from '../../typeset/display.ts';
import { GREY } from '../../typeset/display.ts';
import { heading, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import { archivalFormBlocks } from './archival-form.ts';
import type { Composition } from './composition.ts';
import { redactionLogBlocks } from './redaction-log.ts';
import { byteSize, hashGroups } from './wording.ts';

const CHECKS: readonly (readonly [what: string, how: string])[] = [
  ['The seal', 'pdfsig package.pdf (poppler) must say "Signature is Valid" and "Total document signed": then nothing was changed, added, removed or exchanged. Any PDF reader that shows signatures will do as well. Compare the certificate fingerprint with the one in Part 9, or ask the signer for it.'],
  ['The originals', 'pdfdetach -saveall package.pdf (poppler), or the attachments panel of a PDF reader, takes the originals out.'],
  ['Each original', 'sha256sum FILE must give the value printed in the table below and in the attached manifest.json.'],
  ['The pages', 'Each page carries its package number at the foot; page labels in the reader are the same numbers, without a gap.'],
];

/** Instead of the seal, on a copy for ink. */
const INK_CHECK: (typeof CHECKS)[number] = ['The file', 'This copy is not sealed electronically. sha256sum package.pdf must give the value in SHA256SUMS, which goes with it, or the one that the sender gives you by another way.'];
const OMITTED = { redaction: '\nnot attached: it would show what is redacted', choice: '\nnot attached', size: '\nnot attached: no volume has room for it' };

export function manifestPages(composition: Composition): Block[] {
  const { measure, width, facts } = composition;
  const shown = (fileId: string): string => String(facts.appearances.get(fileId)?.pages ?? '—');
  const rows = facts.originals.map(({ attachmentName, omittedBecause, file, exhibit }) => ({
    cells: [
      exhibit ? [composition.cite(exhibit.id)] : '—',
      [{ text: file.name }, ...(attachmentName === null ? [{ text: OMITTED[omittedBecause ?? 'choice'], color: GREY }] : attachmentName !== file.name || facts.inVolumes ? [{ text: `\nattached as ${attachmentName}`, color: GREY }, ...composition.volumeOf(`attached:${file.id}`, ' in volume ')] : [])],
      byteSize(file.size), shown(file.id), exhibit && facts.appearances.has(file.id) ? [composition.page(`file:${file.id}`)] : '—', hashGroups(file.sha256),
    ],
  }));
  const columns = [{ title: 'Exhibit', share: 0.7 }, { title: 'File', share: 2.6 }, { title: 'Size', share: 0.8, align: 'right' as const }, { title: 'Pages', share: 0.55, align: 'right' as const }, { title: 'At', share: 1.1, align: 'right' as const }, { title: 'SHA-256', share: 2.6 }];
  return [
    heading(measure, 'How to verify this package without Clearproof', width, 2),
    ...(facts.signer === null ? [INK_CHECK, ...CHECKS.slice(1)] : CHECKS).map(([what, how], index) => paragraph(measure, [{ text: `${what}. `, weight: 'bold' }, { text: how }], width, { label: `${index + 1}.`, indent: 18, before: 4 })),
    heading(measure, `Originals: ${rows.length} files`, width, 2),
    rows.length === 0 ? paragraph(measure, 'There are no files.', width) : table(measure, { columns, rows, size: 7 }, width),
    ...(facts.publicVersion === null ? [] : [paragraph(measure, 'Originals of exhibits that are withheld or covered are neither listed nor attached: a name or a hash could tell what they are. The confidential version lists them.', width, { size: 8 })]),
    ...redactionLogBlocks(composition),
    ...archivalFormBlocks(composition),
    ...(facts.dossier.referencePins.length === 0 ? [] : [
      heading(measure, 'Reference data used', width, 2),
      paragraph(measure, `Rules, clocks and lists by which this dossier was judged, by version and day: ${facts.dossier.referencePins.map(({ name, version, date }) => `${name} ${version} (${date})`).join(', ')}. Their hashes stand in manifest.json.`, width, { size: 8 }),
    ]),
    paragraph(measure, `Package ${facts.id}, ${facts.publicVersion === null ? 'confidential' : 'public'} version, issued ${facts.issuedAt}.${facts.custodyHead === null ? '' : ` Head of the custody log at issue: ${hashGroups(facts.custodyHead)}.`}`, width, { size: 8, color: GREY, before: 14 }),
  ];
}
