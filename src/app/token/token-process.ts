// One token process as the core sees it: asked one thing at a time, within a time, and ended when it breaks its word.
import path from 'node:path';
import * as v from 'valibot';
import { Fault } from '../../contract/errors.ts';
import { answerSchema, type DisposableProcess } from '../disposable-process.ts';
import type { TokenTask } from './token-protocol.ts';

export class TokenProcess {
  readonly #process: DisposableProcess;
  readonly #module: string;
  #gone = false;
  #ended = false;

  /** `module` is the path of the module it is to load, for what is said of a failure. */
  constructor(process: DisposableProcess, module: string) {
    this.#process = process;
    this.#module = path.basename(module);
    process.port.onClose(() => { this.#gone = true; });
  }

  /** The answer as `schema` makes it, within `seconds`; throws the faults `token.*` that it answered, and `token.moduleFailed`. */
  async ask<T>(task: TokenTask, schema: v.GenericSchema<unknown, T>, seconds: number): Promise<T> {
    const answer = v.safeParse(answerSchema, await this.#answer(task, seconds));
    if (answer.success && !answer.output.ok) throw new Fault(answer.output.error.code, answer.output.error.details);
    const value = answer.success && answer.output.ok ? v.safeParse(schema, answer.output.value) : null;
    if (value?.success) return value.output;
    this.end();
    throw this.#failed('it answered what no module may answer');
  }

  /** Ends the process, and with it the login at the token. */
  end(): void {
    this.#ended = true;
    this.#process.kill();
  }

  #failed(reason: string): Fault {
    return this.#ended ? new Fault('job.cancelled', { kept: 'Nothing was signed.' }) : new Fault('token.moduleFailed', { module: this.#module, reason });
  }

  #answer(task: TokenTask, seconds: number): Promise<unknown> {
    const { port } = this.#process;
    return new Promise((resolve, reject) => {
      const stops: (() => void)[] = [];
      const settle = (act: () => void): void => {
        for (const stop of stops.splice(0)) stop();
        act();
      };
      stops.push(port.onMessage((answer) => settle(() => resolve(answer))));
      stops.push(port.onClose(() => settle(() => reject(this.#failed('it ended the process it ran in')))));
      const deadline = setTimeout(() => settle(() => {
        reject(this.#failed(`it gave no answer for ${seconds} seconds`));
        this.end();
      }), seconds * 1000);
      stops.push(() => clearTimeout(deadline));
      if (this.#gone) settle(() => reject(this.#failed('it ended the process it ran in')));
      else port.post(task);
    });
  }
}
