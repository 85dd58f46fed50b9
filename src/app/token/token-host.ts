// The loop inside the token process: it loads the one module it is told of, and lives for one look or one package.
import { toAppError } from '../../contract/errors.ts';
import type { Port } from '../../contract/port.ts';
import { openPkcs11Module, type UnlockedKey } from '../../package/sign/token/pkcs11-module.ts';
import type { ProcessAnswer } from '../disposable-process.ts';
import type { TokenTask } from './token-protocol.ts';

/** Answers tasks on `port`, for as long as the process lives. Tasks come from the core, which is trusted. */
export function serveToken(port: Port): void {
  let unlocked: UnlockedKey | null = null;

  const work = (task: TokenTask): unknown => {
    switch (task.task) {
      case 'tokens': return openPkcs11Module(task.module).tokens();
      case 'unlock':
        unlocked = openPkcs11Module(task.key.module).unlock(task.key, task.certificate, task.pin);
        return { algorithm: unlocked.algorithm };
      case 'sign':
        if (!unlocked) throw new TypeError('asked to sign before the token was unlocked');
        return unlocked.sign(task.data);
    }
  };

  port.onMessage((message) => {
    let answer: ProcessAnswer;
    try {
      answer = { ok: true, value: work(message as TokenTask) };
    } catch (thrown) {
      answer = { ok: false, error: toAppError(thrown) };
    }
    port.post(answer);
  });
}
