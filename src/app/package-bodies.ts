// Bodies of package.*, identity.* and app.*: plan, build, history, save, verify, who signs.
import { readFile } from 'node:fs/promises';
import { Fault } from '../contract/errors.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { OutputOf, ParsedInputOf } from '../contract/catalogue.ts';
import type { Progress } from '../contract/progress.ts';
import type { Bodies } from '../contract/serve.ts';
import { deadlines } from '../domain/case/deadlines.ts';
import { easternDate } from '../domain/case/eastern-date.ts';
import { draftPackage, expectedAppearances } from '../package/draft.ts';
import type { Signer } from '../package/engine.ts';
import { createSelfSignedIdentity, signerFromIdentity } from '../package/sign/identity.ts';
import { signerFromP12 } from '../package/sign/pkcs12.ts';
import { verifyPackage } from '../package/verify/verify-package.ts';
import { openFontLibrary } from '../typeset/font-library.ts';
import type { IssuedPackage, KeptPackage } from '../vault/vault.ts';
import { assess } from './assess.ts';
import { describeIdentity } from './describe-identity.ts';
import { continuing, earlierPackage } from './earlier-packages.ts';
import { limitsOf, loadProfile, loadProfiles } from './hand-over-profile.ts';
import { issuePackage } from './issue-package.ts';
import { claimsElsewhere } from './lot-claims.ts';
import { volumeNames } from './package-files.ts';
import { preflight } from './preflight.ts';
import { readFault } from './read-fault.ts';
import { variantOf } from './package-variant.ts';
import { changedSince, pinsOf, referencePins } from './pin-reference.ts';
import { repeatedWordWarnings } from './redaction/repeated-words.ts';
import { loadRedactionReference } from './redaction/redaction-reference.ts';
import { loadReference } from './reference.ts';
import { saveIssued, savePackage } from './save-package.ts';
import { signerOnToken } from './token/token-identity.ts';
import type { Services } from './services.ts';
import { verifyFiles } from './verify-files.ts';

type PackageBodies = Pick<Bodies, Extract<keyof Bodies, `package.${string}` | `identity.${string}` | `app.${string}`>>;

/** What a plan cannot know before tables, mails and the like are set in pages. */
function uncounted({ files }: Dossier): string[] {
  const count = files.filter(({ exhibitId, pages }) => exhibitId !== null && pages === null).length;
  return count === 0 ? [] : [`${count} ${count === 1 ? 'file has' : 'files have'} no pages of their own (tables, mails, letters); each counts as one page here, so later pages may move when the package is built.`];
}

export function packageBodies(services: Services): PackageBodies {
  const { environment, grants, jobs, preparer, resources, session, tokens } = services;

  const packageOf = async (id: string): Promise<KeptPackage> => {
    const issued = await session.vault.packages.get(id);
    if (!issued) throw new Fault('package.notFound', { id });
    return issued;
  };

  /** Who signs, and what ends his signing: a token stays logged in only until then. */
  const signerOf = async (signer: ParsedInputOf<'package.build'>['signer']): Promise<{ readonly signer: Signer | null; end(): void }> => {
    const free = { end: () => undefined };
    if (signer.kind === 'ink') return { signer: null, ...free };
    if (signer.kind === 'p12') {
      const file = grants.resolve(signer.file);
      const bytes = await readFile(file).catch((thrown: unknown) => { throw readFault(file, thrown); });
      return { signer: signerFromP12(bytes, signer.password, environment.now()), ...free };
    }
    const stored = await session.vault.identities.get(signer.identityId);
    if (!stored) throw new Fault('identity.unreadable', { reason: 'it is not in this vault' });
    if (!('token' in stored)) return { signer: signerFromIdentity(stored, environment.now()), ...free };
    if (signer.kind !== 'token') throw new Fault('token.pinNeeded', { token: stored.token.tokenLabel });
    const { signer: ready, token } = await signerOnToken(stored, signer.pin, tokens, environment.now());
    return { signer: ready, end: token.end };
  };

  const changesSince = async (issued: IssuedPackage): Promise<string[]> => {
    const { rows } = await session.vault.custody.list({ dossierId: issued.dossierId, object: null, text: '', offset: 0, limit: 200 });
    return rows.filter((event) => event.at > issued.issuedAt && /^(dossier\.(edit|undo|redo)|evidence|check)/.test(event.type))
      .map((event) => (typeof event.details['label'] === 'string' ? event.details['label'] : event.type)).slice(0, 20);
  };

  const buildPlan = async ({ dossierId, options: chosen }: ParsedInputOf<'package.plan'>): Promise<OutputOf<'package.plan'>> => {
    const earlier = await earlierPackage(session.vault.packages, dossierId, chosen.supplements);
    const options = continuing(chosen, earlier);
    const [dossier, reference, { reasons }, profile] = await Promise.all([session.vault.dossiers.read(dossierId), loadReference(resources, session.vault), loadRedactionReference(resources, session.vault), loadProfile(resources, session.vault, options.profile)]);
    const today = easternDate(environment.now());
    const issuedAt = environment.now().toISOString();
    const limits = limitsOf(profile, options);
    const { plan } = draftPackage({
      id: 'preview', issuedAt, dossier, earlier, limits, volumeName: volumeNames(dossier, issuedAt, profile.nameMostCharacters, earlier?.ordinal), findings: assess(dossier, reference, today, await claimsElsewhere(session.vault, dossierId, reference)).findings, deadlines: deadlines(dossier, reference, dossier.asOf ?? today), options,
      appearances: expectedAppearances(dossier), signer: null, custodyHead: null, redactionReasons: reasons, balanceReference: reference,
    }, await openFontLibrary(resources));
    const repeated = await repeatedWordWarnings(session.vault, preparer, dossier, options.redaction === 'apply' ? dossier.redactions : [], plan);
    return {
      pages: plan.pages, limits, volumes: plan.volumes.map(({ number, fileName, first, pages, bytes }) => ({ number, fileName, firstPage: first + 1, pages, bytes })), warnings: [...plan.warnings, ...repeated, ...uncounted(dossier)],
      parts: plan.volumes.flatMap(({ number, items }) => items.map((item) => ({ volume: number, title: item.title, exhibitId: item.kind === 'part' ? null : item.placed.exhibit.id, firstPage: item.first + 1, pages: item.pages, note: item.kind === 'file' ? item.note : null }))),
    };
  };

  const verifyVolumes = async (packageId: string, progress: Progress): Promise<OutputOf<'package.verify'>> => {
    const issued = await packageOf(packageId);
    const results = [];
    for (const volume of issued.volumes) {
      results.push(await verifyPackage({ size: volume.bytes, read: (offset, length) => session.vault.blobs.readRange(volume.sha256, offset, length) }, volume.path, progress));
    }
    return results;
  };

  return {
    'identity.list': async () => (await session.vault.identities.list()).map(describeIdentity),
    'identity.create': async (request) => {
      const identity = await createSelfSignedIdentity(request, environment);
      await session.vault.identities.add(identity);
      session.changed(null, ['identities', 'custody']);
      return describeIdentity(identity);
    },
    'package.profiles': async () => (await loadProfiles(resources, session.isOpen ? session.vault : null)).map((profile) => ({ ...profile })),
    'package.plan': buildPlan,
    'package.preflight': (request) => Promise.resolve(jobs.start('preflight', request.dossierId, (progress) => preflight(services, request, progress))),
    'package.build': async ({ dossierId, options, signer, folder, allowBlocking }) => {
      const target = folder === null ? null : grants.resolve(folder);
      // Asked for before the job begins: a wrong password or PIN is answered at once, and the secret lives for this call only.
      const { signer: ready, end } = await signerOf(signer);
      return jobs.start('build', dossierId, async (progress) => {
        progress.signal.addEventListener('abort', end);
        try {
          const { issued, warnings } = await issuePackage(services, { dossierId, options, signer: ready, allowBlocking }, progress);
          session.changed(dossierId, ['packages', 'custody']);
          const packages = issued.map(({ issued: { id, volumes }, variant }) => ({ packageId: id, variant, volumes: volumes.map((volume) => ({ ...volume })) }));
          return { packages: target === null ? packages : await saveIssued(session.vault, issued, target), warnings } satisfies OutputOf<'package.build'>;
        } finally {
          end();
        }
      });
    },
    'package.history': async ({ dossierId }) => {
      const [{ revision }, inForce] = await Promise.all([session.vault.dossiers.header(dossierId), referencePins(services)]);
      return Promise.all((await session.vault.packages.list(dossierId)).map(async ({ manifest, dossierId: _dossier, timestamps, ...issued }) => {
        const isEdited = issued.dossierRevision !== revision;
        const rules = changedSince(pinsOf(manifest), inForce);
        const edits = isEdited ? await changesSince({ ...issued, dossierId, manifest: null }) : [];
        return { ...issued, variant: variantOf(manifest), volumes: issued.volumes.map((volume) => ({ ...volume })), timestamps: timestamps.map(({ volume, time, authority, sha256 }) => ({ volume, time, authority, sha256 })), outOfDate: isEdited || rules.length > 0, changes: [...rules, ...edits].slice(0, 20) };
      }));
    },
    'package.bytes': async ({ packageId, volume, offset, length }) => {
      const found = (await packageOf(packageId)).volumes[volume];
      if (!found) throw new Fault('package.notFound', { id: `${packageId} volume ${volume}` });
      const bytes = offset >= found.bytes ? new Uint8Array() : await session.vault.blobs.readRange(found.sha256, offset, Math.min(length, found.bytes - offset));
      return { size: found.bytes, bytes };
    },
    'package.save': async ({ packageId, folder }) => {
      const issued = await packageOf(packageId);
      const volumes = await savePackage(session.vault, issued, grants.resolve(folder), issued.timestamps);
      session.changed(issued.dossierId, ['custody']);
      return { volumes };
    },
    'package.verify': ({ packageId }) => Promise.resolve(jobs.start('verify', null, (progress) => verifyVolumes(packageId, progress))),
    'package.verifyFiles': ({ files }) => {
      const targets = files.map((file) => grants.resolve(file));
      return Promise.resolve(jobs.start('verify', null, (progress) => verifyFiles(targets, progress)));
    },
    'app.about': () => Promise.resolve({ version: services.version, runtime: services.runtime }),
  };
}
