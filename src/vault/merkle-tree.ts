// A Merkle tree over the lines of the custody log (RFC 6962, section 2.1): one root for all, a short proof for each.
import { createHash } from 'node:crypto';

/** SHA-256 as 64 hexadecimal digits. */
export type Hash = string;

const sha256 = (...parts: readonly (string | Uint8Array)[]): Hash => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Hash of a line (UTF-8, without line end) as a leaf; the byte before it keeps leaves and nodes apart. */
export const leafHash = (line: string): Hash => sha256(LEAF, Buffer.from(line, 'utf8'));
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(NODE, Buffer.from(left, 'hex'), Buffer.from(right, 'hex'));

/** Root of the tree without a leaf. */
export const EMPTY_ROOT: Hash = sha256();

/** The roots of the perfect subtrees, largest first: all that is needed to add a leaf and to tell the root. */
export interface Frontier { readonly size: number; readonly peaks: readonly Hash[]; }
export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

export function addLeaf({ size, peaks }: Frontier, leaf: Hash): Frontier {
  const next = [...peaks];
  let node = leaf;
  // Each one-bit at the end of the size is a finished subtree that the new leaf completes.
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) node = nodeHash(next.pop() ?? '', node);
  return { size: size + 1, peaks: [...next, node] };
}

export const rootOf = ({ peaks }: Frontier): Hash => peaks.reduceRight<Hash | null>((right, left) => (right === null ? left : nodeHash(left, right)), null) ?? EMPTY_ROOT;

const largestPowerBelow = (count: number): number => 2 ** Math.floor(Math.log2(count - 1));

/**
 * Audit path of leaf `index` (from 0), nearest sibling first, over all `leaves`.
 * `known` remembers subtree roots, so that many proofs over one tree cost little more than one.
 */
export function inclusionProof(leaves: readonly Hash[], index: number, known = new Map<string, Hash>()): Hash[] {
  const rootBetween = (from: number, to: number): Hash => {
    const [only] = leaves.slice(from, from + 1);
    if (to - from === 1) return only ?? '';
    const key = `${from}:${to}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const middle = from + largestPowerBelow(to - from);
    const root = nodeHash(rootBetween(from, middle), rootBetween(middle, to));
    known.set(key, root);
    return root;
  };
  const path = (from: number, to: number): Hash[] => {
    if (to - from <= 1) return [];
    const middle = from + largestPowerBelow(to - from);
    return index < middle ? [...path(from, middle), rootBetween(middle, to)] : [...path(middle, to), rootBetween(from, middle)];
  };
  return path(0, leaves.length);
}

/** The root that a leaf and its audit path lead to (RFC 9162, section 2.1.3.2); null when the path has not the length it must have. */
export function rootFromProof(leaf: Hash, index: number, size: number, proof: readonly Hash[]): Hash | null {
  let [node, position, last] = [leaf, index, size - 1];
  for (const sibling of proof) {
    if (last === 0) return null;
    if (position % 2 === 1 || position === last) {
      node = nodeHash(sibling, node);
      while (position % 2 === 0 && position !== 0) [position, last] = [position / 2, Math.floor(last / 2)];
    } else node = nodeHash(node, sibling);
    [position, last] = [Math.floor(position / 2), Math.floor(last / 2)];
  }
  return last === 0 ? node : null;
}
