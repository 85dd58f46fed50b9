// Who signs: an identity of the vault or on a token, a new self-signed one, or a certificate file.
import { useState, type ReactElement, type SubmitEvent } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Group, Pair } from '../../components/inspector-parts.tsx';
import { SelectField, type Choice } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { formatDate } from '../../format/dates.ts';
import { useApp, useRead } from '../../state/app-context.ts';
import type { Signer } from '../../state/acts.ts';
import type { Grant } from '../../state/bridge.ts';
import { TokenDialog } from './token-dialog.tsx';
import { TokenPin } from './token-pin.tsx';
import { identitiesRead } from '../../state/known-reads.ts';

export type SignerChoice = Signer;
const NEW = ' new';
const FILE = ' file';
const INK = ' ink';
const TOKEN = ' token';

export interface SignerPickerProps {
  readonly chosen: SignerChoice | null;
  /** Number of this try to build: what was typed for the one before is forgotten. */
  readonly attempt: number;
  readonly onChoose: (signer: SignerChoice | null) => void;
}

export function SignerPicker({ chosen, attempt, onChoose }: SignerPickerProps): ReactElement {
  const { value } = useRead(identitiesRead);
  const identities = value ?? [];
  const [picked, setPicked] = useState<string | null>(null);
  const choices: Choice[] = [
    ...identities.map((identity) => ({ id: identity.id, label: [identity.name, identity.organization].filter(Boolean).join(', '), note: identity.token ? `on ${identity.token.label}` : identity.selfSigned ? 'self-signed' : `until ${formatDate(identity.notAfter)}` })),
    { id: NEW, label: 'New self-signed identity…' },
    { id: FILE, label: 'Certificate file (.p12)…' },
    { id: TOKEN, label: 'Token or smart card…' },
    { id: INK, label: 'By hand, on paper', note: 'not sealed' },
  ];
  const pick = (id: string): void => {
    setPicked(id);
    const onToken = identities.find((identity) => identity.id === id)?.token;
    onChoose(id === INK ? { kind: 'ink' } : id === NEW || id === FILE || id === TOKEN || onToken ? null : { kind: 'identity', identityId: id });
  };
  const current = picked ?? (chosen?.kind === 'identity' ? chosen.identityId : null);
  const identity = identities.find(({ id }) => id === current);

  return (
    <Group title="Signed by">
      <SelectField label="Signer" hideLabel choices={choices} value={current} onChange={pick} placeholder="Choose who signs" />
      {current === NEW && <NewIdentity onMade={(id) => { setPicked(id); onChoose({ kind: 'identity', identityId: id }); }} />}
      {current === INK && <p className="muted small">Not sealed electronically: Part 9 has lines for a signature by hand, and the cover says so. Nothing in the file shows whether it was changed; send SHA256SUMS with it.</p>}
      {current === FILE && <CertificateFile onReady={onChoose} />}
      {current === TOKEN && <TokenDialog onClose={() => setPicked(null)} onAdded={(id) => { setPicked(id); onChoose(null); }} />}
      {identity?.token && <TokenPin key={`${identity.id} ${attempt}`} identityId={identity.id} token={identity.token} onReady={onChoose} />}
    </Group>
  );
}

function NewIdentity({ onMade }: { readonly onMade: (id: string) => void }): ReactElement {
  const { acts } = useApp();
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [organization, setOrganization] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const made = await acts.createIdentity({ name, title: orNull(title), organization: orNull(organization) });
    if (made.ok) onMade(made.value.id);
    else setError(made.error);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <TextField label="Name of the person who signs" autoFocus value={name} onChange={setName} />
      <Pair>
        <TextField label="Title" value={title} onChange={setTitle} />
        <TextField label="Company" value={organization} onChange={setOrganization} />
      </Pair>
      <p className="muted small">Self-signed: it proves that nothing changed since, not who you are. The key stays in the vault.</p>
      {error && <ErrorPanel error={error} />}
      <Button type="submit" isDisabled={name.trim() === ''}>Make this identity</Button>
    </form>
  );
}

function CertificateFile({ onReady }: { readonly onReady: (signer: SignerChoice | null) => void }): ReactElement {
  const { shell } = useApp();
  const [file, setFile] = useState<Grant | null>(null);
  const [password, setPassword] = useState('');
  const choose = async (): Promise<void> => {
    const [next] = await shell.chooseFiles('signing-identity');
    if (!next) return;
    setFile(next);
    onReady({ kind: 'p12', file: next.token, password });
  };
  const type = (text: string): void => {
    setPassword(text);
    if (file) onReady({ kind: 'p12', file: file.token, password: text });
  };
  return (
    <>
      <div><Button icon="file" onPress={() => void choose()}>{file ? file.name : 'Choose the file…'}</Button></div>
      <TextField label="Password of the file" type="password" autoComplete="off" value={password} onChange={type} />
    </>
  );
}
