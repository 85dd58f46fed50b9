// The order in which exhibits stand in the package: by step of the chain, then what concerns the whole of it.
import type { Dossier } from '../../domain/dossier/dossier.ts';
import type { EvidenceFile, Exhibit } from '../../domain/dossier/exhibit.ts';

export interface PlacedExhibit {
  readonly exhibit: Exhibit;
  /** Originals first, then translations; archives that were unpacked have no pages of their own. */
  readonly files: readonly EvidenceFile[];
}

export interface ExhibitGroup {
  /** Step id, or null for evidence that belongs to no single step. */
  readonly stepId: string | null;
  readonly title: string;
  readonly exhibits: readonly PlacedExhibit[];
}

const ROLE_ORDER: Readonly<Record<EvidenceFile['role'], number>> = { original: 0, data: 1, photo: 2, attachment: 3, translation: 4 };
const byNumber = new Intl.Collator('en', { numeric: true });

/** Files of an exhibit that get pages, in order. */
function filesOf(exhibit: Exhibit, dossier: Dossier): EvidenceFile[] {
  return dossier.files
    .filter((file) => file.exhibitId === exhibit.id && file.mediaType !== 'application/zip')
    .sort((a, b) => ROLE_ORDER[a.role] - ROLE_ORDER[b.role] || byNumber.compare(a.relativePath ?? a.name, b.relativePath ?? b.name) || byNumber.compare(a.id, b.id));
}

/** An exhibit that speaks of several steps stands at the earliest of them. Withdrawn and undescribed exhibits are left out. */
export function orderExhibits(dossier: Dossier): ExhibitGroup[] {
  const steps = [...dossier.steps].sort((a, b) => a.seq - b.seq);
  const placed = dossier.exhibits
    .filter((exhibit) => exhibit.state === 'ready')
    .sort((a, b) => byNumber.compare(a.exhibitNo, b.exhibitNo))
    .map((exhibit) => ({ placed: { exhibit, files: filesOf(exhibit, dossier) }, stepId: steps.find((step) => exhibit.stepIds.includes(step.id))?.id ?? null }));
  const group = (stepId: string | null, title: string): ExhibitGroup => ({ stepId, title, exhibits: placed.filter((one) => one.stepId === stepId).map((one) => one.placed) });
  return [...steps.map((step) => group(step.id, `Step ${step.seq}: ${step.name}`)), group(null, 'Evidence on the whole chain')].filter((one) => one.exhibits.length > 0);
}
