// The environment that code of others may see: what drivers look for, nothing that is ours.

/** Our own variables hold secrets (the passphrase on the command line); those of Node and Electron change how a process starts. */
const KEPT_BACK = /^(CLEARPROOF_|NODE_|ELECTRON_|UV_)/;

export function foreignEnvironment(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).flatMap(([name, value]) => (value === undefined || KEPT_BACK.test(name.toUpperCase()) ? [] : [[name, value]])));
}
