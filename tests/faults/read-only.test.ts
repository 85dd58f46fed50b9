// On a disk that cannot be written a vault is opened for looking: everything can be read and checked, every change is refused, no file is touched.
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/vault.ts';
import { bundleScript } from './child-process.ts';

it('is looked at, searched and checked, and refuses every change in words', async () => {
  const [script, disk] = [await bundleScript('read-only-viewer', await temporaryFolder()), await temporaryFolder()];
  const mounted = 'mount -t tmpfs -o size=64m clearproof-test "$1" && exec "$2" "$3" "$1"';
  const seen: unknown = JSON.parse(execFileSync('unshare', ['-Urm', 'sh', '-c', mounted, 'sh', disk, process.execPath, script], { encoding: 'utf8' }));
  expect(seen).toMatchObject({
    looked: { readOnly: true, whole: true, found: 1, verify: { ok: true, files: 1, problems: [] } },
    changes: { edit: 'vault.readOnly', evidence: 'disk.unwritable', passphrase: 'disk.unwritable', cache: 'done' },
    wrong: 'vault.wrongSecret', untouched: true,
  });
  const { looked: { recovered }, damaged, unclosed } = seen as { looked: { recovered: string[] }; damaged: string[]; unclosed: string };
  expect(recovered.join()).toContain('Opened for reading only');
  expect(damaged.join()).toContain('It is bill.pdf in d1.');
  expect(unclosed).toContain('was not closed before it was put there');
}, 60_000);
