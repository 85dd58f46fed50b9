// Compares the printed manifest with the originals: each one's line must name it with the size and hash that it has.
import type { Verification } from '../../contract/procedures/package.ts';
import { cleanText, spelled } from '../../typeset/text-runs.ts';
import { byteSize } from '../compose/wording.ts';
import type { PrintedLine } from './printed-manifest.ts';

/** An original as it is: attached, or left out and known from manifest.json alone. */
export interface KnownOriginal {
  /** Name of the attachment; null when the original is left out. */
  readonly name: string | null;
  readonly exhibitNo: string | null; readonly fileName: string;
  /** Null where nothing tells it. */
  readonly size: number | null;
  readonly sha256: string;
}

type Printed = NonNullable<Verification['printed']>;

/** A line without white space, and how it reads. */
interface Line extends PrintedLine { readonly said: string; readonly saidSize: string; }

const compact = (text: string): string => cleanText(text).replace(/\s+/gu, '');

/** What is printed behind `text`, or null when something else is printed. Characters that no font has are spelled out. */
function behind(text: string, printed: string): string | null {
  let at = 0;
  for (const character of compact(text)) {
    const shown = [character, spelled(character.codePointAt(0) ?? 0)].find((one) => printed.startsWith(one, at));
    if (shown === undefined) return null;
    at += shown.length;
  }
  return printed.slice(at);
}

/** Whether the line names the original: by its file name, and by the name it is attached under where that is another. */
function names({ file, exhibit }: Line, { name, fileName, exhibitNo }: KnownOriginal): boolean {
  const rest = behind(fileName, file);
  if (rest === null || behind(exhibitNo ?? '—', exhibit) !== '') return false;
  if (name === null) return rest.startsWith(compact('not attached'));
  return name === fileName ? rest === '' || rest.startsWith(compact('attached as')) : rest.startsWith(compact('attached as')) && behind(`attached as ${name}`, rest) !== null;
}

const sizeFits = ({ size }: Line, original: KnownOriginal): boolean => original.size === null || size === compact(byteSize(original.size));

/** Takes the first line that fits out of `lines`. */
function take(lines: Line[], fits: (line: Line) => boolean): Line | undefined {
  const at = lines.findIndex(fits);
  return at < 0 ? undefined : lines.splice(at, 1)[0];
}

const short = (sha256: string): string => `${sha256.slice(0, 8)}…`;

/**
 * Each original against its line; a difference is said in words that follow "Printed manifest: ". Where only part of the
 * manifest is printed, what has no line is no difference.
 */
export function comparePrinted(printed: readonly PrintedLine[], originals: readonly KnownOriginal[], isPart = false): Printed {
  const lines = printed.map(({ exhibit, file, size, sha256 }): Line => ({ exhibit: compact(exhibit), file: compact(file), size: compact(size), sha256: compact(sha256), said: `${exhibit} ${file}`, saidSize: size }));
  // Lines that fit altogether are taken first, so that no other original is compared with them.
  const others = originals.filter((original) => !take(lines, (line) => names(line, original) && sizeFits(line, original) && line.sha256 === original.sha256));
  const differing = others.flatMap((original) => {
    const said = original.exhibitNo === null ? original.fileName : `${original.exhibitNo} ${original.fileName}`;
    const named = take(lines, (line) => names(line, original));
    if (named && named.sha256 !== original.sha256) return [`${said} is printed with the SHA-256 ${short(named.sha256)} and has ${short(original.sha256)}`];
    if (named) return [`${said} is printed with ${named.saidSize} and has ${byteSize(original.size ?? 0)}`];
    const hashed = take(lines, (line) => line.sha256 === original.sha256);
    if (hashed) return [`${said} is printed under another name: ${hashed.said}`];
    return isPart ? [] : [`${said} is not printed`];
  });
  return { lines: printed.length, matching: originals.length - others.length, differing: [...differing, ...lines.map(({ said }) => `${said} is printed and not in the package`)] };
}
