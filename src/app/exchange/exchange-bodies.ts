// Bodies of bundle.*, papers.* and epcis.*: what goes to others and what comes from them.
import type { Bodies } from '../../contract/serve.ts';
import type { Services } from '../services.ts';
import { BundleDesk } from './bundle-desk.ts';
import { exportEpcis, importEpcis } from './epcis-files.ts';
import { requestPapers } from './request-papers.ts';
import { sendBundle } from './send-bundle.ts';
import { previewPapers, takePapers } from './take-papers.ts';

type ExchangeBodies = Pick<Bodies, Extract<keyof Bodies, `bundle.${string}` | `papers.${string}` | `epcis.${string}`>>;

/** `clear` puts away what lies open, before the vault is closed. */
export function exchangeBodies(services: Services): { readonly bodies: ExchangeBodies; clear(): Promise<void> } {
  const { grants, session, jobs } = services;
  const desk = new BundleDesk(services);
  const bodies: ExchangeBodies = {
    'bundle.export': ({ dossierId, folder, exhibitIds, to, passphrase, recipients }) => {
      const target = grants.resolve(folder);
      const lock = passphrase !== null ? { passphrase } : recipients.length > 0 ? { recipients } : null;
      return Promise.resolve(jobs.start('bundle', dossierId, (progress) => sendBundle(services, { dossierId, folder: target, exhibitIds, to, lock }, progress)));
    },
    'bundle.preview': ({ file, secret }) => {
      const source = grants.resolve(file);
      return Promise.resolve(jobs.start('bundle', null, (progress) => desk.open(source, secret, progress)));
    },
    'bundle.decide': ({ previewId, choices }) => desk.preview(previewId, choices),
    'bundle.apply': ({ previewId, choices }) => Promise.resolve(jobs.start('bundle', null, (progress) => desk.apply(previewId, choices, progress))),
    'bundle.discard': async () => {
      await desk.clear();
      return {};
    },
    'bundle.list': async ({ dossierId }) =>
      (await session.vault.bundles.all()).filter((bundle) => bundle.dossierId === dossierId)
        .map(({ id, direction, at, scope, party, sha256, fingerprint }) => ({ id, direction, at, scope, party, sha256, fingerprint })),
    'bundle.address': () => Promise.resolve({ recipient: session.vault.ageKeys.recipient, fingerprint: session.vault.keyFingerprint }),
    'papers.request': async ({ folder, ...request }) => requestPapers(services, { ...request, folder: grants.resolve(folder) }),
    'papers.preview': ({ dossierId, source }) => {
      const path = grants.resolve(source);
      return Promise.resolve(jobs.start('bundle', dossierId, (progress) => previewPapers(services, { dossierId, source: path }, progress)));
    },
    'papers.take': ({ dossierId, source }) => {
      const path = grants.resolve(source);
      return Promise.resolve(jobs.start('bundle', dossierId, (progress) => takePapers(services, { dossierId, source: path }, progress)));
    },
    'epcis.export': ({ dossierId, folder }) => exportEpcis(services, dossierId, grants.resolve(folder)),
    'epcis.import': ({ dossierId, file }) => importEpcis(services, dossierId, grants.resolve(file)),
  };
  return { bodies, clear: () => desk.clear() };
}
