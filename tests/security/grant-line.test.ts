// Proves that a window gets a token only when the vault process knows it, and is not left waiting for a process that is gone.
import { describe, expect, it } from 'vitest';
import { createGrantLine } from '../../electron/main/grant-line.ts';

describe('a grant on its way to the vault process', () => {
  it('is not answered before it has arrived', async () => {
    const posted: unknown[] = [];
    const line = createGrantLine((message) => posted.push(message));
    let answered = false;
    const granted = line.grant('token', '/papers').then(() => { answered = true; });
    await Promise.resolve();
    expect(posted).toEqual([{ t: 'grant', token: 'token', path: '/papers' }]);
    line.arrived('another');
    await Promise.resolve();
    expect(answered).toBe(false);
    line.arrived('token');
    await granted;
    expect(answered).toBe(true);
  });

  it('is let go when the process ends', async () => {
    const line = createGrantLine(() => undefined);
    const both = Promise.all([line.grant('one', '/a'), line.grant('two', '/b')]);
    line.broken();
    await expect(both).resolves.toEqual([undefined, undefined]);
  });
});
