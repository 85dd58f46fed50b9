// Proves what happens when a process dies: the window says so or comes back, and the program goes on.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchApp, type TestApp } from './harness/launch-app.ts';
import { killVaultProcess, vaultProcess } from './harness/vault-process.ts';

let clearproof: TestApp;
beforeEach(async () => { clearproof = await launchApp(); });
afterEach(async () => { await clearproof.close(); });

describe('when the vault process is killed', () => {
  it('the window says so, and opens a new one on request', async () => {
    await clearproof.page.getByRole('button', { name: 'Open a vault…' }).waitFor();
    const before = await vaultProcess(clearproof);
    expect(before).toBeGreaterThan(0);
    await killVaultProcess(clearproof);
    await clearproof.page.getByText('The vault process stopped').waitFor();
    await clearproof.page.getByRole('button', { name: 'Open the vault again' }).click();
    await clearproof.page.getByText('The vault process stopped').waitFor({ state: 'detached' });
    await expect.poll(() => vaultProcess(clearproof)).toBeGreaterThan(0);
    expect(await vaultProcess(clearproof)).not.toBe(before);
    clearproof.complaints.expect(/vault process ended/);
  });
});

describe('when the window’s process crashes', () => {
  it('the window comes back', async () => {
    await clearproof.page.getByRole('button', { name: 'Open a vault…' }).waitFor();
    const pid = (): Promise<number> => clearproof.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
    const before = await pid();
    await clearproof.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    await expect.poll(pid, { timeout: 20_000 }).not.toBe(before);
    await expect.poll(() => clearproof.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("document.querySelector('main') !== null") as Promise<boolean>), { timeout: 20_000 }).toBe(true);
    clearproof.complaints.expect(/window ended|crashed|renderer/);
  });
});
