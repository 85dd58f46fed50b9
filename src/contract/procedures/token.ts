// PKCS#11 tokens and smart cards: what is on them, and taking one of their certificates as an identity.
import * as v from 'valibot';
import { command, query } from '../procedure.ts';
import { grantSchema, idSchema, identitySchema, instantSchema, sha256Schema, textSchema } from './shapes.ts';

/** Of the PIN: `low` after a wrong try, `final` before the last one, `locked` when none is left. */
const pinSchema = v.picklist(['fine', 'low', 'final', 'locked']);

export const tokenCertificateSchema = v.strictObject({
  label: textSchema, name: textSchema, organization: v.nullable(textSchema), issuer: textSchema,
  /** Serial number of the certificate, hexadecimal. */
  serial: textSchema,
  notBefore: instantSchema, notAfter: instantSchema, fingerprint: sha256Schema, keyType: textSchema,
  /** Why it cannot sign; null when it can, as far as is known without the PIN. */
  unusable: v.nullable(textSchema),
});

export const tokenSchema = v.strictObject({ label: textSchema, serial: textSchema, manufacturer: textSchema, model: textSchema, pinPad: v.boolean(), pin: pinSchema, certificates: v.array(tokenCertificateSchema) });

export const tokenProcedures = {
  /** The tokens that a module finds, without a PIN. */
  'token.look': query(v.strictObject({ module: grantSchema }), v.array(tokenSchema)),
  /** Takes a certificate of a token as an identity; its key stays on the token. */
  'token.addIdentity': command(v.strictObject({ module: grantSchema, tokenSerial: textSchema, fingerprint: sha256Schema }), identitySchema),
  /** Whether the token of an identity is there, and what it says of its PIN. */
  'token.state': query(v.strictObject({ identityId: idSchema }), v.strictObject({ present: v.boolean(), pinPad: v.boolean(), pin: pinSchema })),
} as const;
