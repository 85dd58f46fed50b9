// Findings as lines in a terminal.
import type { AssessedFinding } from '../app/assess.ts';
import type { Terminal } from './command.ts';

function placesOf({ where }: AssessedFinding): string {
  const places = where.map(({ collection, id, part }) => [collection, id, part].filter((piece) => piece !== null).join(' '));
  return places.length === 0 ? '' : `  [${places.join('; ')}]`;
}

/** A finding in one line: level, rule, what is wrong, where. */
export const findingLine = (finding: AssessedFinding): string => `${finding.level.toUpperCase().padEnd(5)} ${finding.rule}  ${finding.message}${placesOf(finding)}`;

/** Each finding with its reason and its remedy; one that was set aside says by whom and why. */
export function sayFindings(terminal: Terminal, findings: readonly AssessedFinding[]): void {
  for (const finding of findings) {
    terminal.say(findingLine(finding));
    terminal.say(`      Why: ${finding.why} (${finding.source})`);
    terminal.say(finding.override === null ? `      Fix: ${finding.fix}` : `      Set aside by ${finding.override.by}: ${finding.override.reason}`);
  }
}
