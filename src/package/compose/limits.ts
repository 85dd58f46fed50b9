// What the package does not show, drawn from what is missing in it: nothing is claimed that was not shown.
import type { Block, Inline, Inlines } from '../../typeset/display.ts';
import { GREY } from '../../typeset/display.ts';
import { heading, paragraph } from '../../typeset/paragraph.ts';
import { auditsNotReliedOn } from '../../domain/audits/indicator-matrix.ts';
import { closureOf } from '../../domain/audits/finding-closure.ts';
import type { Composition } from './composition.ts';
import { handOvers } from './hand-over-papers.ts';
import { spoken } from './wording.ts';

type Limit = Inlines;

const listed = (names: readonly string[]): string => names.join('; ');

function evidenceLimits(composition: Composition): Limit[] {
  const { dossier, placed, facts } = composition;
  const limits: Limit[] = [];
  const missing = handOvers(composition).flatMap(({ step, papers }) => papers.filter((paper) => paper.exhibits.length === 0).map((paper) => `step ${step.seq}, ${paper.paper}`));
  if (missing.length > 0) limits.push([`Hand-overs without one of the five papers: ${listed(missing)}; see `, composition.page('part:5'), '.']);
  const bare = dossier.steps.filter((step) => !placed.some((one) => one.exhibit.stepIds.includes(step.id)));
  if (bare.length > 0) limits.push(`No exhibit is filed for: ${listed(bare.map((step) => `step ${step.seq}, ${step.name}`))}.`);
  const unanswered = dossier.requests.filter((request) => request.answer === null && request.exhibitIds.length === 0);
  if (unanswered.length > 0) limits.push(`Requests of CBP that are not answered: ${listed(unanswered.map((request) => `no. ${request.no}`))}.`);
  const others = dossier.components.filter((component) => component.containsMainMaterial !== true);
  if (others.length > 0) limits.push([`${listed(others.map((component) => component.item))}: traced to the supplier only (`, composition.page('part:4'), ').']);
  const foreign = placed.filter((one) => one.exhibit.language !== 'en' && one.exhibit.translation?.status !== 'certified').map((one) => one.exhibit.id);
  if (foreign.length > 0) limits.push(['Without a certified English translation: ', ...inlines(composition.located(foreign)), '.']);
  const tests = placed.filter((one) => one.exhibit.docType === 'LAB_TEST').map((one) => one.exhibit.id);
  if (tests.length > 0) limits.push(['Laboratory tests support the records and do not replace them: ', ...inlines(composition.located(tests)), '.']);
  const hidden = placed.filter((one) => one.files.length === 0 || one.files.some((file) => facts.appearances.get(file.id)?.rung === 'placeholder')).map((one) => one.exhibit.id);
  if (hidden.length > 0) limits.push(['Not shown as pages, a sheet says why: ', ...inlines(composition.located(hidden)), '.']);
  return limits;
}

const inlines = (value: Inlines): readonly (string | Inline)[] => (typeof value === 'string' ? [value] : value);

function laborLimits(composition: Composition): Limit[] {
  const { dossier } = composition;
  const limits: Limit[] = [];
  const covered = new Set([...dossier.audits, ...dossier.payrolls, ...dossier.payrollSummaries, ...dossier.headcounts, ...dossier.capacityChecks].map((record) => record.siteId));
  const works = dossier.sites.filter((site) => dossier.steps.some((step) => step.kind !== 'transfer' && step.siteId === site.id));
  const silent = works.filter((site) => !covered.has(site.id));
  if (silent.length > 0) limits.push(`No labor records are filed for ${listed(silent.map((site) => composition.siteName(site.id)))}: nothing is claimed about labor there.`);
  const unasked = dossier.sites.filter((site) => site.northKoreanLabor === 'unknown');
  if (unasked.length > 0) limits.push(`Whether North Korean nationals worked there is not recorded site by site for ${listed(unasked.map((site) => site.name))}.`);
  const open = dossier.audits.flatMap((audit) => audit.findings.filter((finding) => closureOf(finding) !== 'verified').map((finding) => `${audit.scheme} finding ${finding.no}, ${spoken(finding.severity).toLowerCase()}`));
  if (open.length > 0) limits.push([`Audit findings that are open or closed without full proof: ${listed(open)} (`, composition.page('part:8'), ').']);
  const outside = auditsNotReliedOn(composition.facts.findings);
  if (outside.size > 0) limits.push(`Not relied on, because auditors cannot work freely where they were made: ${listed(dossier.audits.filter(({ id }) => outside.has(id)).map((audit) => `${audit.scheme} audit of ${composition.siteName(audit.siteId)}`))}.`);
  if (dossier.audits.length > 0) limits.push('Audits tell what the auditors saw and heard on the days named. They do not prove that nothing else happened.');
  return limits;
}

function screeningLimits(composition: Composition): Limit[] {
  const { dossier, placed } = composition;
  const logs = placed.filter((one) => one.exhibit.docType === 'SCREENING_LOG').map((one) => one.exhibit.id);
  const names = new Set(dossier.screeningRuns.flatMap((run) => run.results.map((result) => result.partyId)));
  const unscreened = dossier.parties.filter((party) => !names.has(party.id));
  if (dossier.screeningRuns.length === 0) return logs.length === 0 ? ['No screening of the parties is filed.'] : [['The screening of the parties is shown by its log alone: ', ...inlines(composition.located(logs)), '.']];
  return [
    'Screening means that a name was not found in the lists named in Part 8 on the date named. It does not prove the absence of a link.',
    ...(unscreened.length === 0 ? [] : [`Parties not screened: ${listed(unscreened.map((party) => party.name))}.`]),
  ];
}

/** Part 1, last section. */
export function limits(composition: Composition): Block[] {
  const { measure, width, facts, dossier } = composition;
  const all: Limit[] = [
    ...evidenceLimits(composition), ...laborLimits(composition), ...screeningLimits(composition),
    ...(dossier.steps.length === 0 ? [] : ['Quantities are recomputed from the figures on the papers. No goods were weighed or counted again for this package.']),
    ...(facts.options.originals === 'attach' ? [] : ['Original files are not attached; their SHA-256 is printed in Part 10.']),
    ...(facts.signer === null ? [] : ['The electronic signature shows that nothing changed since it was made. Who made it is as sure as its certificate is, and it says nothing on whether the papers are true.']),
  ];
  return [
    heading(measure, 'What this package does not show', width, 2, 'limits'),
    paragraph(measure, 'Nothing is claimed that was not shown. These are the limits of the evidence filed.', width, { color: GREY, before: 0, keep: true }),
    ...all.map((limit) => paragraph(measure, limit, width, { label: '–', indent: 14, before: 3, size: 9 })),
  ];
}
