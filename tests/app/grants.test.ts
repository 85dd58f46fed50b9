// Tokens for paths: they open what was chosen, expire, and cannot be guessed into being.
import { describe, expect, it } from 'vitest';
import { createGrants } from '../../src/app/grants.ts';
import { fixedEnvironment } from '../support/environment.ts';

describe('a grant', () => {
  it('stands for the path it was made for, each its own', () => {
    const grants = createGrants(fixedEnvironment());
    const [a, b] = [grants.add('/one'), grants.add('/two')];
    expect(a).not.toBe(b);
    expect(grants.resolve(a)).toBe('/one');
    expect(grants.resolve(b)).toBe('/two');
  });

  it('is refused when unknown, when a path is passed instead, after an hour, and after all were cleared', () => {
    const environment = fixedEnvironment();
    const grants = createGrants(environment);
    const token = grants.add('/one');
    expect(() => grants.resolve('nothing')).toThrow('expired');
    expect(() => grants.resolve('/etc/passwd')).toThrow('expired');
    environment.advance(60 * 60 * 1000 + 1);
    expect(() => grants.resolve(token)).toThrow('expired');
    const fresh = grants.add('/two');
    grants.clear();
    expect(() => grants.resolve(fresh)).toThrow('expired');
  });
});
