// Proves the vault's life in the window: made, confirmed, locked from outside, refused, opened.
import { describe, expect, it, vi } from 'vitest';
import { createClient } from '../../src/contract/client.ts';
import { createVault } from '../../renderer/state/vault.ts';
import { sampleCore } from './support/memory-core.ts';

const FOLDER = 'f'.repeat(24);

describe('vault', () => {
  it('is entered only after the recovery key was typed back', async () => {
    const core = sampleCore();
    const vault = createVault(createClient(core.port), () => undefined);
    await vault.create(FOLDER, 'correct horse battery staple');
    expect(vault.store.getState()).toMatchObject({ recoveryKey: 'CPRK-1111-2222-3333', phase: 'unknown' });
    expect(await vault.confirmRecoveryKey('CPRK-0000')).toBe(false);
    expect(await vault.confirmRecoveryKey('CPRK-1111-2222-3333')).toBe(true);
    vault.enter();
    expect(vault.store.getState()).toMatchObject({ phase: 'open', recoveryKey: null });
  });

  it('says in three sentences that a passphrase is wrong, and opens with the right one', async () => {
    const vault = createVault(createClient(sampleCore().port), () => undefined);
    expect(await vault.open(FOLDER, 'wrong')).toBe(false);
    expect(vault.store.getState().error).toMatchObject({ code: 'vault.wrongSecret', message: 'That passphrase or recovery key does not open this vault.' });
    expect(await vault.open(FOLDER, 'correct horse battery staple')).toBe(true);
    expect(vault.store.getState()).toMatchObject({ phase: 'open', error: null });
  });

  it('closes the window’s view and forgets its data when the core locks', async () => {
    const core = sampleCore();
    const forget = vi.fn();
    const vault = createVault(createClient(core.port), forget);
    await vault.refresh();
    expect(vault.store.getState().phase).toBe('open');
    core.send({ type: 'locked', reason: 'idle' });
    await vi.waitFor(() => expect(vault.store.getState()).toMatchObject({ phase: 'closed', lockedBecause: 'idle' }));
    expect(forget).toHaveBeenCalledOnce();
  });
});
