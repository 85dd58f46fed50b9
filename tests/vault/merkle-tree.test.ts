// The Merkle tree is the one of RFC 6962, and every line can be proven against its root.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addLeaf, EMPTY_FRONTIER, EMPTY_ROOT, inclusionProof, leafHash, nodeHash, rootFromProof, rootOf } from '../../src/vault/merkle-tree.ts';

/** The leaves of the test vectors of the Certificate Transparency implementations. */
const VECTOR_LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const VECTOR_ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

it('has the roots of the public test vectors', () => {
  let frontier = EMPTY_FRONTIER;
  const roots = VECTOR_LEAVES.map((hex) => {
    frontier = addLeaf(frontier, createHash('sha256').update(Buffer.concat([Buffer.of(0), Buffer.from(hex, 'hex')])).digest('hex'));
    return rootOf(frontier);
  });
  expect(roots).toEqual(VECTOR_ROOTS);
  expect(rootOf(EMPTY_FRONTIER)).toBe(EMPTY_ROOT);
});

it('proves every leaf at every size, and nothing else', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 80 }), fc.nat(), (size, pick) => {
    const leaves = Array.from({ length: size }, (_, index) => leafHash(`line ${index}`));
    const root = rootOf(leaves.reduce(addLeaf, EMPTY_FRONTIER));
    const index = pick % size;
    const proof = inclusionProof(leaves, index);
    expect(rootFromProof(leaves[index]!, index, size, proof)).toBe(root);
    expect(rootFromProof(leafHash('another line'), index, size, proof)).not.toBe(root);
    expect(rootFromProof(leaves[index]!, index, size, [...proof, nodeHash(root, root)])).not.toBe(root);
    if (proof.length > 0) expect(rootFromProof(leaves[index]!, index, size, proof.slice(1))).not.toBe(root);
  }), { numRuns: 300 });
});
