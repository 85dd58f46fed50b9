// Findings of one rule stand together; rules that block come first.
import type { Finding } from '../../state/known-reads.ts';

export interface FindingGroup { readonly rule: string; readonly title: string; readonly level: Finding['level']; readonly findings: readonly Finding[] }

const RANK: Readonly<Record<Finding['level'], number>> = { block: 0, warn: 1, info: 2 };
const byRule = new Intl.Collator('en', { numeric: true });

/** A rule that both blocks and warns gives two groups. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, { rule: string; title: string; level: Finding['level']; findings: Finding[] }>();
  for (const finding of findings) {
    const key = `${finding.level} ${finding.rule}`;
    const group = groups.get(key) ?? { rule: finding.rule, title: finding.title, level: finding.level, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => RANK[a.level] - RANK[b.level] || byRule.compare(a.rule, b.rule));
}
