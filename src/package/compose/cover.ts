// Part 0: the transmittal page with everything CBP needs to find the case.
import type { Block, Inlines } from '../../typeset/display.ts';
import { ACCENT, ALERT, GREY, INK } from '../../typeset/display.ts';
import { labelledValues, paragraph, space } from '../../typeset/paragraph.ts';
import type { Composition } from './composition.ts';
import { publicHead } from './public-sheets.ts';
import { CASE_NAMES, entryType, importerNumber, longDate, money, REQUESTED } from './wording.ts';

/** The cover; it carries no running head. */
export function cover(composition: Composition): Block[] {
  const { dossier, width, measure, facts } = composition;
  const { case: kase, entry } = dossier;
  const importer = composition.party(entry.importerId);
  const broker = composition.party(entry.brokerId);
  const counsel = dossier.parties.find((party) => party.roles.includes('counsel'));
  const ior = importer?.identifiers.find((identifier) => identifier.scheme === 'ior')?.value;
  const dated = (date: string | null): Inlines | null => (date === null ? null : longDate(date));
  const lines = entry.lines.map((line) => `${line.line}: ${line.hts ?? ''} ${line.description}${line.countryOfOrigin === null ? '' : `, origin ${line.countryOfOrigin}`}`);
  const value = entry.lines.every((line) => line.valueUsd !== null) && entry.lines.length > 0 ? entry.lines.map((line) => money(line.valueUsd, 'USD')).join('; ') : null;
  const title = facts.options.title ?? dossier.title;
  const kinds = [kase.type, ...kase.alsoTypes].map((type) => CASE_NAMES[type]).filter((name) => !title.toLowerCase().startsWith(name.toLowerCase()));
  const granted = kase.extensions.map((extension) => extension.grantedUntil).filter((date) => date !== null).sort().at(-1) ?? null;
  const isPublic = facts.publicVersion !== null;
  const contact = facts.signer === null ? null : [facts.signer.name, facts.signer.title, facts.signer.organization].filter(Boolean).join(', ');
  const documents = facts.groups.reduce((sum, group) => sum + group.exhibits.length, 0);
  return [
    paragraph(measure, 'SUBMISSION TO U.S. CUSTOMS AND BORDER PROTECTION', width, { size: 8.5, weight: 'bold', color: GREY, tracking: 0.8, before: 0 }),
    space(14),
    paragraph(measure, title, width, { size: 25, leading: 31, weight: 'bold', color: ACCENT, before: 0, role: 'H1' }),
    ...(kinds.length === 0 ? [] : [paragraph(measure, kinds.join(' · '), width, { size: 13, color: INK, before: 8 })]),
    ...(facts.earlier === null ? [] : [paragraph(measure, [`Supplement ${facts.earlier.ordinal} to the package issued on ${longDate(facts.earlier.issuedAt)}; what it adds is said at `, composition.page('part:supplement'), '.'], width, { size: 11, weight: 'bold', color: INK, before: 8 })]),
    ...(dossier.fictional ? [paragraph(measure, `SPECIMEN. ${dossier.notice ?? 'All names and numbers are invented.'}`, width, { size: 8.5, weight: 'bold', color: ALERT, before: 12 })] : []),
    ...(facts.signer === null ? [paragraph(measure, ['NOT SEALED ELECTRONICALLY. This copy is to be signed by hand in Part 9, at ', composition.page('part:9'), '. Nothing in the file shows whether it was changed; its SHA-256 stands in SHA256SUMS, which goes with it.'], width, { size: 8.5, weight: 'bold', color: ALERT, before: 12 })] : []),
    ...(isPublic ? [publicHead(composition)] : [paragraph(measure, facts.options.legend, width, { size: 8.5, weight: 'bold', color: INK, before: 12 })]),
    space(12),
    labelledValues(measure, [
      ['Entry number', entry.number], ['Entry type', entry.type === null ? null : entryType(entry.type)], ['Port of entry', entry.portCode === null ? entry.portName : `${entry.portCode} ${entry.portName ?? ''}`.trim()],
      ['Detention notice', kase.detentionNo], ['CBP Form 28', kase.form28No], ['Protest', kase.protestNo], ['Case reference', kase.reference],
      ['Entry lines', lines.length === 0 || isPublic ? null : lines.join('\n')], ['Entered value', isPublic ? null : value],
      ['Imported', dated(kase.dates.imported)], ['Entered', dated(kase.dates.entered)], ['Presented for examination', dated(kase.dates.presentedForExam)],
      ['Detention notice dated', dated(kase.dates.detentionNotice)], ['Form 28 issued', dated(kase.dates.form28Issued)],
      ['Importer of record', importer === null ? null : [importer.name, ior === undefined || isPublic ? '' : ` · IOR no. ${importerNumber(ior)}`]],
      ['Customs broker', isPublic ? null : (broker?.name ?? null)], ['Counsel', counsel?.name ?? null],
      ['Requested', [kase.type, ...kase.alsoTypes].map((type) => REQUESTED[type]).join('; ')], ['Extension granted until', dated(granted)], ['Legal basis', kase.legalBasis.join('; ') || null], ['Filed through', kase.channel], ['Contact', contact],
      ['Exhibits', [`${documents} exhibits on numbered pages, listed from `, composition.page('part:2')]],
      ['Issued', `${longDate(facts.issuedAt)} (${facts.issuedAt.slice(11, 16)} UTC)`],
    ], width, 150),
    ...(isPublic ? [] : [paragraph(measure, `Confidential treatment is requested for this submission and its attachments under 19 CFR 103.35 and 5 U.S.C. 552(b)(4). Reason: ${facts.options.confidentialReason} The submitter asks to be notified before any disclosure${contact === null ? '' : `, through ${contact}`}.`, width, { size: 8, color: GREY, before: 16 })]),
  ];
}
