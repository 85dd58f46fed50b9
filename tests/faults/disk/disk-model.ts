// A disk as POSIX promises it: what was synced is there after a crash, what was not may be, in part or not at all.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isContent, type Change } from './changes.ts';

interface FileNode { readonly type: 'file'; data: Buffer; synced: Buffer; /** Since the last sync, in their order; a number is a new length. */ pending: ({ readonly offset: number; readonly data: Buffer } | number)[]; }
interface FolderNode { readonly type: 'folder'; entries: Map<string, Node>; synced: Map<string, Node>; /** Names that came (with their node) or went since the last sync, in their order. */ pending: { readonly name: string; readonly node: Node | null }[]; }
type Node = FileNode | FolderNode;

/** Chances of a crash: below 1, from a seed. */
export type Chance = () => number;

export const CRASH_MODELS = ['killed', 'only synced', 'names ahead of data', 'torn', 'data ahead of names'] as const;
export type CrashModel = (typeof CRASH_MODELS)[number];

const SECTOR = 512;
const newFile = (): FileNode => ({ type: 'file', data: Buffer.alloc(0), synced: Buffer.alloc(0), pending: [] });
const newFolder = (): FolderNode => ({ type: 'folder', entries: new Map(), synced: new Map(), pending: [] });

function written(data: Buffer, offset: number, bytes: Buffer): Buffer {
  const next = Buffer.alloc(Math.max(data.length, offset + bytes.length));
  data.copy(next);
  bytes.copy(next, offset);
  return next;
}
const resized = (data: Buffer, length: number): Buffer => Buffer.concat([data.subarray(0, length), Buffer.alloc(Math.max(0, length - data.length))]);

/** The synced content with some 512-byte sectors of what was written since. */
function torn({ synced, pending }: FileNode, chance: Chance): Buffer {
  let data = synced;
  for (const change of pending) {
    if (typeof change === 'number') {
      if (chance() < 0.5) data = resized(data, change);
      continue;
    }
    for (let at = 0; at < change.data.length; ) {
      const end = Math.min(change.data.length, at + SECTOR - ((change.offset + at) % SECTOR));
      if (chance() < 0.5) data = written(data, change.offset + at, change.data.subarray(at, end));
      at = end;
    }
  }
  return data;
}

function contentOf(file: FileNode, model: CrashModel, chance: Chance): Buffer {
  if (model === 'killed' || model === 'data ahead of names') return file.data;
  return model === 'torn' ? torn(file, chance) : file.synced;
}

function namesOf(folder: FolderNode, model: CrashModel, chance: Chance): ReadonlyMap<string, Node> {
  if (model === 'killed' || model === 'names ahead of data') return folder.entries;
  if (model !== 'torn') return folder.synced;
  const names = new Map(folder.synced);
  for (const { name, node } of folder.pending.slice(0, Math.floor(chance() * (folder.pending.length + 1)))) if (node) names.set(name, node); else names.delete(name);
  return names;
}

/** Files by their path, null for folders: what lies on a disk. */
export type Content = ReadonlyMap<string, Buffer | null>;

export async function readContent(folder: string): Promise<Content> {
  const content = new Map<string, Buffer | null>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (isContent(entry.name)) content.set(path.relative(folder, file), entry.isDirectory() ? null : await readFile(file));
  }
  return content;
}

/** Lays the content down in an empty folder. */
export async function writeContent(folder: string, content: Content): Promise<void> {
  for (const [name, bytes] of [...content].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (bytes === null) await mkdir(path.join(folder, name), { recursive: true });
    else {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), bytes);
    }
  }
}

export class DiskModel {
  readonly #root = newFolder();

  /** Starts with this content, all of it synced. */
  constructor(content: Content) {
    for (const [name, bytes] of [...content].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const node: Node = bytes === null ? newFolder() : { type: 'file', data: bytes, synced: bytes, pending: [] };
      const folder = this.#folderOf(name);
      folder.entries.set(path.basename(name), node);
      folder.synced.set(path.basename(name), node);
    }
  }

  #find(name: string): Node {
    let node: Node = this.#root;
    for (const part of name === '' ? [] : name.split('/')) {
      const next: Node | undefined = node.type === 'folder' ? node.entries.get(part) : undefined;
      if (!next) throw new Error(`the record speaks of ${name}, which is not there`);
      node = next;
    }
    return node;
  }
  #folderOf(name: string): FolderNode {
    const parent = path.dirname(name);
    const node = this.#find(parent === '.' ? '' : parent);
    if (node.type !== 'folder') throw new Error(`${parent} is no folder`);
    return node;
  }
  #fileAt(name: string): FileNode {
    const node = this.#find(name);
    if (node.type !== 'file') throw new Error(`${name} is no file`);
    return node;
  }
  #name(name: string, node: Node | null): void {
    const folder = this.#folderOf(name);
    const base = path.basename(name);
    if (node) folder.entries.set(base, node); else folder.entries.delete(base);
    folder.pending.push({ name: base, node });
  }

  apply({ kind, path: name, other, offset, data }: Change): void {
    if (!isContent(name)) return;
    switch (kind) {
      case 'answer': return;
      case 'open': {
        if (offset === 0) return this.#name(name, newFile());
        const file = this.#fileAt(name);
        file.data = Buffer.alloc(0);
        file.pending.push(0);
        return;
      }
      case 'write': {
        const file = this.#fileAt(name);
        file.data = written(file.data, offset, data);
        file.pending.push({ offset, data });
        return;
      }
      case 'truncate': {
        const file = this.#fileAt(name);
        file.data = resized(file.data, offset);
        file.pending.push(offset);
        return;
      }
      case 'sync': {
        const node = this.#find(name);
        if (node.type === 'file') node.synced = node.data; else node.synced = new Map(node.entries);
        node.pending = [];
        return;
      }
      case 'rename': {
        const node = this.#find(name);
        this.#name(other, node);
        return this.#name(name, null);
      }
      case 'link': return this.#name(name, this.#find(other));
      case 'makeFolder': return this.#name(name, newFolder());
      case 'remove': case 'removeFolder': return this.#name(name, null);
    }
  }

  /** What may lie on the disk when the machine stops now. */
  crashed(model: CrashModel, chance: Chance): Content {
    const content = new Map<string, Buffer | null>();
    const walk = (folder: FolderNode, prefix: string): void => {
      for (const [name, node] of namesOf(folder, model, chance)) {
        if (node.type === 'folder') {
          content.set(prefix + name, null);
          walk(node, `${prefix}${name}/`);
        } else content.set(prefix + name, contentOf(node, model, chance));
      }
    };
    walk(this.#root, '');
    return content;
  }
}
