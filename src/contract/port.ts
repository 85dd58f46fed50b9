// The one way processes speak: a port that posts structured-cloneable messages.
import type { AppError } from './errors.ts';
import type { AppEvent } from './events.ts';

/** Adapters exist for Electron ports, worker threads, child processes and memory. */
export interface Port {
  post(message: unknown): void;
  /** Returns the function that stops listening. */
  onMessage(listener: (message: unknown) => void): () => void;
  /** Called once when the other side is gone. */
  onClose(listener: () => void): () => void;
  close(): void;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

/** What travels: calls one way, replies and events the other. */
export type Message =
  | { readonly t: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly t: 'reply'; readonly id: number; readonly result: Result<unknown> }
  | { readonly t: 'event'; readonly event: AppEvent };

class MemoryPort implements Port {
  #peer: MemoryPort | undefined;
  readonly #listeners = new Set<(message: unknown) => void>();
  readonly #closers = new Set<() => void>();
  #open = true;

  join(peer: MemoryPort): void {
    this.#peer = peer;
  }
  post(message: unknown): void {
    if (!this.#open) return;
    const copy: unknown = structuredClone(message);
    queueMicrotask(() => { if (this.#peer) this.#peer.#deliver(copy); });
  }
  #deliver(message: unknown): void {
    if (this.#open) for (const listener of [...this.#listeners]) listener(message);
  }
  onMessage(listener: (message: unknown) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
  onClose(listener: () => void): () => void {
    this.#closers.add(listener);
    return () => void this.#closers.delete(listener);
  }
  #shut(): void {
    if (!this.#open) return;
    this.#open = false;
    for (const closer of [...this.#closers]) closer();
  }
  close(): void {
    this.#shut();
    if (this.#peer) this.#peer.#shut();
  }
}

/** Two ports joined back to back, for tests and for the command line. Messages are cloned, as between processes. */
export function memoryPorts(): [Port, Port] {
  const [a, b] = [new MemoryPort(), new MemoryPort()];
  a.join(b);
  b.join(a);
  return [a, b];
}
