// Part 9: the statement of the signer, the place of the visible signature or lines for ink, and the dates of the matter.
import type { Block } from '../../typeset/display.ts';
import { heading, labelledValues, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { Composition } from './composition.ts';
import { hashGroups, longDate } from './wording.ts';

export const SIGNATURE_PLACE = 'signature';
/** Height of the box kept for the visible signature. */
export const SIGNATURE_HEIGHT = 96;

/** Clocks that are running in the matter before CBP; how long records are kept is no part of it. */
function datesTable(composition: Composition): Block[] {
  const { measure, width, facts, dossier } = composition;
  const columns = [{ title: 'What', share: 2.4 }, { title: 'Date', share: 1 }, { title: 'Counted from', share: 2.2 }, { title: 'Source', share: 2 }];
  const rows = [
    ...facts.deadlines.filter((one) => one.statutoryDate !== null && one.id !== 'records').map((one) => ({ cells: [one.title, one.statutoryDate ?? '', `${one.startsFrom}, ${one.startDate ?? ''}`, one.source] })),
    ...dossier.case.statedDeadlines.map((one) => ({ cells: [`${one.what}, as stated in the notice`, one.date, '', ''] })),
  ];
  return rows.length === 0 ? [] : [heading(measure, 'Dates that govern this matter', width, 2), table(measure, { columns, rows, size: 7.5 }, width)];
}

/** Lines for ink, on a copy that carries no electronic signature. */
function inkLines(composition: Composition): Block {
  const { measure, width } = composition;
  return labelledValues(measure, ['Signature', 'Name', 'Title', 'Executed on (date)', 'At (place)'].map((label, index) => [label, index === 0 ? '\n\n\u00a0' : '\n\u00a0'] as const), width * 0.75, 150);
}

export function statement(composition: Composition): Block[] {
  const { measure, width, facts, dossier } = composition;
  const { signer } = facts;
  const importer = composition.partyName(dossier.entry.importerId);
  return [
    heading(measure, 'Statement', width, 2),
    paragraph(measure, `On behalf of ${importer === '' ? 'the importer' : importer}, I state that the exhibits in this submission are true copies of the records received or kept in the ordinary course of business, except where an exhibit is marked as prepared for this case; that the originals have not been altered since they were taken into evidence; and that the summaries, tables and calculations were made from those exhibits.`, width),
    ...(facts.publicVersion === null ? [] : [paragraph(measure, 'This is the public version: pages and places are withheld as the index and the redaction log say. What is shown stands in the confidential version on the pages with the same numbers.', width)]),
    paragraph(measure, ['Results of screening mean that no match was found in the named lists on the named dates. Payroll results state what the records show. What this package does not show is listed from ', composition.page('limits'), '.'], width),
    // The form of 28 U.S.C. 1746 (1) serves inside and outside the United States.
    paragraph(measure, `I declare under penalty of perjury under the laws of the United States of America that the foregoing is true and correct to the best of my knowledge and belief (28 U.S.C. 1746).${signer === null ? '' : ` Executed on ${longDate(facts.issuedAt)}.`}`, width),
    ...(signer === null ? [inkLines(composition)] : [
      labelledValues(measure, [['Signed by', signer.name], ['Title', signer.title], ['For', signer.organization], ['Date', longDate(facts.issuedAt)], ['Certificate fingerprint (SHA-256)', hashGroups(signer.fingerprint)]], width),
      { before: 18, strips: [{ height: SIGNATURE_HEIGHT, anchor: SIGNATURE_PLACE, marks: [] }] },
    ]),
    ...datesTable(composition),
  ];
}
