// Parts what a package holds into volumes: in order, units whole as long as one alone is not too large.

/** What something takes up in a file. */
export interface Load { readonly pages: number; readonly bytes: number; }
/** What one file may hold; null where there is no limit. */
export interface Limits { readonly mostPages: number | null; readonly mostBytes: number | null; }

export interface Weighed<T> {
  readonly what: T;
  readonly pages: number;
  /** Bytes of its pages `[from, to)`. */
  bytes(from: number, to: number): number;
}

/** What stays together: an exhibit with its files and their originals, or a part of our own. */
export interface Unit<T, A> { readonly parts: readonly Weighed<T>[]; readonly attached: readonly { readonly what: A; readonly bytes: number }[]; }

/** Pages of one part, from page index `from` on. */
export interface Piece<T> { readonly what: T; readonly from: number; readonly pages: number; /** Index of its unit. */ readonly unit: number; }

export interface Volume<T, A> { readonly pieces: readonly Piece<T>[]; readonly attached: readonly A[]; readonly load: Load; }

export interface SplitRequest<T, A> {
  readonly units: readonly Unit<T, A>[];
  readonly limits: Limits;
  /** What volume `number` (from 1) carries besides, with so many pieces in it. */
  overhead(number: number, pieces: number): Load;
  /** The sheet that says where a torn unit goes on; there is one at either side of the tear. */
  readonly sheet: Load;
}

export interface Split<T, A> {
  readonly volumes: readonly Volume<T, A>[];
  /** Single pages that alone exceed the limit; they are placed all the same. */
  readonly tooLarge: readonly T[];
  /** Too large for any volume. */
  readonly leftOut: readonly A[];
}

const NOTHING: Load = { pages: 0, bytes: 0 };
const sum = (...loads: readonly Load[]): Load => loads.reduce((all, one) => ({ pages: all.pages + one.pages, bytes: all.bytes + one.bytes }), NOTHING);
export const within = ({ mostPages, mostBytes }: Limits, { pages, bytes }: Load): boolean => (mostPages === null || pages <= mostPages) && (mostBytes === null || bytes <= mostBytes);

/** Load of a whole unit. */
export const loadOf = <T, A>({ parts, attached }: Unit<T, A>): Load => ({
  pages: parts.reduce((all, part) => all + part.pages, 0),
  bytes: parts.reduce((all, part) => all + part.bytes(0, part.pages), 0) + attached.reduce((all, { bytes }) => all + bytes, 0),
});

/** Greedy and in order, so the same content is always parted in the same way. */
export function splitVolumes<T, A>({ units, limits, overhead, sheet }: SplitRequest<T, A>): Split<T, A> {
  const volumes: { pieces: Piece<T>[]; attached: A[]; load: Load }[] = [];
  const tooLarge: T[] = [];
  const leftOut: A[] = [];
  const fresh = (): { pieces: Piece<T>[]; attached: A[]; load: Load } => ({ pieces: [], attached: [], load: NOTHING });
  let current = fresh();
  const isEmpty = (): boolean => current.pieces.length === 0 && current.attached.length === 0;
  const close = (): void => {
    volumes.push(current);
    current = fresh();
  };
  const fits = (volume: typeof current, load: Load, pieces: number): boolean => within(limits, sum(overhead(volumes.length + (volume === current ? 1 : 2), volume.pieces.length + pieces), volume.load, load));
  const place = (part: Weighed<T>, unit: number, from: number, pages: number): void => {
    current.pieces.push({ what: part.what, from, pages, unit });
    current.load = sum(current.load, { pages, bytes: part.bytes(from, from + pages) });
  };
  const attach = ({ what, bytes }: Unit<T, A>['attached'][number]): void => {
    current.attached.push(what);
    current.load = sum(current.load, { pages: 0, bytes });
  };
  /** The most pages of `part` from `from` on that fit beside the sheets of a tear. */
  const most = (volume: typeof current, part: Weighed<T>, from: number): number => {
    let [known, above] = [0, part.pages - from + 1];
    while (above - known > 1) {
      const tried = Math.floor((known + above) / 2);
      if (fits(volume, sum({ pages: tried, bytes: part.bytes(from, from + tried) }, sheet, sheet), 3)) known = tried;
      else above = tried;
    }
    return known;
  };
  const tear = ({ parts }: Unit<T, A>, unit: number): void => {
    if (!isEmpty()) close();
    for (const part of parts) {
      for (let from = 0; from < part.pages; ) {
        const rest = part.pages - from;
        let count = most(current, part, from);
        // A file that has room in a volume of its own is not torn either.
        if (count < rest && from === 0 && !isEmpty() && most(fresh(), part, 0) === rest) count = 0;
        if (count === 0 && !isEmpty()) {
          close();
          continue;
        }
        if (count === 0) tooLarge.push(part.what);
        place(part, unit, from, Math.max(1, count));
        from += Math.max(1, count);
        if (from < part.pages) close();
      }
    }
  };

  for (const [index, unit] of units.entries()) {
    const attached = unit.attached.filter(({ what, bytes }) => fits(fresh(), { pages: 0, bytes }, 1) || (leftOut.push(what), false));
    const load = loadOf({ ...unit, attached });
    const whole = fits(current, load, unit.parts.length);
    if (whole || fits(fresh(), load, unit.parts.length)) {
      if (!whole) close();
      for (const part of unit.parts) place(part, index, 0, part.pages);
      attached.forEach(attach);
      continue;
    }
    tear(unit, index);
    for (const one of attached) {
      if (!fits(current, { pages: 0, bytes: one.bytes }, 0)) close();
      attach(one);
    }
  }
  if (!isEmpty()) close();
  return { volumes, tooLarge, leftOut };
}
