// A change of keys: a new master key, everything encrypted anew beside the old, and one write of the header that puts it in force.
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Environment } from '../../contract/environment.ts';
import { Fault } from '../../contract/errors.ts';
import type { Progress } from '../../contract/progress.ts';
import { CustodyLog } from '../custody-log.ts';
import { DATABASE_FILE } from '../database-file.ts';
import { diskFault, syncFolder } from '../durable-file.ts';
import { EncryptedDatabase, openDatabaseCopy, rekeyDatabase } from '../encrypted-database.ts';
import { keyFingerprint, signingPublicKey } from '../head-signature.ts';
import { deriveVaultKeys, MASTER_KEY_BYTES, wipeVaultKeys, type VaultKeys } from '../key-hierarchy.ts';
import { createPassphraseSlot, createRecoverySlot, unlockWithPassphrase, unlockWithRecoveryKey, type Locked } from '../key-slots.ts';
import { formatRecoveryKey, RECOVERY_KEY_BYTES } from '../recovery-key.ts';
import { vaultSettings } from '../settings.ts';
import { sealHeader, writeHeader, type VaultHeader } from '../vault-header.ts';
import type { KeyRotation } from '../vault.ts';
import { GenerationCopy } from './copy-generation.ts';
import { dropGeneration, freshPath } from './finish-rotation.ts';

export interface RotationParts {
  readonly folder: string;
  readonly keys: VaultKeys;
  readonly database: EncryptedDatabase;
  readonly environment: Environment;
  readonly header: () => VaultHeader;
  /** Writes the header, sealed with the present keys, and keeps it as the one in force. */
  readonly changeHeader: (change: Partial<VaultHeader>) => Promise<void>;
  /** Writes what waits into the second record. */
  readonly flush: () => Promise<void>;
  /** Closes the vault; the database takes no more acts by then. */
  readonly close: () => Promise<void>;
}

/** The slots of a change that was begun; null when there is none. */
function prepared(header: VaultHeader): Locked | null {
  return header.rotation?.step === 'preparing' ? { vaultId: header.vaultId, slots: header.rotation.slots } : null;
}

/** Copies the database under the new keys into the new generation, with the act itself as its last event, and proves the copy. */
async function copyDatabase({ folder, keys, environment, header }: RotationParts, fresh: VaultKeys, files: number, copyInto: (target: string) => Promise<void>): Promise<void> {
  const target = freshPath(folder, DATABASE_FILE);
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(target + suffix, { force: true });
  await copyInto(target);
  await rekeyDatabase(target, keys.database, fresh.database);
  const { vaultId } = header();
  const database = await EncryptedDatabase.open(target, fresh.database);
  try {
    const custody = new CustodyLog({ database, environment, vaultId, signing: fresh.signing });
    custody.stampWith((await vaultSettings(database, custody).read()).profile);
    const [before, after] = [keys, fresh].map(({ signing }) => keyFingerprint(signingPublicKey(signing)));
    await database.write(async (writer) => {
      // Marks of changes made under the old key can still be compared: it opens nothing.
      await writer.run("INSERT INTO setting (name, value) VALUES ('formerLogKey:' || ?, ?)", [String(before), JSON.stringify({ logKey: Buffer.from(keys.log).toString('hex'), until: environment.now().toISOString() })]);
      await custody.append(writer, { type: 'vault.rotateKeys', object: `vault:${vaultId}`, details: { files, keyBefore: before, keyAfter: after } }, null);
    });
  } finally {
    await database.close();
  }
  const copy = await openDatabaseCopy(target, fresh.database);
  try {
    const [problem] = await copy.check();
    if (problem !== undefined) throw new Fault('vault.damagedDatabase', { reason: problem });
  } finally {
    await copy.close();
  }
  const handle = await open(target, 'r+');
  await handle.sync().finally(() => handle.close());
  await syncFolder(path.dirname(target));
}

export function keyRotation(parts: RotationParts): KeyRotation {
  const { folder, keys, database, environment, header } = parts;
  const forget = (): Promise<void> => dropGeneration(folder);

  return {
    isPrepared: () => prepared(header()) !== null,
    confirmRecoveryKey(typed) {
      const locked = prepared(header());
      return locked !== null && unlockWithRecoveryKey(locked, typed) !== null;
    },
    async prepare(passphrase) {
      const { vaultId, slots } = header();
      if (!(await unlockWithPassphrase({ vaultId, slots }, passphrase))) throw new Fault('vault.wrongSecret');
      const begun = prepared(header());
      const known = begun && (await unlockWithPassphrase(begun, passphrase));
      if (!known) await forget();
      const master = known ?? environment.randomBytes(MASTER_KEY_BYTES);
      const recoveryKey = environment.randomBytes(RECOVERY_KEY_BYTES);
      const { memoryKiB, passes, lanes } = slots.passphrase.kdf;
      const fresh = {
        passphrase: await createPassphraseSlot(vaultId, master, passphrase, { memoryKiB, passes, lanes }, environment),
        recovery: createRecoverySlot(vaultId, master, recoveryKey, environment),
      };
      master.fill(0);
      await parts.changeHeader({ rotation: { step: 'preparing', slots: fresh } });
      return { recoveryKey: formatRecoveryKey(recoveryKey) };
    },
    async drop() {
      await parts.changeHeader({ rotation: undefined });
      await forget();
    },
    async run(passphrase, progress: Progress) {
      const begun = prepared(header());
      if (!begun) throw new Fault('vault.noNewKeys');
      const master = await unlockWithPassphrase(begun, passphrase);
      if (!master) throw new Fault('vault.wrongSecret');
      const damaged = Number((await database.read.get('SELECT count(*) AS damaged FROM damaged_blob'))?.['damaged'] ?? 0);
      if (damaged > 0) throw new Fault('vault.damagedFiles', { count: damaged });
      const fresh = deriveVaultKeys(master);
      const state = { switched: false };
      try {
        const copy = new GenerationCopy({ folder, from: keys, to: fresh, rows: database.read, environment });
        // The long part, while work goes on; what comes in meanwhile is brought over at the end.
        let files = await copy.bring(progress);
        await parts.flush();
        await database.retire(async (copyInto) => {
          files = await copy.bring(progress);
          progress.report('Encrypting the database anew', 0, null);
          await copyDatabase(parts, fresh, files, copyInto);
        }, async () => {
          state.switched = true;
          const { mac: _mac, rotation: _rotation, ...body } = header();
          await writeHeader(folder, sealHeader({ ...body, slots: begun.slots, rotation: { step: 'moving' } }, fresh));
        });
        return { files };
      } catch (thrown) {
        throw diskFault(thrown, folder);
      } finally {
        wipeVaultKeys(fresh);
        if (state.switched) await parts.close();
      }
    },
  };
}
