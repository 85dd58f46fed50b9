// Short-lived tokens that stand for a file or folder the user chose, so that no caller names a path.
import { Fault } from '../contract/errors.ts';
import type { Environment } from '../contract/environment.ts';

const LIFETIME_MS = 60 * 60 * 1000;

export interface Grants {
  /** A new token for `path`, good for an hour and as often as it is used. */
  add(path: string): string;
  /** Registers a token made by the process that showed the dialog. */
  register(token: string, path: string): void;
  /** The path behind a token; throws `grant.unknown` when it expired or never was. */
  resolve(token: string): string;
  /** Forgets all of them. */
  clear(): void;
}

export function createGrants(environment: Environment): Grants {
  const known = new Map<string, { path: string; until: number }>();
  const register = (token: string, path: string): void => void known.set(token, { path, until: environment.now().getTime() + LIFETIME_MS });
  return {
    add(path) {
      const token = Buffer.from(environment.randomBytes(18)).toString('base64url');
      register(token, path);
      return token;
    },
    register,
    resolve(token) {
      const grant = known.get(token);
      if (!grant || grant.until < environment.now().getTime()) throw new Fault('grant.unknown');
      return grant.path;
    },
    clear: () => known.clear(),
  };
}
