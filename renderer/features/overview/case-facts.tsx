// What the case type asks: burden, standard, decider, channel, required parts, each with its source.
import type { ReactElement } from 'react';
import type { CaseType } from '../../../src/domain/dossier/case.ts';
import type { Fact } from '../../../src/domain/case/case-reference.ts';
import { Facts } from '../../components/inspector-parts.tsx';
import { Unverified } from '../../components/unverified.tsx';
import { CASE_TYPE_NAMES } from '../../copy/case-types.ts';
import { useRead } from '../../state/app-context.ts';
import { caseReferenceRead } from '../../state/known-reads.ts';
import { useHeader } from '../frame/use-dossier.ts';
import styles from './overview.module.css';

/** A statement about the law with the place it stands in. */
export function Sourced({ fact }: { readonly fact: Fact }): ReactElement {
  return <>{fact.text} <span className="muted small">{fact.source}</span> <Unverified confidence={fact.confidence} /></>;
}

export function CaseFacts(): ReactElement | null {
  const header = useHeader().value?.header;
  if (!header) return null;
  return (
    <section className={`${styles.panel} ${styles.wide}`} aria-label="What must be shown">
      <h2>What must be shown</h2>
      {[header.case.type, ...header.case.alsoTypes].map((type) => <TypeFacts key={type} type={type} />)}
    </section>
  );
}

function TypeFacts({ type }: { readonly type: CaseType }): ReactElement | null {
  const known = useRead(caseReferenceRead).value?.caseTypes.find(({ id }) => id === type);
  if (!known) return null;
  return (
    <div className={styles.caseFacts}>
      <h3>{CASE_TYPE_NAMES[type].name}</h3>
      <p><Sourced fact={known.burden} /></p>
      <Facts facts={[
        { name: 'How strong', value: <Sourced fact={known.standard} /> },
        { name: 'Decides', value: <Sourced fact={known.decider} /> },
        { name: 'Filed through', value: <Sourced fact={known.channel} /> },
        { name: 'Parts', value: <ul>{known.requiredParts.map((part) => <li key={part.text}><Sourced fact={part} /></li>)}</ul> },
        { name: 'If lost', value: <Sourced fact={known.ifLost} /> },
      ]} />
    </div>
  );
}
