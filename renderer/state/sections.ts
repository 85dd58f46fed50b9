// The sections of a dossier, in the order of the rail.
export const SECTIONS = ['overview', 'requests', 'chain', 'evidence', 'labor', 'audits', 'parties', 'narrative', 'checks', 'package', 'custody'] as const;
export type Section = (typeof SECTIONS)[number];

export const SECTION_TITLES: Readonly<Record<Section, string>> = {
  overview: 'Overview',
  requests: 'Requests',
  chain: 'Supply chain',
  evidence: 'Evidence',
  labor: 'Labor',
  audits: 'Audits',
  parties: 'Parties',
  narrative: 'Narrative',
  checks: 'Checks',
  package: 'Package',
  custody: 'Custody',
};
