// A port over the message ports that main hands to utility processes.
import type { Port } from '../../src/contract/port.ts';

/** The part of Electron's MessagePortMain that is used. */
export interface MainPort {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  off(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  off(event: 'close', listener: () => void): unknown;
}

export function utilityPort(port: MainPort): Port {
  port.start();
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      const take = (event: { data: unknown }): void => listener(event.data);
      port.on('message', take);
      return () => void port.off('message', take);
    },
    onClose(listener) {
      port.on('close', listener);
      return () => void port.off('close', listener);
    },
    close: () => port.close(),
  };
}
