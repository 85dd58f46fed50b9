// Part 9: the deadlines that run, the statement of the signer and the place of the visible signature.
import type { Block } from '../../typeset/display.ts';
import { GREY, HAIRLINE } from '../../typeset/display.ts';
import { heading, labelledValues, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { Composition } from './composition.ts';
import { hashGroups, longDate } from './wording.ts';

export const SIGNATURE_PLACE = 'signature';
/** Height of the box kept for the visible signature. */
export const SIGNATURE_HEIGHT = 96;

function deadlineTable(composition: Composition): Block[] {
  const { measure, width, facts, dossier } = composition;
  const columns = [{ title: 'Deadline', share: 2.2 }, { title: 'By law', share: 1 }, { title: 'File by', share: 1 }, { title: 'Runs from', share: 2 }, { title: 'Source', share: 1.8 }, { title: 'Afterwards', share: 2.2 }];
  const rows = [
    ...facts.deadlines.map((one) => ({ cells: [one.title, one.statutoryDate ?? 'open', one.fileBy ?? '', `${one.startsFrom}${one.startDate === null ? '' : ` ${one.startDate}`}`, one.source, one.afterwards] })),
    ...dossier.case.statedDeadlines.map((one) => ({ cells: [`${one.what}, as stated in the notice`, one.date, '', '', '', ''] })),
  ];
  return rows.length === 0 ? [] : [heading(measure, 'Deadlines', width, 2), table(measure, { columns, rows, size: 7.5 }, width)];
}

export function statement(composition: Composition): Block[] {
  const { measure, width, facts, dossier } = composition;
  const { signer } = facts;
  const importer = composition.partyName(dossier.entry.importerId);
  return [
    heading(measure, 'Statement', width, 2),
    paragraph(measure, `On behalf of ${importer === '' ? 'the importer' : importer}, I state that the exhibits in this submission are true copies of the records received or kept in the ordinary course of business, except where an exhibit is marked as prepared for this case; that the originals have not been altered since they were taken into evidence; and that the summaries, tables and calculations were made from those exhibits.`, width),
    paragraph(measure, 'Results of screening mean that no match was found in the named lists on the named dates. Payroll results state what the records show.', width),
    paragraph(measure, 'I declare under penalty of perjury that the foregoing is true and correct to the best of my knowledge and belief (28 U.S.C. 1746).', width),
    signer === null ? paragraph(measure, 'This copy is not signed.', width, { color: GREY }) : labelledValues(measure, [['Signed by', signer.name], ['Title', signer.title], ['For', signer.organization], ['Date', longDate(facts.issuedAt)], ['Certificate fingerprint (SHA-256)', hashGroups(signer.fingerprint)]], width),
    { before: 18, strips: [{ height: SIGNATURE_HEIGHT, anchor: SIGNATURE_PLACE, marks: [{ kind: 'box', x: 0, y: 0, width: width * 0.62, height: SIGNATURE_HEIGHT, stroke: HAIRLINE, thickness: 0.5 }] }] },
    ...deadlineTable(composition),
  ];
}
