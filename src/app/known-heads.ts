// The last head of each vault this computer has seen, kept outside the vaults: an older copy of one cannot match it.
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { signedHeadSchema, type SignedHead } from '../contract/custody-head.ts';
import { systemErrorCode, writeDurably } from '../vault/durable-file.ts';

export interface KnownHeads {
  of(vaultId: string): Promise<SignedHead | null>;
  keep(head: SignedHead): Promise<void>;
}

/** For programs that keep nothing between runs. */
export const noKnownHeads: KnownHeads = { of: () => Promise.resolve(null), keep: () => Promise.resolve() };

const fileSchema = v.record(v.string(), signedHeadSchema);

/** Heads in a JSON file. A file that cannot be read as such is taken for empty: it protects, it must not lock anybody out. */
export function knownHeadsIn(file: string): KnownHeads {
  async function read(): Promise<Record<string, SignedHead>> {
    try {
      return v.parse(fileSchema, JSON.parse(await readFile(file, 'utf8')));
    } catch (thrown) {
      if (systemErrorCode(thrown) === 'ENOENT' || thrown instanceof SyntaxError || v.isValiError(thrown)) return {};
      throw thrown;
    }
  }
  return {
    of: async (vaultId) => (await read())[vaultId] ?? null,
    async keep(head) {
      await writeDurably(file, Buffer.from(`${JSON.stringify({ ...(await read()), [head.head.vaultId]: head }, null, 2)}\n`));
    },
  };
}
