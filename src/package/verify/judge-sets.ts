// Holds the volumes of a package against each other: every one that is missing, swapped, foreign or altered is named.
import path from 'node:path';
import type { SetVerdict, Verification } from '../../contract/procedures/package.ts';

type Facts = NonNullable<Verification['volume']>;
interface Volume { readonly file: Verification; readonly facts: Facts; readonly name: string; }
type Statement = SetVerdict['statements'][number];

const good = (text: string): Statement => ({ good: true, text });
const bad = (text: string): Statement => ({ good: false, text });
const listed = (numbers: readonly number[]): string => numbers.join(', ');

/** One verdict for each package that any of the files is a volume of, that with the most volumes first. */
export function judgeSets(files: readonly Verification[]): SetVerdict[] {
  const groups = new Map<string, Volume[]>();
  for (const file of files) {
    if (file.volume) groups.set(file.volume.packageId, [...(groups.get(file.volume.packageId) ?? []), { file, facts: file.volume, name: path.basename(file.path) }]);
  }
  const sets = [...groups.values()].map((volumes) => volumes.sort((a, b) => a.facts.number - b.facts.number)).sort((a, b) => b.length - a.length);
  // The other version of the same papers is no stranger: it is judged by itself.
  const alike = ({ variant }: Verification): boolean => variant === sets[0]?.[0]?.file.variant;
  const strangers = files.filter(({ volume }) => volume === null);
  return sets.map((volumes, index) => judgeSet(volumes, index === 0 ? [...sets.slice(1).flat().filter(({ file }) => alike(file)).map(({ name }) => name), ...strangers.filter(alike).map((file) => path.basename(file.path))] : []));
}

/** What `from` says of `other` does not hold; null when it does. */
function difference(from: Volume, other: Volume): string | null {
  const said = from.facts.volumes.find(({ number }) => number === other.facts.number);
  if (!said || said.manifestSha256 !== other.facts.manifestSha256) return 'another manifest.json';
  return said.sha256 !== null && said.sha256 !== other.facts.issuedSha256 ? 'another SHA-256' : null;
}

function judgeSet(volumes: readonly Volume[], foreign: readonly string[]): SetVerdict {
  const [first] = volumes;
  if (!first) return { packageId: '', of: 0, present: [], ok: false, statements: [] };
  const { packageId, volumes: named } = first.facts;
  const of = named.length;
  const byNumber = new Map(named.map(({ number }) => [number, volumes.filter(({ facts }) => facts.number === number)] as const).filter(([, same]) => same.length > 0));
  const present = [...byNumber.keys()].sort((a, b) => a - b);
  const missing = named.filter(({ number }) => !byNumber.has(number));
  const statements: Statement[] = [];

  if (missing.length === 0) statements.push(good(`All ${of} volumes of the package are here.`));
  for (const { number, fileName } of missing) statements.push(bad(`Volume ${number} of ${of} is missing: ${fileName}.`));
  for (const [number, same] of byNumber) if (same.length > 1) statements.push(bad(`Volume ${number} comes more than once: ${same.map(({ name }) => name).join(', ')}.`));
  for (const name of foreign) statements.push(bad(`${name} does not belong to this package.`));
  for (const { facts, name } of volumes) {
    const taken = named.find((one) => one.fileName === name);
    if (taken && taken.number !== facts.number) statements.push(bad(`${name} holds volume ${facts.number}, and its name is that of volume ${taken.number}: files were swapped.`));
  }
  for (const { facts, name, file } of volumes) if (!file.ok && !file.unsealed) statements.push(bad(`Volume ${facts.number} does not verify by itself: ${name}.`));

  let agreeing = true;
  for (const other of volumes) {
    const objecting = volumes.flatMap((from) => {
      const found = from === other ? null : difference(from, other);
      return found === null ? [] : [{ number: from.facts.number, found }];
    });
    if (objecting.length === 0) continue;
    agreeing = false;
    statements.push(bad(`${other.name} is not the volume ${other.facts.number} that volume ${listed(objecting.map(({ number }) => number))} ${objecting.length === 1 ? 'names' : 'name'}: it has ${[...new Set(objecting.map(({ found }) => found))].join(' and ')}.`));
  }
  if (agreeing && volumes.length > 1) statements.push(good('Each volume names the others by their hashes, and the hashes agree.'));
  return { packageId, of, present, ok: statements.every((statement) => statement.good) && volumes.every(({ file }) => file.ok), statements };
}
