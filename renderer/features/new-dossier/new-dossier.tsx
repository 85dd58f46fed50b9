// Opening a case in three steps: case type, identifiers, then the dates one by one.
import { useState, type SubmitEvent, type ReactElement } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import { CASE_TYPES } from '../../../src/domain/dossier/case.ts';
import { Button } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { useApp } from '../../state/app-context.ts';
import { CaseTypeStep } from './case-type-step.tsx';
import { DatesStep } from './dates-step.tsx';
import { blankDraft, headerOf, type DossierDraft } from './dossier-draft.ts';
import { IdentifiersStep } from './identifiers-step.tsx';
import styles from './new-dossier.module.css';

const STEPS = ['Case type', 'Identifiers', 'Dates'] as const;

export function NewDossier(): ReactElement {
  const { ui, acts } = useApp();
  const [step, setStep] = useState(0);
  const [draft, setDraft] = useState<DossierDraft>(blankDraft);
  const [error, setError] = useState<AppError | null>(null);
  const change = (patch: Partial<DossierDraft>): void => setDraft({ ...draft, ...patch });
  const ready = step === 0 ? draft.type !== null : step === 1 ? draft.title.trim() !== '' : true;
  const last = step === STEPS.length - 1;

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!ready) return;
    if (!last) {
      setStep(step + 1);
      return;
    }
    const made = await acts.createDossier(headerOf(draft, draft.type ?? CASE_TYPES[0]));
    if (made.ok) ui.openDossier(made.value.dossierId);
    else setError(made.error);
  };

  return (
    <main className={styles.screen} aria-label="New dossier">
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <header>
          <h1>New dossier</h1>
          <ol className={styles.steps} aria-label="Steps">
            {STEPS.map((name, index) => <li key={name} aria-current={index === step ? 'step' : undefined}>{index + 1}. {name}</li>)}
          </ol>
        </header>
        {step === 0 && <CaseTypeStep draft={draft} onChange={change} />}
        {step === 1 && <IdentifiersStep draft={draft} onChange={change} />}
        {step === 2 && <DatesStep draft={draft} onChange={change} />}
        {error && <ErrorPanel error={error} />}
        <div className={styles.acts}>
          <Button look="quiet" onPress={() => ui.show({ name: 'dossiers' })}>Cancel</Button>
          {step > 0 && <Button onPress={() => setStep(step - 1)}>Back</Button>}
          <Button look="primary" type="submit" isDisabled={!ready}>{last ? 'Open the case' : 'Next'}</Button>
        </div>
      </form>
    </main>
  );
}
