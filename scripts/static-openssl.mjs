// Lets the database add-on carry its own OpenSSL, so that a package of ours runs whichever OpenSSL a system has.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What to add to the environment of the compile; nothing where there is no static OpenSSL (other systems than Linux). */
export function staticOpenssl() {
  if (process.platform !== 'linux') return {};
  const { stdout } = spawnSync('gcc', ['-print-file-name=libcrypto.a'], { encoding: 'utf8' });
  const archive = stdout?.trim() ?? '';
  if (!path.isAbsolute(archive) || !existsSync(archive)) return {};
  // The linker takes a shared library when one lies beside the archive: so the archive is seen alone.
  const alone = path.join(os.tmpdir(), `clearproof-openssl-${process.getuid()}`);
  mkdirSync(alone, { recursive: true });
  rmSync(path.join(alone, 'libcrypto.a'), { force: true });
  symlinkSync(archive, path.join(alone, 'libcrypto.a'));
  // Its names stay inside: the Electron that loads the add-on has a BoringSSL with the same ones.
  return { LDFLAGS: `-L${alone} -Wl,--exclude-libs,ALL -Wl,-Bsymbolic ${process.env.LDFLAGS ?? ''}`.trim() };
}
