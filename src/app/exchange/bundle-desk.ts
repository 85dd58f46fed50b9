// The one bundle that lies open between its preview and the decision on it.
import { newId } from '../../contract/environment.ts';
import { Fault } from '../../contract/errors.ts';
import type { BundlePreview } from '../../contract/procedures/exchange.ts';
import type { Progress } from '../../contract/progress.ts';
import type { Choice } from '../../domain/exchange/merge-dossiers.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Services } from '../services.ts';
import { openBundle, type OpenedBundle } from './open-bundle.ts';
import { applyBundle, destinationOf, previewOf, type Applied, type Destination } from './receive-bundle.ts';

type Choices = Readonly<Record<string, Choice>>;
interface Lying { readonly id: string; readonly vault: Vault; readonly bundle: OpenedBundle; readonly into: Destination | null; }

export class BundleDesk {
  readonly #services: Services;
  #lying: Lying | null = null;

  constructor(services: Services) {
    this.#services = services;
  }

  /** Opens and proves the file; the bundle that lay open before is put away. */
  async open(file: string, secret: string | null, progress: Progress): Promise<BundlePreview> {
    await this.clear();
    const { vault } = this.#services.session;
    const bundle = await openBundle(vault, file, secret, progress);
    try {
      this.#lying = { id: newId(this.#services.environment, 'preview'), vault, bundle, into: await destinationOf(vault, bundle) };
      return await this.preview(this.#lying.id, {});
    } catch (thrown) {
      await bundle.close();
      this.#lying = null;
      throw thrown;
    }
  }

  /** @throws Fault `bundle.expired` */
  #get(id: string): Lying {
    if (this.#lying?.id !== id || this.#lying.vault !== this.#services.session.vault) throw new Fault('bundle.expired');
    return this.#lying;
  }

  preview(id: string, choices: Choices): Promise<BundlePreview> {
    const { vault, bundle, into } = this.#get(id);
    return previewOf(vault, id, bundle, into, choices);
  }

  /** Stays open when it fails, so that a full disk or one more decision does not begin the reading anew. */
  async apply(id: string, choices: Choices, progress: Progress): Promise<Applied> {
    const { bundle, into } = this.#get(id);
    const applied = await applyBundle(this.#services, bundle, into, choices, progress);
    await this.clear();
    return applied;
  }

  async clear(): Promise<void> {
    const lying = this.#lying;
    this.#lying = null;
    await lying?.bundle.close();
  }
}
