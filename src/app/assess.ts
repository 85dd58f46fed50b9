// Runs the checks on a dossier and joins each finding with the reason a person gave for setting it aside.
import type * as v from 'valibot';
import type { findingSchema } from '../contract/procedures/shapes.ts';
import type { Finding } from '../domain/checks/finding.ts';
import type { LotClaim } from '../domain/chain/lot-claims.ts';
import { evaluate, type Evaluation } from '../domain/checks/run-checks.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { Reference } from '../domain/reference.ts';
import type { Vault } from '../vault/vault.ts';
import { claimsElsewhere } from './lot-claims.ts';

export type AssessedFinding = v.InferOutput<typeof findingSchema>;
export interface Assessment { findings: AssessedFinding[]; blocking: number; warnings: number; }

/**
 * A dossier that names no day of its own is judged as of `today`; `claims` is what other dossiers take of their lots.
 * `blocking` counts only findings without an override; overridden ones stay in the list with their reason.
 */
export function assess(dossier: Dossier, reference: Reference, today: string, claims: readonly LotClaim[] = []): Assessment {
  return joined(evaluate(dated(dossier, today), reference, null, claims).findings, dossier);
}

/** The last evaluation in each open vault; it goes when the vault is closed. */
const last = new WeakMap<Vault, Evaluation>();

/** The same for a dossier of a vault, judging again only what an edit since the last time touches. */
export async function assessStored(vault: Vault, dossier: Dossier, reference: Reference, today: string): Promise<Assessment> {
  const claims = await claimsElsewhere(vault, dossier.id, reference);
  const before = last.get(vault);
  const evaluation = evaluate(dated(dossier, today), reference, before?.dossier.id === dossier.id ? before : null, claims);
  last.set(vault, evaluation);
  return joined(evaluation.findings, dossier);
}

const dated = (dossier: Dossier, today: string): Dossier => ({ ...dossier, asOf: dossier.asOf ?? today });

function joined(found: readonly Finding[], dossier: Dossier): Assessment {
  const overrides = new Map(dossier.overrides.map((override) => [override.id, override]));
  const findings = found.map((finding): AssessedFinding => {
    const override = overrides.get(finding.id);
    return { ...finding, where: [...finding.where], override: override ? { reason: override.reason, by: override.by, at: override.at } : null };
  });
  const open = findings.filter((finding) => finding.override === null);
  return { findings, blocking: open.filter((finding) => finding.level === 'block').length, warnings: open.filter((finding) => finding.level === 'warn').length };
}
