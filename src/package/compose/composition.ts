// What every composed page may draw on: the dossier, its names, and references to exhibits and pages.
import type * as v from 'valibot';
import type { findingSchema } from '../../contract/procedures/shapes.ts';
import type { PackageOptions } from '../../contract/procedures/package.ts';
import type { Dossier } from '../../domain/dossier/dossier.ts';
import type { EvidenceFile, Exhibit } from '../../domain/dossier/exhibit.ts';
import { stepBalance, type BalanceReference, type StepBalance } from '../../domain/chain/mass-balance.ts';
import type { Lot, Party, Site, Step } from '../../domain/dossier/chain.ts';
import type { PublicVersion } from '../../domain/redaction/public-version.ts';
import type { RedactionReason } from '../../domain/reference/redaction.ts';
import type { Inline, Inlines } from '../../typeset/display.ts';
import { ACCENT, GREY } from '../../typeset/display.ts';
import { LETTER, measureOf } from '../../typeset/flow.ts';
import type { TextMeasure } from '../../typeset/typesetter.ts';
import type { EarlierPackage } from '../earlier-package.ts';
import type { PreparedFile } from '../engine.ts';
import type { PageBytes } from '../layout/page-needs.ts';
import type { ExhibitGroup, PlacedExhibit } from '../plan/order-exhibits.ts';
import { pageNumberSample } from '../plan/page-numbers.ts';
import { documentName, WITHHELD_WORDS } from './wording.ts';

export type AssessedFinding = Readonly<v.InferOutput<typeof findingSchema>>;

export interface Deadline {
  readonly id: string; readonly title: string; readonly statutoryDate: string | null; readonly fileBy: string | null;
  readonly startsFrom: string; readonly startDate: string | null; readonly source: string; readonly afterwards: string;
}

/** An exhibit file as it will appear: known before any page is drawn. */
export interface Appearance extends Omit<PreparedFile, 'pdf'> {
  /** What all its pages take up, at most and without their stamps. */
  readonly bytes: number;
  /** By its pages, where it may have to be parted. */
  readonly pageBytes: PageBytes | null;
}

/** An original as attached. */
export interface ListedOriginal {
  readonly attachmentName: string | null;
  /** Why it is not attached: it would tell what is covered, here or in a file that came out of it; it was chosen so; no volume has room for it. */
  readonly omittedBecause: 'redaction' | 'choice' | 'size' | null;
  readonly file: EvidenceFile;
  readonly exhibit: Exhibit | null;
}

export interface SignerFacts { readonly name: string; readonly title: string | null; readonly organization: string | null; readonly fingerprint: string; }

export interface CompositionFacts {
  readonly id: string;
  readonly issuedAt: string;
  readonly dossier: Dossier;
  readonly findings: readonly AssessedFinding[];
  readonly deadlines: readonly Deadline[];
  readonly options: PackageOptions;
  readonly groups: readonly ExhibitGroup[];
  readonly appearances: ReadonlyMap<string, Appearance>;
  readonly originals: readonly ListedOriginal[];
  readonly signer: SignerFacts | null;
  readonly custodyHead: string | null;
  readonly redactionReasons: readonly RedactionReason[];
  /** What this package supplements; null for one that stands alone. */
  readonly earlier: EarlierPackage | null;
  /** Units and yield bands, by which quantities are weighed as the checks weigh them. */
  readonly balanceReference: BalanceReference;
  /** What is left out of the public version; null in the confidential one. */
  readonly publicVersion: PublicVersion | null;
  /** It is parted, so places are named with their volume. */
  readonly inVolumes: boolean;
  /** Name of the file that volume `number` of `of` is written to. */
  volumeName(number: number, of: number): string;
}

export class Composition {
  readonly facts: CompositionFacts;
  readonly measure: TextMeasure;
  /** Width of the text on an upright page. */
  readonly width = measureOf(LETTER);
  readonly #parties: ReadonlyMap<string, Party>;
  readonly #sites: ReadonlyMap<string, Site>;
  readonly #lots: ReadonlyMap<string, Lot>;
  readonly #exhibits: ReadonlyMap<string, Exhibit>;
  readonly #placed: ReadonlyMap<string, PlacedExhibit>;
  /** Exhibits in the package, in the order they stand in it. */
  readonly placed: readonly PlacedExhibit[];

  constructor(facts: CompositionFacts, measure: TextMeasure) {
    this.facts = facts;
    this.measure = measure;
    this.#parties = new Map(facts.dossier.parties.map((party) => [party.id, party]));
    this.#sites = new Map(facts.dossier.sites.map((site) => [site.id, site]));
    this.#lots = new Map(facts.dossier.lots.map((lot) => [lot.id, lot]));
    this.#exhibits = new Map(facts.dossier.exhibits.map((exhibit) => [exhibit.id, exhibit]));
    this.placed = facts.groups.flatMap((group) => group.exhibits);
    this.#placed = new Map(this.placed.map((one) => [one.exhibit.id, one]));
  }

  get dossier(): Dossier { return this.facts.dossier; }
  party(id: string | null): Party | null { return id === null ? null : (this.#parties.get(id) ?? null); }
  site(id: string | null): Site | null { return id === null ? null : (this.#sites.get(id) ?? null); }
  partyName(id: string | null): string { return this.party(id)?.name ?? id ?? ''; }
  /** "Spinning unit 2 (IN)". */
  sitePlace(id: string | null): string {
    const site = this.site(id);
    return site ? `${site.name}${site.country === null ? '' : `\u00a0(${site.country})`}` : (id ?? '');
  }
  /** "Spinning unit 2, Kaveri Namuna Spinning Mills Private Limited (IN)". */
  siteName(id: string | null): string {
    const site = this.site(id);
    if (!site) return id ?? '';
    const party = this.party(site.partyId);
    return [site.name, party?.name].filter(Boolean).join(', ') + (site.country === null ? '' : ` (${site.country})`);
  }
  lotName(id: string): string {
    const lot = this.#lots.get(id);
    return lot ? (lot.lotNo ?? lot.material) : id;
  }
  /** The mass balance of a step, as checks and window reckon it. */
  balance(step: Step): StepBalance { return stepBalance(step, (id) => this.#lots.get(id), this.site(step.siteId)?.activity ?? null, this.facts.balanceReference); }
  /** Whether only the kind of paper may be told of the exhibit. */
  isConcealed(exhibitId: string): boolean { return this.facts.publicVersion?.concealed.has(exhibitId) ?? false; }
  /** The title of the exhibit, or what kind of paper it is. */
  titleOf({ id, title, docType }: Exhibit): string { return this.isConcealed(id) ? documentName(docType) : title; }
  /** The name of a file of the exhibit, or what kind of paper it is. */
  fileNameOf({ name }: EvidenceFile, exhibit: Exhibit): string { return this.isConcealed(exhibit.id) ? this.titleOf(exhibit) : name; }
  /** What a reviewer must know of how a file is shown. */
  notesOf(fileId: string): readonly string[] {
    const reason = this.facts.publicVersion?.withheld.get(fileId);
    return reason === undefined ? (this.facts.appearances.get(fileId)?.notes ?? []) : [`Withheld from the public version: ${WITHHELD_WORDS[reason]}.`];
  }
  exhibit(id: string): Exhibit | null { return this.#exhibits.get(id) ?? null; }

  /** The page number of a named place, as a link to it. */
  page(place: string): Inline {
    return { text: pageNumberSample(this.facts.options.stampPrefix), pageOf: place, link: place, color: ACCENT };
  }
  /** ", vol. 2" behind a page number, where there are volumes. */
  volumeOf(place: string, before = ' vol.\u00a0'): Inline[] {
    return this.facts.inVolumes ? [{ text: before, color: GREY }, { text: '00', pageOf: `volume-of:${place}`, color: GREY }] : [];
  }
  /** "D-08", a link where the exhibit is in the package. */
  cite(exhibitId: string): Inline {
    const text = this.exhibit(exhibitId)?.exhibitNo ?? exhibitId;
    if (this.#placed.has(exhibitId)) return { text, link: `exhibit:${exhibitId}`, color: ACCENT };
    return { text: this.#hasPage(exhibitId) ? text : `${text} (not filed)` };
  }
  /** Whether the exhibit stands here, or in a package that this one supplements. */
  #hasPage(exhibitId: string): boolean {
    return this.#placed.has(exhibitId) || (this.facts.earlier?.exhibits.get(exhibitId)?.page ?? null) !== null;
  }
  /** "D-08 (CP-000123)", or with the page inside the exhibit where it is given. */
  pinCite(exhibitId: string, page: number | null): Inline[] {
    if (!this.#hasPage(exhibitId)) return [this.cite(exhibitId)];
    const place = page === null ? `exhibit:${exhibitId}` : `exhibit:${exhibitId}#${page}`;
    return [this.cite(exhibitId), { text: page === null ? ' at\u00a0' : `, p.\u00a0${page}, at\u00a0` }, this.page(place)];
  }
  /** "D-08 CP-000123, D-09 CP-000131": each exhibit with the page it begins on, for readers on paper. */
  located(exhibitIds: readonly string[]): Inlines {
    if (exhibitIds.length === 0) return '—';
    return exhibitIds.flatMap((id, index): Inline[] => [...(index === 0 ? [] : [{ text: ', ' }]), this.cite(id), ...(this.#hasPage(id) ? [{ text: '\u00a0' }, this.page(`exhibit:${id}`)] : [])]);
  }
  cites(exhibitIds: readonly string[]): Inlines {
    if (exhibitIds.length === 0) return '—';
    return exhibitIds.flatMap((id, index): Inline[] => (index === 0 ? [this.cite(id)] : [{ text: ', ' }, this.cite(id)]));
  }
  /** Pages that the exhibit has in the package. */
  pagesOf(exhibitId: string): number {
    const placed = this.#placed.get(exhibitId);
    if (!placed) return 0;
    return placed.files.length === 0 ? 1 : placed.files.reduce((sum, file) => sum + (this.facts.appearances.get(file.id)?.pages ?? 1), 0);
  }
}
