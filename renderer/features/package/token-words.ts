// What a token says of its PIN, in words.
import type { OutputOf } from '../../../src/contract/catalogue.ts';

/** Null when all is well. */
export function pinWarning(pin: OutputOf<'token.state'>['pin']): string | null {
  switch (pin) {
    case 'fine': return null;
    case 'low': return 'A wrong PIN was typed since the last right one.';
    case 'final': return 'One try is left: after another wrong PIN it locks itself.';
    case 'locked': return 'Its PIN is locked. Unlock it with its PUK and its maker’s program.';
  }
}
