// Runs the checks on a dossier and joins each finding with the reason a person gave for setting it aside.
import type * as v from 'valibot';
import type { findingSchema } from '../contract/procedures/shapes.ts';
import { runChecks } from '../domain/checks/run-checks.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { Reference } from '../domain/reference.ts';

export type AssessedFinding = v.InferOutput<typeof findingSchema>;
export interface Assessment { findings: AssessedFinding[]; blocking: number; warnings: number; }

/**
 * A dossier that names no day of its own is judged as of `today`.
 * `blocking` counts only findings without an override; overridden ones stay in the list with their reason.
 */
export function assess(dossier: Dossier, reference: Reference, today: string): Assessment {
  const overrides = new Map(dossier.overrides.map((override) => [override.id, override]));
  const findings = runChecks({ ...dossier, asOf: dossier.asOf ?? today }, reference).map((finding): AssessedFinding => {
    const override = overrides.get(finding.id);
    return { ...finding, where: [...finding.where], override: override ? { reason: override.reason, by: override.by, at: override.at } : null };
  });
  const open = findings.filter((finding) => finding.override === null);
  return { findings, blocking: open.filter((finding) => finding.level === 'block').length, warnings: open.filter((finding) => finding.level === 'warn').length };
}
