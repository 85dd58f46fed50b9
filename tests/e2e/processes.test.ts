// Proves what happens when a process dies: the window says so or comes back, and the program goes on.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchApp, type TestApp } from './harness/launch-app.ts';

let clearproof: TestApp;
beforeEach(async () => { clearproof = await launchApp(); });
afterEach(async () => { await clearproof.close(); });

/** Process id of the vault process, by the name main gave it; 0 while there is none. */
const vaultProcess = (): Promise<number> => clearproof.app.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === 'Clearproof vault')?.pid ?? 0);

/** Ends it as a crash would; by the main process, which knows it by the same number. */
const killVaultProcess = async (): Promise<void> => {
  const pid = await vaultProcess();
  await clearproof.app.evaluate((_electron, target) => process.kill(target, 'SIGKILL'), pid);
};

describe('when the vault process is killed', () => {
  it('the window says so, and opens a new one on request', async () => {
    await clearproof.page.getByRole('button', { name: 'Open a vault…' }).waitFor();
    const before = await vaultProcess();
    expect(before).toBeGreaterThan(0);
    await killVaultProcess();
    await clearproof.page.getByText('The vault process stopped').waitFor();
    await clearproof.page.getByRole('button', { name: 'Open the vault again' }).click();
    await clearproof.page.getByText('The vault process stopped').waitFor({ state: 'detached' });
    await expect.poll(vaultProcess).toBeGreaterThan(0);
    expect(await vaultProcess()).not.toBe(before);
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
