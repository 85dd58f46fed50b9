// Part 3: the chain diagram, and the tables of parties and sites.
import type { Block } from '../../typeset/display.ts';
import { GREY } from '../../typeset/display.ts';
import { heading } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import { chainDiagram } from './chain-diagram.ts';
import type { Composition } from './composition.ts';
import { identifierName, importerNumber, spoken } from './wording.ts';

const DPRK = { yes: 'Yes', no: 'No', unknown: 'Not recorded' } as const;

function parties(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const screenings = [...dossier.screeningRuns].sort((a, b) => a.runDate.localeCompare(b.runDate));
  const screened = screenings.length > 0;
  const columns = [{ title: 'Party', share: 2.5 }, { title: 'Role', share: 1.4 }, { title: 'Address', share: 2.3 }, { title: 'Numbers', share: 2 }, ...(screened ? [{ title: 'Screened', share: 1.1 }] : [])];
  const rows = dossier.parties.map((party) => {
    const run = screenings.findLast((one) => one.results.some((result) => result.partyId === party.id));
    const decision = run?.results.find((result) => result.partyId === party.id)?.decision;
    return {
      cells: [
        [{ text: party.name, weight: 'bold' as const }, ...(party.nameLocal === null ? [] : [{ text: `\n${party.nameLocal}` }]), ...(party.note === null ? [] : [{ text: `\n${party.note}`, color: GREY }])],
        party.roles.map(spoken).join(', '), [party.address ?? '', party.country !== null && !(party.address ?? '').includes(party.country) ? ` (${party.country})` : ''],
        party.identifiers.map(({ scheme, value }) => `${identifierName(scheme)} ${scheme === 'ior' ? importerNumber(value) : value}`).join('\n'),
        ...(screened ? [run && decision ? `${spoken(decision)}\n${run.runDate}` : 'Not screened'] : []),
      ],
    };
  });
  return rows.length === 0 ? [] : [heading(measure, 'Parties', width, 2), table(measure, { columns, rows, size: 7.2 }, width)];
}

function sites(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const columns = [{ title: 'Site', share: 1.8 }, { title: 'Operated by', share: 2.4 }, { title: 'Where', share: 2.2 }, { title: 'Activity', share: 1.5 }, { title: 'Workers', share: 0.8, align: 'right' as const }, { title: 'DPRK labor', share: 0.9 }];
  const rows = dossier.sites.map((site) => ({
    cells: [site.name, composition.partyName(site.partyId), [site.address ?? '', site.admin1 ?? '', site.country ?? ''].filter((part) => part !== '').join(', ') + (site.lat === null || site.lon === null ? '' : `\n${site.lat}, ${site.lon}`), site.activity === null ? '' : spoken(site.activity), site.workers === null ? '' : String(site.workers), DPRK[site.northKoreanLabor]],
  }));
  return rows.length === 0 ? [] : [heading(measure, 'Sites', width, 2), table(measure, { columns, rows, size: 7.5 }, width)];
}

/** Height left for the diagram under the title of the part, in points. */
const DIAGRAM_ROOM = 580;

export const chainMap = (composition: Composition): Block[] => [chainDiagram(composition, DIAGRAM_ROOM), ...parties(composition), ...sites(composition)];
