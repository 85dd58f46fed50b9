// Checks the CMS of a signature (EN 319 142-1; RFC 5652; RFC 5035) against the digest of what it covers.
import { constants, createHash, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { Constructed, fromBER, ObjectIdentifier, OctetString, Sequence, Set as Asn1Set, type BaseBlock } from 'asn1js';
import { OID } from '../sign/object-identifiers.ts';

/** What is wrong with a signature, in words to follow "The signature is not valid: ". */
export class SignatureProblem extends Error {}

export interface SignatureFacts {
  readonly certificate: X509Certificate;
  readonly selfSigned: boolean;
  /** "ECDSA P-256 with SHA-256". */
  readonly algorithm: string;
}

interface SignerInfo {
  readonly certificates: readonly Uint8Array[];
  readonly digestAlgorithm: string;
  readonly signedAttributes: Buffer;
  readonly attributes: ReadonlyMap<string, BaseBlock>;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
}

const HASHES: Readonly<Record<string, string>> = { [OID.sha256]: 'sha256', [OID.sha384]: 'sha384', [OID.sha512]: 'sha512' };

function children(block: BaseBlock | undefined): readonly BaseBlock[] {
  if (block instanceof Sequence || block instanceof Asn1Set || block instanceof Constructed) return block.valueBlock.value;
  throw new SignatureProblem('its structure is damaged');
}

function oidOf(block: BaseBlock | undefined): string {
  if (!(block instanceof ObjectIdentifier)) throw new SignatureProblem('its structure is damaged');
  return block.getValue();
}

const isTagged = (block: BaseBlock | undefined, tag: number): boolean => block?.idBlock.tagClass === 3 && block.idBlock.tagNumber === tag;

function parse(contents: Buffer): SignerInfo {
  const { offset, result } = fromBER(Uint8Array.from(contents));
  if (offset < 0) throw new SignatureProblem('its structure is damaged');
  if (contents.subarray(offset).some((byte) => byte !== 0)) throw new SignatureProblem('there is something else in the place of the signature');
  const [type, wrapped] = children(result);
  if (oidOf(type) !== OID.signedData) throw new SignatureProblem('it is not CMS signed data');
  const fields = children(children(wrapped)[0]);
  if (children(fields[2]).length !== 1) throw new SignatureProblem('it carries content of its own');
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
  return {
    certificates: certificates ? children(certificates).map((certificate) => certificate.valueBeforeDecodeView) : [],
    digestAlgorithm: oidOf(children(info[2])[0]), signedAttributes, attributes,
    signatureAlgorithm: oidOf(children(info[4])[0]), signature: new Uint8Array(signature.getValue()),
  };
}

/** The certificate that signing-certificate-v2 names by its hash. */
function signerCertificate(info: SignerInfo): X509Certificate {
  const attribute = info.attributes.get(OID.signingCertificateV2);
  if (!attribute) throw new SignatureProblem('it does not name its certificate');
  const named = children(children(children(attribute)[0])[0]);
  const [hashName, hash] = named[0] instanceof OctetString ? ['sha256', named[0]] : [HASHES[oidOf(children(named[0])[0])], named[1]];
  if (hashName === undefined || !(hash instanceof OctetString)) throw new SignatureProblem('it does not name its certificate');
  const wanted = Buffer.from(hash.getValue());
  const found = info.certificates.find((certificate) => createHash(hashName).update(certificate).digest().equals(wanted));
  if (!found) throw new SignatureProblem('the certificate it names is not in it');
  return new X509Certificate(found);
}

function describe(key: KeyObject, pss: boolean, hash: string): string {
  const details = key.asymmetricKeyDetails;
  const curves: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };
  const kind = key.asymmetricKeyType === 'ec' ? `ECDSA ${curves[details?.namedCurve ?? ''] ?? details?.namedCurve ?? ''}` : `RSA${pss ? '-PSS' : ''} ${details?.modulusLength ?? ''}`;
  return `${kind} with ${hash.replace('sha', 'SHA-')}`;
}

/** The digest algorithm the signature was made with; needed before the file is hashed. */
export function digestAlgorithmOf(contents: Buffer): string {
  const name = HASHES[parse(contents).digestAlgorithm];
  if (name === undefined) throw new SignatureProblem('it uses a digest that is not accepted');
  return name;
}

/** Facts of a valid signature over content with `digest`; throws SignatureProblem when anything does not hold. */
export function checkSignature(contents: Buffer, digest: Buffer): SignatureFacts {
  const info = parse(contents);
  const hash = HASHES[info.digestAlgorithm] ?? '';
  const messageDigest = info.attributes.get(OID.messageDigest);
  if (!(messageDigest instanceof OctetString)) throw new SignatureProblem('it has no digest of the content');
  if (!Buffer.from(messageDigest.getValue()).equals(digest)) throw new SignatureProblem('the content was changed after it was signed');
  const contentType = info.attributes.get(OID.contentType);
  if (!contentType || oidOf(contentType) !== OID.data) throw new SignatureProblem('it says that it covers something else');
  const certificate = signerCertificate(info);
  const pss = info.signatureAlgorithm === OID.rsaPss;
  const key = certificate.publicKey;
  const options = pss ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO } : { key };
  if (!verify(hash, info.signedAttributes, options, info.signature)) throw new SignatureProblem('it does not fit its certificate');
  const selfSigned = certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
  return { certificate, selfSigned, algorithm: describe(key, pss, hash) };
}
