// Locks the vault when nobody is there: unused for a while, asleep, or behind a locked screen.

const INITIAL_MINUTES = 15;
const ASK_EVERY_MS = 15_000;
const SECONDS = 60;

/** The part of Electron's power monitor that is needed. */
export interface Absence {
  on(event: 'suspend' | 'lock-screen' | 'user-did-resign-active', listener: () => void): unknown;
  getSystemIdleTime(): number;
}

export interface AutoLock {
  /** How long the computer may be unused; each vault says its own. */
  setMinutes(minutes: number): void;
}

/** `repeat` runs a function every so many milliseconds for as long as the program lives. */
export function watchForAbsence(power: Absence, lock: (reason: 'idle' | 'suspend' | 'screen') => void, repeat: (run: () => void, milliseconds: number) => void): AutoLock {
  let minutes = INITIAL_MINUTES;
  power.on('suspend', () => lock('suspend'));
  // A closed lid, or another person at the machine: both leave this session without its owner.
  power.on('lock-screen', () => lock('screen'));
  power.on('user-did-resign-active', () => lock('screen'));
  repeat(() => { if (power.getSystemIdleTime() >= minutes * SECONDS) lock('idle'); }, ASK_EVERY_MS);
  return { setMinutes: (next) => void (minutes = next) };
}
