// The one open vault of a process, and the events that tell the window what changed in it.
import type { AppEvent, ChangeArea } from '../contract/events.ts';
import { Fault } from '../contract/errors.ts';
import type { Vault } from '../vault/vault.ts';

export class Session {
  #vault: Vault | null = null;
  #seq = 0;
  readonly #listeners = new Set<(event: AppEvent) => void>();

  /** The open vault; throws `vault.locked` when there is none. */
  get vault(): Vault {
    if (!this.#vault) throw new Fault('vault.locked');
    return this.#vault;
  }
  get isOpen(): boolean {
    return this.#vault !== null;
  }

  /** Told of every vault that becomes the open one. */
  onOpened: (vault: Vault) => void = () => undefined;
  /** Done with a vault before it is closed. */
  beforeClosing: (vault: Vault, hurry: boolean) => Promise<void> = () => Promise.resolve();

  /** Takes over an opened vault, closing the one before. */
  async use(vault: Vault): Promise<void> {
    await this.close();
    this.#vault = vault;
    this.onOpened(vault);
    this.changed(null, ['vault', 'dossiers']);
  }

  /** Goes on with the same vault, opened anew; the one before is closed already. */
  replace(vault: Vault): void {
    this.#vault = vault;
    this.onOpened(vault);
    this.changed(null, ['vault', 'dossiers']);
  }

  async close(hurry = false): Promise<void> {
    const vault = this.#vault;
    this.#vault = null;
    if (!vault) return;
    try {
      await this.beforeClosing(vault, hurry);
    } finally {
      await vault.close();
    }
  }

  changed(dossierId: string | null, areas: ChangeArea[]): void {
    this.#seq += 1;
    this.emit({ type: 'changed', seq: this.#seq, dossierId, areas });
  }
  emit(event: AppEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
  onEvent(listener: (event: AppEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
