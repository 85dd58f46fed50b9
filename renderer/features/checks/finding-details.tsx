// One finding: what is wrong, where, why CBP cares, what mends it, and the reason if it is set aside.
import { useState, type ReactElement } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Facts, Group, InspectorHead } from '../../components/inspector-parts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Badge, LevelMark } from '../../components/marks.tsx';
import { TextField } from '../../components/text-field.tsx';
import { wordsOf } from '../../copy/words.ts';
import { formatInstant } from '../../format/dates.ts';
import { useApp } from '../../state/app-context.ts';
import type { Finding } from '../../state/known-reads.ts';
import { SECTION_OF } from '../../state/section-states.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './checks.module.css';
import { usePlaceName } from './place-names.ts';

const LEVEL_WORDS = { block: 'Blocking', warn: 'Warning', info: 'Information' } as const;

export function FindingDetails({ finding }: { readonly finding: Finding }): ReactElement {
  const { ui } = useApp();
  const nameOf = usePlaceName();
  return (
    <>
      <InspectorHead over={<><LevelMark level={finding.level} />{LEVEL_WORDS[finding.level]} · {finding.rule}</>} title={finding.title} />
      <p className={styles.told}>{finding.message}</p>
      <Group title="Where">
        <ul className={styles.places}>
          {finding.where.map((place) => (
            <li key={`${place.collection} ${place.id} ${place.part}`}>
              <LinkButton onPress={() => ui.goTo(SECTION_OF[place.collection], place.id, place.part)}>{nameOf(place)}</LinkButton>
              {place.part && <span className="muted"> · {wordsOf(place.part)}</span>}
            </li>
          ))}
        </ul>
      </Group>
      <Group title="What mends it"><p>{finding.fix}</p></Group>
      <Group title="Why it matters">
        <p>{finding.why}</p>
        <Facts facts={[{ name: 'Source', value: finding.source }, { name: 'Indicator', value: finding.indicator && wordsOf(finding.indicator) }]} />
        {finding.confidence === 'unverified' && <p><Badge tone="warn">not verified</Badge> <span className="muted small">The rule rests on practice that was not checked against a source.</span></p>}
      </Group>
      <Explanation finding={finding} />
    </>
  );
}

const LEAST = 10;

function Explanation({ finding }: { readonly finding: Finding }): ReactElement {
  const { acts } = useApp();
  const dossierId = useDossierId();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const run = async (work: ReturnType<typeof acts.override>): Promise<void> => {
    const result = await work;
    setError(result.ok ? null : result.error);
  };
  if (finding.override) {
    return (
      <Group title="Explained">
        <p>{finding.override.reason}</p>
        <p className="muted small">{[finding.override.by, finding.override.at && formatInstant(finding.override.at)].filter(Boolean).join(', ')}</p>
        {error && <ErrorPanel error={error} />}
        <div><Button onPress={() => void run(acts.withdrawOverride(dossierId, finding.id))}>Withdraw the explanation</Button></div>
      </Group>
    );
  }
  return (
    <Group title="If it cannot be mended">
      <TextField label="Reason, printed in the package under explained exceptions" rows={4} value={reason} onChange={setReason} hint={`At least ${LEAST} characters. Say what is known and why the goods are still admissible.`} />
      {error && <ErrorPanel error={error} />}
      <div><Button isDisabled={reason.trim().length < LEAST} onPress={() => void run(acts.override(dossierId, finding.id, reason))}>Explain and set aside</Button></div>
    </Group>
  );
}
