// A port to a forked Node process, from either end.
import { fork, type ChildProcess } from 'node:child_process';
import type { Port } from '../contract/port.ts';
import type { DisposableProcess } from '../app/disposable-process.ts';

interface Channel {
  send?(message: unknown): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  off(event: 'message', listener: (message: unknown) => void): unknown;
}

function portOver(channel: Channel, onGone: (listener: () => void) => () => void, close: () => void): Port {
  return {
    post: (message) => void channel.send?.(message),
    onMessage(listener) {
      channel.on('message', listener);
      return () => void channel.off('message', listener);
    },
    onClose: onGone,
    close,
  };
}

/** Forks `script` with messages cloned as structured data, so that bytes stay bytes; of the environment it knows `variables` only. */
export function forkProcess(script: string, variables: NodeJS.ProcessEnv = {}): DisposableProcess {
  const child: ChildProcess = fork(script, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [], env: variables });
  const onGone = (listener: () => void): (() => void) => {
    child.on('exit', listener);
    return () => void child.off('exit', listener);
  };
  // An error on a dead channel means the process is gone; `exit` reports it.
  child.on('error', () => child.kill('SIGKILL'));
  return { port: portOver(child, onGone, () => child.kill('SIGKILL')), pid: child.pid ?? null, kill: () => void child.kill('SIGKILL') };
}

/** The port of a forked process to its parent. */
export function parentPort(): Port {
  const onGone = (listener: () => void): (() => void) => {
    process.on('disconnect', listener);
    return () => void process.off('disconnect', listener);
  };
  return portOver(process, onGone, () => process.disconnect());
}
