// The vault as the window sees it: open or not, and the acts that open, make and lock it.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../src/contract/client.ts';
import type { OutputOf } from '../../src/contract/catalogue.ts';
import type { AppError } from '../../src/contract/errors.ts';
import type { Result } from '../../src/contract/port.ts';

export type VaultInfo = OutputOf<'vault.create'>['info'];
export type Strength = OutputOf<'vault.strength'>;

export interface VaultState {
  readonly phase: 'unknown' | 'closed' | 'open';
  readonly info: VaultInfo | null;
  readonly error: AppError | null;
  readonly busy: boolean;
  /** A vault just made whose recovery key has not been confirmed; it is not entered before that. */
  readonly recoveryKey: string | null;
  readonly lockedBecause: 'user' | 'idle' | 'suspend' | 'screen' | null;
  /** What had to be put right when the vault was opened after a crash. */
  readonly recovered: readonly string[];
}

export interface VaultActs {
  readonly store: StoreApi<VaultState>;
  refresh(): Promise<void>;
  strength(passphrase: string): Promise<Result<Strength>>;
  /** What speaks against a vault in that folder, in words. */
  placeWarnings(folder: string): Promise<readonly string[]>;
  create(folder: string, passphrase: string): Promise<boolean>;
  /** True when `typed` is the recovery key that was shown. */
  confirmRecoveryKey(typed: string): Promise<boolean>;
  /** Enters the vault that was just made. */
  enter(): void;
  open(folder: string, secret: string): Promise<boolean>;
  lock(): Promise<void>;
  clearError(): void;
  /** The notes about the last opening were read. */
  clearRecovered(): void;
}

export function createVault(client: Client, onLocked: () => void): VaultActs {
  const store = createStore<VaultState>(() => ({ phase: 'unknown', info: null, error: null, busy: false, recoveryKey: null, lockedBecause: null, recovered: [] }));
  const { setState } = store;

  client.onEvent((event) => {
    if (event.type !== 'locked') return;
    onLocked();
    setState({ phase: 'closed', info: null, busy: false, recoveryKey: null, lockedBecause: event.reason });
  });

  return {
    store,
    async refresh() {
      const state = await client.call('vault.state', {});
      if (state.ok) setState({ phase: state.value.open ? 'open' : 'closed', info: state.value.info });
      else setState({ phase: 'closed', error: state.error });
    },
    strength: (passphrase) => client.call('vault.strength', { passphrase }),
    async placeWarnings(folder) {
      const found = await client.call('vault.placeWarnings', { folder });
      return found.ok ? found.value : [];
    },
    async create(folder, passphrase) {
      setState({ busy: true, error: null });
      const made = await client.call('vault.create', { folder, passphrase });
      setState(made.ok ? { busy: false, info: made.value.info, recoveryKey: made.value.recoveryKey } : { busy: false, error: made.error });
      return made.ok;
    },
    async confirmRecoveryKey(typed) {
      const answer = await client.call('vault.confirmRecoveryKey', { recoveryKey: typed });
      if (!answer.ok) setState({ error: answer.error });
      return answer.ok && answer.value.matches;
    },
    enter: () => setState({ phase: 'open', recoveryKey: null, error: null, lockedBecause: null }),
    async open(folder, secret) {
      setState({ busy: true, error: null });
      const opened = await client.call('vault.open', { folder, secret });
      setState(opened.ok ? { busy: false, phase: 'open', info: opened.value.info, recovered: opened.value.recovered, lockedBecause: null } : { busy: false, error: opened.error });
      return opened.ok;
    },
    async lock() {
      const locked = await client.call('vault.lock', {});
      if (!locked.ok) {
        setState({ error: locked.error });
        return;
      }
      onLocked();
      setState({ phase: 'closed', info: null, lockedBecause: 'user' });
    },
    clearError: () => setState({ error: null }),
    clearRecovered: () => setState({ recovered: [] }),
  };
}
