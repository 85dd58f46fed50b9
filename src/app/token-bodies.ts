// Bodies of token.*: looking at tokens, and taking a certificate on one as an identity.
import { Fault } from '../contract/errors.ts';
import type { Bodies } from '../contract/serve.ts';
import { describeIdentity } from './describe-identity.ts';
import type { Services } from './services.ts';
import { identityOnToken, showToken } from './token/token-identity.ts';

type TokenBodies = Pick<Bodies, Extract<keyof Bodies, `token.${string}`>>;

export function tokenBodies({ environment, grants, session, tokens }: Services): TokenBodies {
  return {
    'token.look': async ({ module }) => (await tokens.tokens(grants.resolve(module))).map((token) => showToken(token, environment.now())),
    'token.addIdentity': async ({ module: grant, tokenSerial, fingerprint }) => {
      const module = grants.resolve(grant);
      const identity = identityOnToken(await tokens.tokens(module), module, tokenSerial, fingerprint, environment);
      await session.vault.identities.add(identity);
      session.changed(null, ['identities', 'custody']);
      return describeIdentity(identity);
    },
    'token.state': async ({ identityId }) => {
      const stored = await session.vault.identities.get(identityId);
      if (!stored || !('token' in stored)) throw new Fault('identity.unreadable', { reason: 'it is not on a token' });
      const found = (await tokens.tokens(stored.token.module)).find(({ serial }) => serial === stored.token.tokenSerial);
      return found ? { present: true, pinPad: found.pinPad, pin: found.pin } : { present: false, pinPad: stored.token.pinPad, pin: 'fine' };
    },
  };
}
