// Names of the originals inside the package: ASCII, unique, the exhibit number first.

const ascii = (name: string): string => name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^[._]+/, '');

/** Cuts the stem, never the extension, to 100 characters. */
function shortened(name: string): string {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  return name.length <= 100 ? name : name.slice(0, 100 - extension.length) + extension;
}

/** One name for each file, in order. */
export function attachmentNames(files: readonly { readonly exhibitNo: string | null; readonly name: string }[]): string[] {
  // Taken by the manifest itself.
  const taken = new Set(['manifest.json']);
  return files.map(({ exhibitNo, name }) => {
    const own = ascii(name) || 'file';
    const prefix = exhibitNo === null ? '' : ascii(exhibitNo);
    const wanted = shortened(prefix === '' || own.startsWith(prefix) ? own : `${prefix}_${own}`);
    let free = wanted;
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = wanted.replace(/(\.[^.]*)?$/, (extension) => `-${count}${extension}`);
    taken.add(free.toLowerCase());
    return free;
  });
}
