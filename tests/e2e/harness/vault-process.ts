// Finds the vault process of a running program, and ends it as a crash would.
import type { TestApp } from './launch-app.ts';

/** Process id by the name that main gave it; 0 while there is none. */
export const vaultProcess = ({ app }: TestApp): Promise<number> => app.evaluate((electron) => electron.app.getAppMetrics().find(({ name }) => name === 'Clearproof vault')?.pid ?? 0);

/** Killed by the main process, which knows it by the same number inside a namespace. */
export async function killVaultProcess(clearproof: TestApp): Promise<void> {
  const pid = await vaultProcess(clearproof);
  await clearproof.app.evaluate((_electron, target) => process.kill(target, 'SIGKILL'), pid);
}
