// Tokens and smart cards as the core uses them: every look and every package in a token process of its own.
import { verify, constants, X509Certificate } from 'node:crypto';
import path from 'node:path';
import { Fault } from '../../contract/errors.ts';
import type { Signer } from '../../package/engine.ts';
import type { Token, TokenKey } from '../../package/sign/token/token.ts';
import type { DisposableProcess } from '../disposable-process.ts';
import { TokenProcess } from './token-process.ts';
import { signatureSchema, tokensSchema, unlockedSchema } from './token-protocol.ts';

export interface TokenLimits {
  /** To load the module and read what its tokens show. */
  readonly lookSeconds: number;
  /** To log in and to sign: a person may have to type a PIN on the token, or touch it. */
  readonly personSeconds: number;
}
const LIMITS: TokenLimits = { lookSeconds: 30, personSeconds: 120 };

/** A token that is logged in: signs until it is ended. */
export interface UnlockedToken {
  readonly algorithm: Signer['algorithm'];
  sign(data: Uint8Array): Promise<Uint8Array>;
  /** Ends the token process. */
  end(): void;
}

export interface TokenClient {
  /** The tokens of the module in `module`, an absolute path; throws the faults `token.*`. */
  tokens(module: string): Promise<Token[]>;
  /** Logs in at the token; `pin` is null when it is typed on the token. Throws the faults `token.*`. */
  unlock(key: TokenKey, certificate: Uint8Array, pin: string | null): Promise<UnlockedToken>;
}

/** For a core that starts no token process. */
export const noTokens: TokenClient = {
  tokens: (module) => Promise.reject(new Fault('token.badModule', { module: path.basename(module), reason: 'this program starts no token process' })),
  unlock: ({ module }) => Promise.reject(new Fault('token.badModule', { module: path.basename(module), reason: 'this program starts no token process' })),
};

function isSignatureOf(data: Uint8Array, signature: Uint8Array, certificate: Uint8Array, algorithm: Signer['algorithm']): boolean {
  const key = new X509Certificate(certificate).publicKey;
  return verify('sha256', data, algorithm === 'rsa-pss-sha256' ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : key, signature);
}

/** `spawn` starts a token process and answers when it can be spoken to. */
export function createTokenClient(spawn: () => Promise<DisposableProcess>, limits: TokenLimits = LIMITS): TokenClient {
  return {
    async tokens(module) {
      const process = new TokenProcess(await spawn(), module);
      try {
        return await process.ask({ task: 'tokens', module }, tokensSchema, limits.lookSeconds);
      } finally {
        process.end();
      }
    },
    async unlock(key, certificate, pin) {
      const process = new TokenProcess(await spawn(), key.module);
      try {
        const { algorithm } = await process.ask({ task: 'unlock', key, certificate, pin }, unlockedSchema, limits.personSeconds);
        return {
          algorithm,
          async sign(data) {
            const signature = await process.ask({ task: 'sign', data }, signatureSchema, limits.personSeconds);
            // What a foreign module made is believed only when the certificate confirms it.
            if (!isSignatureOf(data, signature, certificate, algorithm)) throw new Fault('token.noKey', { token: key.tokenLabel, reason: 'what it signed does not agree with the certificate' });
            return signature;
          },
          end: () => process.end(),
        };
      } catch (thrown) {
        process.end();
        throw thrown;
      }
    },
  };
}
