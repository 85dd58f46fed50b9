// A PKCS#11 module, loaded into this process: only ever a process of its own, because a module is foreign native code.
import path from 'node:path';
import { X509Certificate } from 'node:crypto';
import pkcs11js from 'pkcs11js';
import { Fault } from '../../../contract/errors.ts';
import type { Signer } from '../../engine.ts';
import { signingMechanism } from './signing-mechanism.ts';
import { isAlreadyLoggedIn, tokenFault } from './token-fault.ts';
import type { PinState, Token, TokenCertificate, TokenKey } from './token.ts';

/** More slots or certificates than a person could choose from are left out. */
const MOST = 200;
/** The signature of RSA 4096 has 512 bytes. */
const MOST_SIGNATURE_BYTES = 1024;

/** A key that may sign: its token was unlocked. Lives as long as the process. */
export interface UnlockedKey {
  readonly algorithm: Signer['algorithm'];
  /** Signs as `Signer.sign` does; throws `token.removed`, `token.refused`. */
  sign(data: Uint8Array): Uint8Array;
}

export interface Pkcs11Module {
  /** The tokens that are there, with the certificates they show without a PIN. */
  tokens(): Token[];
  /** Logs in and finds the key of `certificate`; throws the faults `token.*`. `pin` is null when it is typed on the token. */
  unlock(key: TokenKey, certificate: Uint8Array, pin: string | null): UnlockedKey;
}

// Fields of fixed length, filled up with blanks.
const trimmed = (text: string): string => text.replace(/[\0\s]+$/, '');

function readable(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

const pinState = ({ flags }: pkcs11js.TokenInfo): PinState =>
  flags & pkcs11js.CKF_USER_PIN_LOCKED ? 'locked' : flags & pkcs11js.CKF_USER_PIN_FINAL_TRY ? 'final' : flags & pkcs11js.CKF_USER_PIN_COUNT_LOW ? 'low' : 'fine';

function load(file: string): pkcs11js.PKCS11 {
  const module = path.basename(file);
  const library = new pkcs11js.PKCS11();
  try {
    library.load(file);
  } catch (thrown) {
    throw new Fault('token.badModule', { module, reason: 'it is no library for this kind of computer, or has no function C_GetFunctionList' }, { cause: thrown });
  }
  try {
    library.C_Initialize();
  } catch (thrown) {
    throw new Fault('token.badModule', { module, reason: `it did not start (${thrown instanceof Error ? thrown.message : 'no reason given'})` }, { cause: thrown });
  }
  return library;
}

/** Loads and starts the module in `file`; throws `token.badModule`. */
export function openPkcs11Module(file: string): Pkcs11Module {
  const library = load(file);

  const find = (session: pkcs11js.Handle, template: pkcs11js.Template): pkcs11js.Handle[] => {
    library.C_FindObjectsInit(session, template);
    try {
      return library.C_FindObjects(session, MOST);
    } finally {
      library.C_FindObjectsFinal(session);
    }
  };
  /** Null where the token does not tell. */
  const attribute = (session: pkcs11js.Handle, object: pkcs11js.Handle, type: number): Buffer | null => {
    try {
      return library.C_GetAttributeValue(session, object, [{ type }])[0]?.value ?? null;
    } catch {
      return null;
    }
  };

  const certificatesOn = (session: pkcs11js.Handle): TokenCertificate[] =>
    find(session, [{ type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_CERTIFICATE }]).flatMap((object) => {
      const [certificate, id] = [attribute(session, object, pkcs11js.CKA_VALUE), attribute(session, object, pkcs11js.CKA_ID)];
      if (!certificate || !id || !readable(certificate)) return [];
      return [{ keyId: id.toString('hex'), label: trimmed(attribute(session, object, pkcs11js.CKA_LABEL)?.toString('utf8') ?? ''), certificate: new Uint8Array(certificate) }];
    });

  const initialized = (): { readonly slot: pkcs11js.Handle; readonly info: pkcs11js.TokenInfo }[] =>
    library.C_GetSlotList(true).slice(0, MOST).flatMap((slot) => {
      const info = library.C_GetTokenInfo(slot);
      return info.flags & pkcs11js.CKF_TOKEN_INITIALIZED ? [{ slot, info }] : [];
    });

  const tokens = (): Token[] => initialized().map(({ slot, info }) => {
    const session = library.C_OpenSession(slot, pkcs11js.CKF_SERIAL_SESSION);
    try {
      return {
        label: trimmed(info.label), serial: trimmed(info.serialNumber), manufacturer: trimmed(info.manufacturerID), model: trimmed(info.model),
        pinPad: (info.flags & pkcs11js.CKF_PROTECTED_AUTHENTICATION_PATH) !== 0, pin: pinState(info), certificates: certificatesOn(session),
      };
    } finally {
      library.C_CloseSession(session);
    }
  });

  const logIn = (slot: pkcs11js.Handle, session: pkcs11js.Handle, user: number, token: string, pin: string | null): void => {
    try {
      // An empty PIN is how the add-on says: typed on the token.
      library.C_Login(session, user, pin ?? '');
    } catch (thrown) {
      if (!isAlreadyLoggedIn(thrown)) throw tokenFault(thrown, token, () => pinState(library.C_GetTokenInfo(slot)));
    }
  };

  return {
    tokens: () => {
      try {
        return tokens();
      } catch (thrown) {
        throw tokenFault(thrown, path.basename(file), () => 'fine');
      }
    },
    unlock({ keyId, tokenSerial, tokenLabel: token }, der, pin) {
      const guarded = <T>(work: () => T): T => {
        try {
          return work();
        } catch (thrown) {
          throw tokenFault(thrown, token, () => 'fine');
        }
      };
      const found = guarded(initialized).find(({ info }) => trimmed(info.serialNumber) === tokenSerial);
      if (!found) throw new Fault('token.absent', { token });
      const { slot, info } = found;
      if (pinState(info) === 'locked') throw new Fault('token.pinLocked', { token });
      const onToken = (info.flags & pkcs11js.CKF_PROTECTED_AUTHENTICATION_PATH) !== 0;
      if (pin === null && !onToken) throw new Fault('token.pinNeeded', { token });
      const certificate = new X509Certificate(der);
      const way = signingMechanism(certificate, new Set(guarded(() => library.C_GetMechanismList(slot))), token);
      const session = guarded(() => library.C_OpenSession(slot, pkcs11js.CKF_SERIAL_SESSION));
      const typed = onToken ? null : pin;
      if (info.flags & pkcs11js.CKF_LOGIN_REQUIRED) logIn(slot, session, pkcs11js.CKU_USER, token, typed);
      const [key] = guarded(() => find(session, [{ type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_PRIVATE_KEY }, { type: pkcs11js.CKA_ID, value: Buffer.from(keyId, 'hex') }]));
      if (!key) throw new Fault('token.noKey', { token, reason: 'it holds no private key for it' });
      const asksEachTime = attribute(session, key, pkcs11js.CKA_ALWAYS_AUTHENTICATE)?.[0] === 1;
      return {
        algorithm: way.algorithm,
        sign: (data) => guarded(() => {
          library.C_SignInit(session, way.mechanism, key);
          if (asksEachTime) logIn(slot, session, pkcs11js.CKU_CONTEXT_SPECIFIC, token, typed);
          return way.output(library.C_Sign(session, Buffer.from(way.input(data)), Buffer.alloc(MOST_SIGNATURE_BYTES)));
        }),
      };
    },
  };
}
