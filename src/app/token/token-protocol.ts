// What the core and a token process say to each other. The process runs a vendor's code, so all it says is checked.
import * as v from 'valibot';
import type { Signer } from '../../package/engine.ts';
import { PIN_STATES, type Token, type TokenKey } from '../../package/sign/token/token.ts';

export type TokenTask =
  | { readonly task: 'tokens'; readonly module: string }
  | { readonly task: 'unlock'; readonly key: TokenKey; readonly certificate: Uint8Array; readonly pin: string | null }
  | { readonly task: 'sign'; readonly data: Uint8Array };

const words = v.pipe(v.string(), v.maxLength(500));
const bytes = v.pipe(v.instance(Uint8Array), v.check(({ length }) => length > 0 && length <= 65_536));

export const tokensSchema = v.pipe(v.array(v.strictObject({
  label: words, serial: words, manufacturer: words, model: words, pinPad: v.boolean(), pin: v.picklist(PIN_STATES),
  certificates: v.pipe(v.array(v.strictObject({ keyId: v.pipe(v.string(), v.regex(/^([0-9a-f]{2})*$/), v.maxLength(512)), label: words, certificate: bytes })), v.maxLength(200)),
})), v.maxLength(200)) satisfies v.GenericSchema<unknown, Token[]>;

export const unlockedSchema = v.strictObject({
  algorithm: v.picklist(['rsa-pkcs1-sha256', 'rsa-pss-sha256', 'ecdsa-p256-sha256', 'ecdsa-p384-sha256']),
}) satisfies v.GenericSchema<unknown, Pick<Signer, 'algorithm'>>;

export const signatureSchema = bytes;
