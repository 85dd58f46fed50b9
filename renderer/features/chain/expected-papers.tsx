// The papers a step of this kind should have, by the commodity pack: what is filed, what is missing, and what is known about it.
import type { ReactElement } from 'react';
import type { Site, Step } from '../../../src/domain/dossier/chain.ts';
import { suggestedPack, type ChainStep, type CommodityPack, type PaperSets } from '../../../src/domain/reference/commodity-pack.ts';
import { Group } from '../../components/inspector-parts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Badge } from '../../components/marks.tsx';
import { Unverified } from '../../components/unverified.tsx';
import { useApp, useRead, useRecords } from '../../state/app-context.ts';
import { packsRead, paperSetsRead } from '../../state/reference-data.ts';
import { useDossierId, useHeader } from '../frame/use-dossier.ts';
import styles from './chain.module.css';

interface Expected { readonly title: string; readonly oneOf: readonly string[] }

/** The step of the pack that this one is; a hand-over is any sale of it. */
const guideOf = (pack: CommodityPack | null, step: Step, sites: readonly Site[]): ChainStep | null => {
  const activity = sites.find(({ id }) => id === step.siteId)?.activity ?? null;
  return step.kind === 'transfer' || activity === null ? null : pack?.chain.find(({ activities }) => activities.includes(activity)) ?? null;
};

/** The pack chosen for the case, else the one its tariff numbers suggest. */
function usePack(): CommodityPack | null {
  const packs = useRead(packsRead).value ?? [];
  const header = useHeader().value?.header;
  return packs.find(({ id }) => id === header?.case.commodityPack) ?? header?.entry.lines.map(({ hts }) => (hts === null ? null : suggestedPack(hts, packs))).find((pack) => pack !== null) ?? null;
}

function expectedOf(step: Step, guide: ChainStep | null, sets: PaperSets['sets'], sites: readonly Site[]): Expected[] {
  const countryOf = (id: string | null): string | null => sites.find((site) => site.id === id)?.country ?? null;
  const crosses = countryOf(step.fromSiteId) !== countryOf(step.toSiteId);
  // The sale of what a step made is a hand-over of its own.
  const wanted = step.kind === 'transfer' ? ['sale'] : [...new Set([...(step.kind === 'transformation' ? ['run'] : []), ...(guide?.sets ?? []).filter((id) => id !== 'sale')])];
  const ofSets = wanted.flatMap((id) => sets.find((set) => set.id === id)?.papers ?? []).filter(({ when }) => when === 'always' || crosses);
  return [...(guide?.papers ?? []), ...ofSets];
}

export function ExpectedPapers({ step }: { readonly step: Step }): ReactElement | null {
  const { ui } = useApp();
  const dossierId = useDossierId();
  const sites = useRecords(dossierId, 'sites');
  const filed = useRecords(dossierId, 'exhibits').filter((exhibit) => exhibit.stepIds.includes(step.id) && exhibit.state !== 'withdrawn');
  const sets = useRead(paperSetsRead).value?.sets ?? [];
  const pack = usePack();
  const guide = guideOf(pack, step, sites);
  const expected = expectedOf(step, guide, sets, sites);
  if (expected.length === 0) return null;
  return (
    <Group title={guide && pack ? `Expected here: ${pack.name}, ${guide.title.toLowerCase()}` : 'Expected here'}>
      <ul className={styles.papers}>
        {expected.map(({ title, oneOf }) => {
          const found = filed.filter(({ docType }) => oneOf.includes(docType));
          return (
            <li key={title}>
              <span className={styles.paperName}>{title}</span>
              <span>
                {found.map((exhibit) => <LinkButton key={exhibit.id} label={`${exhibit.exhibitNo} ${exhibit.title}`} onPress={() => ui.goTo('evidence', exhibit.id)}>{exhibit.exhibitNo}</LinkButton>)}
                {found.length === 0 && <Badge>not filed</Badge>}
              </span>
            </li>
          );
        })}
      </ul>
      {guide?.notes.map((note) => <p key={note.text} className="small">{note.text} <span className="muted">{note.source}</span> <Unverified confidence={note.confidence} /></p>)}
      <p className="muted small">A guide, not a finding: checks say what must not be missing. {pack && guide && <>{pack.source} <Unverified confidence={pack.confidence} /></>}</p>
    </Group>
  );
}
