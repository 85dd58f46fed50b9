// Part 7: the tables that were taken in, the yardsticks of each site with their sources, and what the records show by indicator.
import { indicatorResults, WHO_WAS_ON_SITE, type IndicatorResult } from '../../domain/labor/indicator-results.ts';
import { enteredOf, YARDSTICKS } from '../../domain/labor/yardsticks.ts';
import type { Block } from '../../typeset/display.ts';
import { heading, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { AssessedFinding, Composition } from './composition.ts';
import { grouped, spoken } from './wording.ts';

/** So many findings of one indicator are printed here; all that are open or explained stand in Part 8. */
const SHOWN = 6;
const right = 'right' as const;

export function tablesTaken(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  if (dossier.laborImports.length === 0) return [];
  const columns = [{ title: 'Table', share: 1.2 }, { title: 'File', share: 2.2 }, { title: 'Exhibit', share: 1 }, { title: 'Rows', share: 0.7, align: right }, { title: 'Persons', share: 0.7, align: right }, { title: 'Left out', share: 0.7, align: right }, { title: 'Sums as printed', share: 1.6 }];
  const rows = dossier.laborImports.map(({ choices, fileName, sheet, exhibitId, rows: taken, people, leftOut, totals }) => {
    const printed = Object.values(totals).filter((one) => one.printed !== null);
    const off = printed.filter((one) => one.printed !== one.ours).length;
    return { cells: [spoken(choices.kind), sheet === '' ? fileName : `${fileName}, ${sheet}`, (exhibitId === null ? null : composition.exhibit(exhibitId)?.exhibitNo) ?? '—', String(taken), String(people), String(leftOut), printed.length === 0 ? 'none printed' : off === 0 ? `${printed.length} agree` : `${off} of ${printed.length} differ`] };
  });
  return [heading(measure, 'Tables read', width, 2), table(measure, { columns, rows, size: 7.5 }, width)];
}

export function yardsticks(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  return dossier.payrollParameters.flatMap((parameters) => {
    const rows = YARDSTICKS.flatMap(({ id, title, unit, otherwise, rules }) => {
      const [value, source] = [enteredOf(parameters, id), parameters.sources[id]];
      if (value === null && otherwise === null) return [];
      return [{ cells: [title, `${grouped(value ?? otherwise)} ${unit === 'money' ? parameters.currency ?? '' : unit}`.trim(), value === null ? 'not entered; the usual measure' : [source?.source, source?.date].filter(Boolean).join(', ') || 'no source stated', rules.join(', ')] }];
    });
    const columns = [{ title: 'Yardstick', share: 2 }, { title: 'Value', share: 1.3, align: right }, { title: 'Source and date', share: 2.4 }, { title: 'Rules', share: 0.7 }];
    return [heading(measure, `Yardsticks of ${parameters.siteId === null ? 'sites without their own' : composition.siteName(parameters.siteId)}`, width, 2), table(measure, { columns, rows, size: 7.5 }, width)];
  });
}

function shown({ state, findings, fromAudits }: IndicatorResult<AssessedFinding>): string {
  if (state === 'unseen') return 'No record speaks of it.';
  if (findings.length + fromAudits.length === 0) return 'Nothing in these records points to it.';
  const said = findings.slice(0, SHOWN).map(({ rule, message, override }) => `${rule}  ${message}${override === null ? '' : ' (explained)'}`);
  return [...said, ...(findings.length > SHOWN ? [`and ${findings.length - SHOWN} more, see Part 8`] : []), ...fromAudits.map(({ text }) => text)].join('\n');
}

export function indicators(composition: Composition): Block[] {
  const { dossier, facts, measure, width } = composition;
  const columns = [{ title: 'Indicator', share: 1.3 }, { title: 'What the records show', share: 3.4 }, { title: 'Looked at', share: 1.6 }];
  const rows = indicatorResults(dossier, facts.findings).map((result) => ({ cells: [result.indicator === WHO_WAS_ON_SITE ? 'Who was on site' : spoken(result.indicator), shown(result), result.lookedAt.map(({ text }) => text).join('\n') || '—'] }));
  return [
    heading(measure, 'What the records show, by indicator of the ILO', width, 2),
    paragraph(measure, 'The records listed were looked at for each indicator. They show what they show; that nothing points to an indicator does not prove its absence.', width),
    table(measure, { columns, rows, size: 7.5 }, width),
  ];
}
