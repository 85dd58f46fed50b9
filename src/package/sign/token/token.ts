// What a PKCS#11 token shows of itself without a PIN, and which of its keys is meant (PKCS#11 v2.40).

/** What the token says of its PIN: `low` after a wrong try, `final` before the last one, `locked` when none is left. */
export const PIN_STATES = ['fine', 'low', 'final', 'locked'] as const;
export type PinState = (typeof PIN_STATES)[number];

export interface TokenCertificate {
  /** CKA_ID, which certificate and private key share; hexadecimal. */
  readonly keyId: string;
  /** CKA_LABEL. */
  readonly label: string;
  /** DER; it was read as an X.509 certificate. */
  readonly certificate: Uint8Array;
}

export interface Token {
  readonly label: string;
  readonly serial: string;
  readonly manufacturer: string;
  readonly model: string;
  /** The PIN is typed on the token or its reader, and never known to a program. */
  readonly pinPad: boolean;
  readonly pin: PinState;
  readonly certificates: readonly TokenCertificate[];
}

/** A private key on a token: it names where the key is and holds no secret. */
export interface TokenKey {
  /** Absolute path of the PKCS#11 module. */
  readonly module: string;
  readonly tokenSerial: string;
  readonly tokenLabel: string;
  readonly keyId: string;
}
