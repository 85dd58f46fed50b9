// What a certificate says of its holder, and whether it may sign today.
import type { X509Certificate } from 'node:crypto';
import { Fault } from '../../contract/errors.ts';
import type { SignerFacts } from './private-key-signer.ts';

/** Name, title and organization of the subject. */
export function subjectFacts({ subject }: X509Certificate): SignerFacts {
  const field = (name: string): string | null => subject.split('\n').find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
  return { name: field('CN') ?? field('O') ?? 'Unnamed signer', title: field('title'), organization: field('O') };
}

/** Throws `identity.expired` when the certificate is not valid at `now`. */
export function requireInForce({ validFrom, validTo }: X509Certificate, now: Date): void {
  const [from, to] = [new Date(validFrom), new Date(validTo)];
  if (now < from || now > to) throw new Fault('identity.expired', { from: from.toISOString().slice(0, 10), to: to.toISOString().slice(0, 10) });
}

/** The certificate and, as far as they are among `all`, those that issued it, in order. */
export function chainFrom(certificate: X509Certificate, all: readonly X509Certificate[]): X509Certificate[] {
  const chain = [certificate];
  for (let last = certificate; ; ) {
    const issuer = all.find((candidate) => !chain.includes(candidate) && last.checkIssued(candidate));
    if (!issuer) return chain;
    chain.push(issuer);
    last = issuer;
  }
}
