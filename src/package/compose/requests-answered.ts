// CBP's numbered requests, each with its answer and the pages that carry it.
import type { Block } from '../../typeset/display.ts';
import { ALERT } from '../../typeset/display.ts';
import { heading } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { Composition } from './composition.ts';

export function requestsAnswered(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  if (dossier.requests.length === 0) return [];
  const rows = [...dossier.requests].sort((a, b) => a.no - b.no).map((request) => ({
    cells: [String(request.no), request.text, request.answer ?? request.reasonUnanswered ?? [{ text: 'Not answered in this submission.', color: ALERT }], composition.located(request.exhibitIds)],
  }));
  const columns = [{ title: 'No.', share: 0.4 }, { title: 'CBP asks', share: 2 }, { title: 'Answer', share: 2.2 }, { title: 'Exhibit and page', share: 2.5 }];
  return [heading(measure, "Answers to CBP's requests, one by one", width, 2, 'requests'), table(measure, { columns, rows }, width)];
}
