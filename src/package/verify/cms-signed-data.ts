// Reads CMS SignedData with one signer, as signatures and timestamp tokens are (RFC 5652; RFC 5035), and checks its signature.
import { constants, createHash, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { Constructed, fromBER, ObjectIdentifier, OctetString, Sequence, Set as Asn1Set, type BaseBlock } from 'asn1js';
import { OID } from '../sign/object-identifiers.ts';

/** What is wrong with a signature, in words to follow "The signature is not valid: ". */
export class SignatureProblem extends Error {}

/** What a check found, or in words why it does not hold. */
export type Attempt<T> = { readonly facts: T; readonly problem: null } | { readonly facts: null; readonly problem: string };

/** Runs a check that throws SignatureProblem when something does not hold. */
export function attempt<T>(check: () => T): Attempt<T> {
  try {
    return { facts: check(), problem: null };
  } catch (thrown) {
    if (thrown instanceof SignatureProblem) return { facts: null, problem: thrown.message };
    throw thrown;
  }
}

export interface SignedData {
  /** Content that is carried inside; null when the signature is detached. */
  readonly content: Buffer | null;
  readonly certificates: readonly Uint8Array[];
  /** Name of the digest, as Node knows it. */
  readonly hash: string;
  readonly signedAttributes: Buffer;
  readonly attributes: ReadonlyMap<string, BaseBlock>;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
}

/** Digests that are accepted, by object identifier. */
export const HASHES: Readonly<Record<string, string>> = { [OID.sha256]: 'sha256', [OID.sha384]: 'sha384', [OID.sha512]: 'sha512' };

export function children(block: BaseBlock | undefined): readonly BaseBlock[] {
  if (block instanceof Sequence || block instanceof Asn1Set || block instanceof Constructed) return block.valueBlock.value;
  throw new SignatureProblem('its structure is damaged');
}

export function oidOf(block: BaseBlock | undefined): string {
  if (!(block instanceof ObjectIdentifier)) throw new SignatureProblem('its structure is damaged');
  return block.getValue();
}

const isTagged = (block: BaseBlock | undefined, tag: number): boolean => block?.idBlock.tagClass === 3 && block.idBlock.tagNumber === tag;

function contentOf(encapsulated: BaseBlock | undefined): Buffer | null {
  const [, wrapped] = children(encapsulated);
  if (!wrapped) return null;
  const [content] = children(wrapped);
  if (!(content instanceof OctetString)) throw new SignatureProblem('its structure is damaged');
  return Buffer.from(content.getValue());
}

/** The signed data in `contents`, which zeros may follow; throws SignatureProblem. */
export function readSignedData(contents: Uint8Array): SignedData {
  const { offset, result } = fromBER(Uint8Array.from(contents));
  if (offset < 0) throw new SignatureProblem('its structure is damaged');
  if (contents.subarray(offset).some((byte) => byte !== 0)) throw new SignatureProblem('there is something else in the place of the signature');
  const [type, wrapped] = children(result);
  if (oidOf(type) !== OID.signedData) throw new SignatureProblem('it is not CMS signed data');
  const fields = children(children(wrapped)[0]);
  const certificates = fields.find((field) => isTagged(field, 0));
  const signers = children(fields.at(-1));
  if (signers.length !== 1) throw new SignatureProblem('it has not exactly one signer');
  const info = children(signers[0]);
  if (!isTagged(info[3], 0)) throw new SignatureProblem('it has no signed attributes');
  const signedAttributes = Buffer.from(info[3]?.valueBeforeDecodeView ?? []);
  signedAttributes[0] = 0x31; // signed as a SET, sent as [0] (RFC 5652, 5.4)
  const attributes = new Map(children(info[3]).map((attribute) => [oidOf(children(attribute)[0]), children(children(attribute)[1])[0]] as const).filter((entry): entry is [string, BaseBlock] => entry[1] !== undefined));
  const signature = info[5];
  if (!(signature instanceof OctetString)) throw new SignatureProblem('its structure is damaged');
  const hash = HASHES[oidOf(children(info[2])[0])];
  if (hash === undefined) throw new SignatureProblem('it uses a digest that is not accepted');
  return {
    content: contentOf(fields[2]), certificates: certificates ? children(certificates).map((certificate) => certificate.valueBeforeDecodeView) : [],
    hash, signedAttributes, attributes, signatureAlgorithm: oidOf(children(info[4])[0]), signature: new Uint8Array(signature.getValue()),
  };
}

/** The certificate that `attribute` names by its hash: signing-certificate-v2, or the older one with SHA-1 where `v1` allows it. */
function namedCertificate(data: SignedData, v1: boolean): X509Certificate {
  const second = data.attributes.get(OID.signingCertificateV2);
  const attribute = second ?? (v1 ? data.attributes.get(OID.signingCertificate) : undefined);
  if (!attribute) throw new SignatureProblem('it does not name its certificate');
  const named = children(children(children(attribute)[0])[0]);
  const [hashName, hash] = named[0] instanceof OctetString ? [second ? 'sha256' : 'sha1', named[0]] : [HASHES[oidOf(children(named[0])[0])], named[1]];
  if (hashName === undefined || !(hash instanceof OctetString)) throw new SignatureProblem('it does not name its certificate');
  const wanted = Buffer.from(hash.getValue());
  const found = data.certificates.find((certificate) => createHash(hashName).update(certificate).digest().equals(wanted));
  if (!found) throw new SignatureProblem('the certificate it names is not in it');
  return new X509Certificate(found);
}

export interface SignerFacts {
  readonly certificate: X509Certificate;
  readonly selfSigned: boolean;
  /** "ECDSA P-256 with SHA-256". */
  readonly algorithm: string;
}

function describe(key: KeyObject, pss: boolean, hash: string): string {
  const details = key.asymmetricKeyDetails;
  const curves: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };
  const kind = key.asymmetricKeyType === 'ec' ? `ECDSA ${curves[details?.namedCurve ?? ''] ?? details?.namedCurve ?? ''}` : `RSA${pss ? '-PSS' : ''} ${details?.modulusLength ?? ''}`;
  return `${kind} with ${hash.replace('sha', 'SHA-')}`;
}

/**
 * Checks that the signature over content of `contentType` with `digest` is by the certificate it names; throws SignatureProblem.
 * `namedBySha1` also takes the older way to name the certificate, which timestamp authorities still use (RFC 2634, 5.4).
 */
export function checkSignedData(data: SignedData, contentType: string, digest: Buffer, namedBySha1 = false): SignerFacts {
  const messageDigest = data.attributes.get(OID.messageDigest);
  if (!(messageDigest instanceof OctetString)) throw new SignatureProblem('it has no digest of the content');
  if (!Buffer.from(messageDigest.getValue()).equals(digest)) throw new SignatureProblem('the content was changed after it was signed');
  const type = data.attributes.get(OID.contentType);
  if (!type || oidOf(type) !== contentType) throw new SignatureProblem('it says that it covers something else');
  const certificate = namedCertificate(data, namedBySha1);
  const pss = data.signatureAlgorithm === OID.rsaPss;
  const key = certificate.publicKey;
  const options = pss ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO } : { key };
  if (!verify(data.hash, data.signedAttributes, options, data.signature)) throw new SignatureProblem('it does not fit its certificate');
  const selfSigned = certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
  return { certificate, selfSigned, algorithm: describe(key, pss, data.hash) };
}

/** The first value of a field of a certificate's subject; Node writes one per line. */
export function subjectField(certificate: X509Certificate, key: string): string | null {
  const line = certificate.subject.split('\n').find((entry) => entry.startsWith(`${key}=`));
  return line === undefined ? null : line.slice(key.length + 1);
}
