// A browser MessagePort as the contract's Port.
import type { Port } from '../../src/contract/port.ts';

export function webPort(port: MessagePort): Port {
  const listeners = new Set<(message: unknown) => void>();
  const closers = new Set<() => void>();
  port.onmessage = (event: MessageEvent<unknown>) => { for (const listener of [...listeners]) listener(event.data); };
  // Chromium tells when the other end is gone, also when its process died.
  port.addEventListener('close', () => { for (const closer of [...closers]) closer(); });
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onClose(listener) {
      closers.add(listener);
      return () => void closers.delete(listener);
    },
    close: () => port.close(),
  };
}
