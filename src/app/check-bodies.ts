// Bodies of checks.*: what the rules say about a dossier, and reasons to set a finding aside.
import type { Bodies } from '../contract/serve.ts';
import { Fault } from '../contract/errors.ts';
import { easternDate } from '../domain/case/eastern-date.ts';
import { assessStored } from './assess.ts';
import { loadReference } from './reference.ts';
import type { Services } from './services.ts';

type CheckBodies = Pick<Bodies, 'checks.run' | 'checks.override' | 'checks.withdrawOverride'>;

export function checkBodies({ environment, resources, session }: Services): CheckBodies {
  const assessed = async (dossierId: string) => {
    const { vault } = session;
    return assessStored(vault, await vault.dossiers.read(dossierId), await loadReference(resources, vault), easternDate(environment.now()));
  };
  return {
    'checks.run': ({ dossierId }) => assessed(dossierId),
    'checks.override': async ({ dossierId, findingId, reason }) => {
      const finding = (await assessed(dossierId)).findings.find((candidate) => candidate.id === findingId);
      if (!finding) throw new Fault('evidence.notFound', { id: findingId });
      const value = { id: findingId, rule: finding.rule, reason, by: session.vault.actor(), at: environment.now().toISOString() };
      await session.vault.dossiers.commit({
        dossierId, label: `Explain ${finding.rule}`, edits: [{ op: 'put', collection: 'overrides', value }],
        act: { type: 'check.override', object: `finding:${findingId}`, reason, details: { rule: finding.rule } },
      });
      session.changed(dossierId, ['dossier', 'checks', 'custody']);
      return {};
    },
    'checks.withdrawOverride': async ({ dossierId, findingId }) => {
      await session.vault.dossiers.commit({
        dossierId, label: 'Withdraw explanation', edits: [{ op: 'remove', collection: 'overrides', id: findingId }],
        act: { type: 'check.withdrawOverride', object: `finding:${findingId}` },
      });
      session.changed(dossierId, ['dossier', 'checks', 'custody']);
      return {};
    },
  };
}
