// T22, T23, T26: does the answer rest on exhibits, answer everything, and come in time?
import { deadlines } from '../case/deadlines.ts';
import { extensionFaults } from '../case/extensions.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { at, atExhibit, daysBetween, type Hit, type Rule } from './facts.ts';

/** Papers about the importer, the case or the file as a whole; they need no step of their own. */
const OF_THE_WHOLE = new Set(['CBP_DETENTION_NOTICE', 'CBP_FORM_28', 'CBP_FORM_29', 'POLICY', 'SUPPLIER_CODE', 'CONTRACT_CLAUSE', 'RISK_ASSESSMENT', 'TRAINING_RECORD', 'SCREENING_LOG', 'IMPORTER_DECLARATION', 'STATEMENT_12_43B', 'TRANSLATION_CERT', 'SUPPLY_CHAIN_MAP', 'FLOW_CHART', 'ENTITY_TABLE', 'CORRESPONDENCE', 'EPCIS_FILE', 'TRACE_PLATFORM_EXPORT']);

/** T22: a sentence of the narrative without an exhibit behind it, an exhibit that nothing speaks of. */
export const unsupportedClaims: Rule = ({ dossier, exhibits, exhibitById }) => {
  const claims = dossier.claims.filter((claim) => !claim.cites.some((cite) => exhibitById.has(cite.exhibitId)))
    .map((claim): Hit => ({ rule: 'T22', where: [at('claims', claim.id)], message: `“${claim.text.slice(0, 80)}” cites no exhibit on file.` }));
  const spokenOf = new Set([
    ...dossier.claims.flatMap(({ cites }) => cites.map(({ exhibitId }) => exhibitId)), ...dossier.requests.flatMap(({ exhibitIds }) => exhibitIds), ...exhibits.flatMap(({ covers }) => covers),
    ...dossier.audits.flatMap(({ findings }) => findings.map(({ evidenceExhibitId }) => evidenceExhibitId)), ...dossier.payrolls.map(({ sourceExhibitId }) => sourceExhibitId), ...dossier.bankBatches.map(({ exhibitId }) => exhibitId), ...dossier.workers.map(({ idCopyExhibitId }) => idCopyExhibitId),
  ]);
  const orphans = exhibits.filter((exhibit) => exhibit.state === 'ready' && exhibit.stepIds.length + exhibit.lotIds.length + exhibit.partyIds.length === 0 && exhibit.auditId === null && !OF_THE_WHOLE.has(exhibit.docType) && !spokenOf.has(exhibit.id))
    .map((exhibit): Hit => ({ rule: 'T22', level: 'info', where: [atExhibit(exhibit)], message: `${exhibit.exhibitNo} belongs to no step, lot or party and is cited nowhere.`, key: 'orphan' }));
  return [...claims, ...orphans];
};

/** T23: every item CBP asked has an answer and exhibits, or a reason. */
export const unansweredRequests: Rule = ({ dossier, exhibitById }) => dossier.requests.flatMap((request): Hit[] => {
  if (request.reasonUnanswered?.trim()) return [];
  const place = at('requests', request.id);
  const gone = request.exhibitIds.filter((id) => !exhibitById.has(id));
  const asked = `item ${request.no} (“${request.text.slice(0, 80)}”)`;
  if (request.exhibitIds.length === gone.length) return [{ rule: 'T23', where: [place], message: `Nothing is filed for ${asked}, and no reason is given.` }];
  if (!request.answer?.trim()) return [{ rule: 'T23', where: [place], message: `Exhibits are filed for ${asked}, but no answer in words.` }];
  return gone.map((id) => ({ rule: 'T23', level: 'warn' as const, where: [place], message: `The answer to item ${request.no} names exhibit ${id}, which is not on file.`, key: id }));
});

/** A day that CBP's own paper states and no clock ends on: told at once, and in earnest when it is near or over with nothing filed. */
function statedHit({ what, date }: Dossier['case']['statedDeadlines'][number], asOf: string | null, alarmDays: readonly number[], isAnswered: boolean): Hit {
  const left = asOf === null ? null : daysBetween(asOf, date);
  const isPressing = left !== null && !isAnswered && left <= Math.max(0, ...alarmDays);
  const when = !isPressing ? '' : left < 0 ? ', which is over' : left === 0 ? ', which is today' : `, ${left === 1 ? 'one day' : `${left} days`} from now`;
  return { rule: 'T26', level: isPressing ? 'warn' : 'info', where: [at('case', null, 'statedDeadlines')], message: `${what} is stated as ${date}${when}; no clock of the case ends on that day. Plan to the earlier.`, key: `stated ${what}` };
}

/** T26: the next days by which something must be filed, those that are over, and those that the notice itself states otherwise. */
export const nearDeadlines: Rule = ({ dossier, reference }) => {
  const clocks = deadlines(dossier, reference);
  const near = clocks.filter(({ alarm }) => alarm !== null).map(({ id, title, statutoryDate, fileBy, daysLeft, alarm }): Hit => ({
    rule: 'T26', where: [at('case', null, id)], key: id,
    message: alarm === 'late'
      ? `${title}: the day to file by, ${fileBy ?? ''}, is over; by law the time ends on ${statutoryDate ?? ''}.`
      : `${title}: file by ${fileBy ?? ''} (${alarm ?? ''}), ${daysLeft === 0 ? 'today' : daysLeft === 1 ? 'one day left' : `${daysLeft ?? 0} days left`}${fileBy === statutoryDate ? '' : `; by law the time ends on ${statutoryDate ?? ''}`}.`,
  }));
  const missed = clocks.filter(({ act, state, governs }) => act === 'file' && state === 'past' && governs).map(({ id, title, statutoryDate, extension, afterwards }): Hit => ({
    rule: 'T26', where: [at('case', null, id)], key: id,
    message: `${title}: the time ended on ${extension?.grantedUntil && extension.grantedUntil > (statutoryDate ?? '') ? extension.grantedUntil : statutoryDate ?? ''}, and no answer is recorded. If it was filed in time, enter the day. ${afterwards}`,
  }));
  const extensions = extensionFaults(dossier.case, reference).map(({ clock, message }, index): Hit => ({ rule: 'T26', where: [at('case', null, 'extensions')], message: `${message}.`, key: `extension ${clock} ${index}` }));
  const computed = new Set(clocks.map(({ statutoryDate }) => statutoryDate));
  return [...near, ...missed, ...extensions, ...dossier.case.statedDeadlines.filter(({ date }) => !computed.has(date)).map((one) => statedHit(one, dossier.asOf, reference.clocks.alarmDays, dossier.case.dates.responseFiled !== null))];
};
