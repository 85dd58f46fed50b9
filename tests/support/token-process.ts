// The token process as it is built, forked as the command line forks it; `npm test` builds first.
import path from 'node:path';
import type { DisposableProcess } from '../../src/app/disposable-process.ts';
import { createTokenClient, type TokenClient, type TokenLimits } from '../../src/app/token/token-client.ts';
import { forkProcess } from '../../src/cli/child-port.ts';
import { foreignEnvironment } from '../../src/contract/foreign-environment.ts';

const script = path.resolve(import.meta.dirname, '../../dist/token/index.mjs');

/** A client whose processes see `variables` beside the ordinary environment, and all processes it started. */
export function tokenProcesses(variables: Readonly<Record<string, string>>, limits?: TokenLimits): { readonly client: TokenClient; readonly started: DisposableProcess[] } {
  const started: DisposableProcess[] = [];
  const client = createTokenClient(() => {
    const one = forkProcess(script, foreignEnvironment({ ...process.env, ...variables }));
    started.push(one);
    return Promise.resolve(one);
  }, limits);
  return { client, started };
}

/** Whether the operating system still knows the process. */
export function isAlive(pid: number | null): boolean {
  try {
    return pid !== null && process.kill(pid, 0);
  } catch {
    return false;
  }
}
