// What a PKCS#11 return value means to the person at the token (PKCS#11 v2.40, 5.1).
import pkcs11js from 'pkcs11js';
import { Fault } from '../../../contract/errors.ts';
import type { PinState } from './token.ts';

const GONE: ReadonlySet<number> = new Set([
  pkcs11js.CKR_DEVICE_ERROR, pkcs11js.CKR_DEVICE_MEMORY, pkcs11js.CKR_DEVICE_REMOVED, pkcs11js.CKR_TOKEN_NOT_PRESENT, pkcs11js.CKR_TOKEN_NOT_RECOGNIZED, pkcs11js.CKR_SESSION_HANDLE_INVALID, pkcs11js.CKR_SESSION_CLOSED, pkcs11js.CKR_SLOT_ID_INVALID,
]);
const WRONG_PIN: ReadonlySet<number> = new Set([pkcs11js.CKR_PIN_INCORRECT, pkcs11js.CKR_PIN_INVALID, pkcs11js.CKR_PIN_LEN_RANGE]);

const TRIES: Readonly<Record<PinState, string>> = {
  fine: 'It does not say how many tries are left.',
  low: 'At least one wrong PIN was typed since the last right one; after a few it locks itself.',
  final: 'One try is left: after another wrong PIN it locks itself.',
  locked: 'It is locked now.',
};

const codeOf = (thrown: unknown): number | null => (thrown instanceof pkcs11js.Pkcs11Error ? thrown.code : null);
export const isAlreadyLoggedIn = (thrown: unknown): boolean => codeOf(thrown) === pkcs11js.CKR_USER_ALREADY_LOGGED_IN;

/** The fault of what a call threw; `state` is asked only when a PIN was refused. Anything but a return value passes as it is. */
export function tokenFault(thrown: unknown, token: string, state: () => PinState): unknown {
  const code = codeOf(thrown);
  if (code === null || !(thrown instanceof Error)) return thrown;
  const cause = { cause: thrown };
  if (WRONG_PIN.has(code)) {
    const pin = state();
    return pin === 'locked' ? new Fault('token.pinLocked', { token }, cause) : new Fault('token.wrongPin', { token, tries: TRIES[pin] }, cause);
  }
  if (code === pkcs11js.CKR_PIN_LOCKED) return new Fault('token.pinLocked', { token }, cause);
  if (GONE.has(code)) return new Fault('token.removed', { token }, cause);
  if (code === pkcs11js.CKR_FUNCTION_CANCELED) return new Fault('token.refused', { token, reason: 'it was cancelled, or nobody answered at the token' }, cause);
  if (code === pkcs11js.CKR_PIN_EXPIRED) return new Fault('token.refused', { token, reason: 'its PIN has expired and must be changed first' }, cause);
  return new Fault('token.refused', { token, reason: `its module answered ${thrown.message}` }, cause);
}
