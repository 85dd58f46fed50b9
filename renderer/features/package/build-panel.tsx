// Options, signer and the build itself, with progress and cancel.
import { useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Group, InspectorHead } from '../../components/inspector-parts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Progress } from '../../components/progress.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { countOf } from '../../format/numbers.ts';
import { useApp, useRead, useRecords } from '../../state/app-context.ts';
import { identitiesRead, type PackageOptions } from '../../state/known-reads.ts';
import { useChecks, useDossierId } from '../frame/use-dossier.ts';
import { HandOver } from './hand-over.tsx';
import { SignerPicker, type SignerChoice } from './signer-picker.tsx';
import { Versions } from './versions.tsx';

const LEAST_REASON = 10;

export interface BuildPanelProps { readonly options: PackageOptions; readonly onOptions: (options: PackageOptions) => void; readonly onIssued: () => void }

export function BuildPanel({ options, onOptions, onIssued }: BuildPanelProps): ReactElement {
  const { acts, jobs, ui } = useApp();
  const dossierId = useDossierId();
  const blocking = useChecks().value?.blocking ?? 0;
  const covered = useRecords(dossierId, 'redactions').filter(({ state }) => state === 'accepted').length;
  const building = useStore(jobs.store, (state) => state.running.find((job) => job.kind === 'build' && job.dossierId === dossierId) ?? null);
  // Unless another is chosen, the identity made first signs.
  const [known] = useRead(identitiesRead).value ?? [];
  const [chosen, setChosen] = useState<SignerChoice | null | undefined>(undefined);
  const signer: SignerChoice | null = chosen === undefined ? (known && known.token === null ? { kind: 'identity', identityId: known.id } : null) : chosen;
  /** A PIN is typed anew for each. */
  const [attempt, setAttempt] = useState(0);
  const [reason, setReason] = useState('');
  const [starting, setStarting] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const allowed = blocking === 0 || reason.trim().length >= LEAST_REASON;
  const change = (patch: Partial<PackageOptions>): void => onOptions({ ...options, ...patch });

  const build = async (): Promise<void> => {
    if (!signer) return;
    setStarting(true);
    setError(null);
    const built = await acts.buildPackage({ dossierId, options, signer, allowBlocking: blocking > 0 ? reason.trim() : null });
    setStarting(false);
    if (signer.kind === 'token') {
      setChosen(null);
      setAttempt((count) => count + 1);
    }
    if (built.ok) {
      const [first] = built.value.packages;
      if (first) ui.select('package', first.packageId);
      onIssued();
    } else if (built.error.code !== 'job.cancelled') setError(built.error);
  };

  return (
    <>
      <InspectorHead title="Build and sign" />
      <Group title="Options">
        <TextField label="Title on the cover" value={options.title ?? ''} onChange={(title) => change({ title: title === '' ? null : title })} placeholder="Title of the dossier" />
        <Checkbox isSelected={options.originals !== 'omit'} onChange={(attach) => change({ originals: attach ? 'attach' : 'omit' })}>Attach every original file</Checkbox>
        {covered > 0 && (
          <>
            <Checkbox isSelected={options.redaction !== 'ignore'} onChange={(apply) => change({ redaction: apply ? 'apply' : 'ignore' })}>{`Black out the ${countOf(covered, 'covered place')}`}</Checkbox>
            {options.redaction !== 'ignore' && options.originals !== 'omit' && <Checkbox isSelected={options.redactedOriginals === 'attach'} onChange={(attach) => change({ redactedOriginals: attach ? 'attach' : 'omit' })}>Attach originals of blacked-out files too: they show what is covered</Checkbox>}
          </>
        )}
        <TextField label="Prefix of the page number" value={options.stampPrefix ?? 'CP'} onChange={(stampPrefix) => change({ stampPrefix })} />
        <SelectField label="After signing" value={String(options.docMdp ?? 1)} onChange={(value) => change({ docMdp: value === '2' ? 2 : 1 })} choices={[{ id: '1', label: 'Nothing may change' }, { id: '2', label: 'Further signatures allowed' }]} />
      </Group>
      <Versions options={options} onChange={change} />
      <HandOver options={options} onChange={change} />
      <SignerPicker chosen={signer} attempt={attempt} onChoose={setChosen} />
      {blocking > 0 && (
        <Group title={countOf(blocking, 'blocking finding')}>
          <p>Mend them or explain each under <LinkButton onPress={() => ui.goTo('checks')}>Checks</LinkButton>.</p>
          <TextField label="Or issue all the same, because" rows={3} value={reason} onChange={setReason} hint="The reason is printed in the package." />
        </Group>
      )}
      <Group title="Build">
        {error && <ErrorPanel error={error} onDismiss={() => setError(null)} />}
        {building ? (
          <>
            <Progress label={building.step} done={building.done} total={building.total} />
            <div><Button onPress={() => void jobs.cancel(building.jobId)}>Cancel</Button></div>
          </>
        ) : <div><Button look="primary" icon="package" isDisabled={!signer || !allowed || starting} onPress={() => void build()}>{starting ? 'Starting…' : signer?.kind === 'ink' ? 'Build without seal' : 'Build and sign'}</Button></div>}
        <p className="muted small">An issued package never changes. When evidence changes later, it is shown as out of date and a new one can be issued.</p>
      </Group>
    </>
  );
}
