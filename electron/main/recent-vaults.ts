// The list of vaults opened lately: paths only, in the program's own data folder.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

const MOST = 12;
const schema = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(4096))), v.maxLength(100));

export interface RecentVaults {
  list(): string[];
  remember(path: string): void;
  forget(path: string): void;
}

/** A file that cannot be read as the list is kept aside, and the list starts anew. */
export function recentVaults(file: string): RecentVaults {
  const read = (): string[] => {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      return []; // not there yet
    }
    try {
      return v.parse(schema, JSON.parse(text));
    } catch {
      renameSync(file, `${file}.damaged`);
      return [];
    }
  };
  const write = (paths: readonly string[]): void => {
    writeFileSync(`${file}.new`, JSON.stringify(paths.slice(0, MOST), null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  return {
    list: read,
    remember: (path) => write([path, ...read().filter((known) => known !== path)]),
    forget: (path) => write(read().filter((known) => known !== path)),
  };
}
