// Changing every key of the open vault: new keys and their recovery key first, then everything encrypted anew.
import * as v from 'valibot';
import { command, job } from '../procedure.ts';
import { count, nothing, secretSchema, sha256Schema, textSchema } from './shapes.ts';
import { vaultInfoSchema } from './vault.ts';

export const keysProcedures = {
  /** Makes new keys, wrapped under the passphrase and a new recovery key. Nothing else changes yet. */
  'keys.prepare': command(v.strictObject({ passphrase: secretSchema }), v.strictObject({ recoveryKey: textSchema })),
  /** Whether a recovery key that was typed back is the one of the prepared keys. */
  'keys.confirmRecoveryKey': command(v.strictObject({ recoveryKey: secretSchema }), v.strictObject({ matches: v.boolean() })),
  /**
   * Encrypts everything anew and puts the prepared keys in force; goes on where it was stopped. `backupProblem` says why no
   * backup could be made under the new keys.
   */
  'keys.rotate': job(v.strictObject({ passphrase: secretSchema }), v.strictObject({ info: vaultInfoSchema, files: count, keyFingerprint: sha256Schema, backupProblem: v.nullable(textSchema) })),
  /** Keeps the present keys. */
  'keys.drop': command(nothing, nothing),
} as const;
