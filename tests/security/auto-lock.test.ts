// The vault is locked on idle, sleep and screen lock, and not before.
import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { watchForAbsence } from '../../electron/main/auto-lock.ts';

class Power extends EventEmitter {
  idle = 0;
  getSystemIdleTime(): number { return this.idle; }
}

it('locks on suspend, screen lock and after the vault’s own minutes, for that reason', () => {
  const power = new Power();
  const locked: string[] = [];
  let ask = (): void => undefined;
  const watch = watchForAbsence(power, (reason) => locked.push(reason), (run) => { ask = run; });
  power.emit('suspend');
  power.emit('lock-screen');
  expect(locked).toEqual(['suspend', 'screen']);
  power.idle = 14 * 60;
  ask();
  expect(locked).toHaveLength(2);
  watch.setMinutes(5);
  power.idle = 299;
  ask();
  expect(locked).toHaveLength(2);
  power.idle = 300;
  ask();
  expect(locked).toEqual(['suspend', 'screen', 'idle']);
});
