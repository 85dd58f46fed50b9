// Bodies of custody.*: the log as a list, its verification against known heads, its export with a signed head.
import path from 'node:path';
import type { SignedHead } from '../contract/custody-head.ts';
import type { Bodies } from '../contract/serve.ts';
import { writeDurably } from '../vault/durable-file.ts';
import { readSignedHead } from './read-signed-head.ts';
import type { Services } from './services.ts';

type CustodyBodies = Pick<Bodies, Extract<keyof Bodies, `custody.${string}`>>;

const HEAD_FILE = 'custody-head.json';
const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

export function custodyBodies({ grants, session }: Services): CustodyBodies {
  /** The head is signed first, so that the lines written after it are never fewer than it says. */
  async function exportLog(folder: string): Promise<{ path: string; events: number; head: SignedHead }> {
    const head = await session.vault.custody.signHead('export');
    const lines: string[] = [];
    for await (const line of session.vault.custody.lines()) if (lines.length < head.head.size) lines.push(`${line}\n`);
    const target = path.join(folder, 'custody-log.ndjson');
    await writeDurably(target, Buffer.from(lines.join('')));
    return { path: target, events: lines.length, head };
  }

  async function exportDossier(folder: string, dossierId: string, withTexts: boolean): Promise<{ path: string; events: number; head: SignedHead }> {
    await session.vault.dossiers.header(dossierId);
    const extract = await session.vault.custody.extract(dossierId, withTexts);
    const target = path.join(folder, `custody-${dossierId.replace(/[^\w.-]/g, '_')}.json`);
    await writeDurably(target, json(extract));
    return { path: target, events: extract.events.length, head: extract.custody };
  }

  return {
    'custody.list': (filter) => session.vault.custody.list(filter),
    'custody.verify': async ({ head }) => session.vault.custody.verify(head === null ? [] : [await readSignedHead(grants.resolve(head))]),
    'custody.heads': () => session.vault.custody.signedHeads(),
    'custody.export': async ({ folder, dossierId, withTexts }) => {
      const target = grants.resolve(folder);
      const written = await (dossierId === null ? exportLog(target) : exportDossier(target, dossierId, withTexts));
      const headPath = path.join(target, HEAD_FILE);
      await writeDurably(headPath, json(written.head));
      await session.vault.custody.record({ type: 'custody.export', object: dossierId === null ? `vault:${session.vault.id}` : `dossier:${dossierId}`, details: { events: written.events, disclosed: withTexts } }, dossierId);
      session.changed(dossierId, ['custody']);
      return { ...written, headPath };
    },
  };
}
