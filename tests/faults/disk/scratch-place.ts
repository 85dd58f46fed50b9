// Where vaults that live for a second are laid down: in memory where the machine has such a folder.
import { accessSync, constants } from 'node:fs';
import os from 'node:os';

/** Nothing is lost there that a crash test needs: it models the disk itself. */
export function scratchPlace(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return os.tmpdir();
  }
}
