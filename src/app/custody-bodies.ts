// Bodies of custody.*: the log as a list, its verification, its export.
import path from 'node:path';
import type { Bodies } from '../contract/serve.ts';
import { writeDurably } from '../vault/durable-file.ts';
import type { Services } from './services.ts';

type CustodyBodies = Pick<Bodies, 'custody.list' | 'custody.verify' | 'custody.export'>;

export function custodyBodies({ grants, session }: Services): CustodyBodies {
  return {
    'custody.list': (filter) => session.vault.custody.list(filter),
    'custody.verify': () => session.vault.custody.verify(),
    'custody.export': async ({ folder }) => {
      const lines: string[] = [];
      for await (const line of session.vault.custody.lines()) lines.push(line);
      const target = path.join(grants.resolve(folder), 'custody-log.ndjson');
      await writeDurably(target, Buffer.from(lines.map((line) => `${line}\n`).join('')));
      return { path: target, events: lines.length };
    },
  };
}
