// Body of chain.*: where else in the vault a lot is used.
import type { Bodies } from '../contract/serve.ts';
import { lotUses } from './lot-claims.ts';
import { loadReference } from './reference.ts';
import type { Services } from './services.ts';

export function chainBodies({ resources, session }: Services): Pick<Bodies, 'chain.lotUses'> {
  return {
    'chain.lotUses': async ({ dossierId, lotId }) => lotUses(session.vault, dossierId, lotId, await loadReference(resources, session.vault)),
  };
}
