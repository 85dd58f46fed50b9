// Hands grants to the vault process, and tells when they have arrived: its port and the window's are different roads,
// and a token that the window uses before the vault process knows it would be refused.
import type { VaultHostMessage } from '../shell-contract.ts';

export interface GrantLine {
  /** Resolves when the vault process knows the token, or is gone: the window then hears of that in another way. */
  grant(token: string, path: string): Promise<void>;
  arrived(token: string): void;
  /** The vault process is gone: nothing more arrives. */
  broken(): void;
}

export function createGrantLine(post: (message: VaultHostMessage) => void): GrantLine {
  const waiting = new Map<string, () => void>();
  const arrived = (token: string): void => {
    waiting.get(token)?.();
    waiting.delete(token);
  };
  return {
    grant: (token, path) => new Promise((resolve) => {
      waiting.set(token, resolve);
      post({ t: 'grant', token, path });
    }),
    arrived,
    broken() { for (const token of [...waiting.keys()]) arrived(token); },
  };
}
