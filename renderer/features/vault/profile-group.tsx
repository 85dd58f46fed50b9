// Who is at work: the name and role that stand beside the login name on every act.
import { useState, type ReactElement } from 'react';
import type { Profile } from '../../../src/contract/procedures/vault.ts';
import { Button } from '../../components/button.tsx';
import { ComboField } from '../../components/combo-field.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useApp } from '../../state/app-context.ts';
import type { Act } from './panel-act.ts';
import styles from './vault.module.css';

const ROLES = ['importer', 'counsel', 'customs broker', 'auditor', 'supplier'].map((role) => ({ id: role, label: role }));

export function ProfileGroup({ profile, act }: { readonly profile: Profile | null; readonly act: Act }): ReactElement {
  const { acts } = useApp();
  const [name, setName] = useState(profile?.name ?? '');
  const [role, setRole] = useState(profile?.role ?? '');
  const save = (next: Profile | null): void => void act(() => acts.setProfile(next), () => ({ good: true, text: next ? `Acts are recorded as those of ${[next.name, next.role].filter(Boolean).join(', ')}.` : 'Acts are recorded under the login name alone.' }));
  return (
    <Group title="Who is at work">
      <p className="muted">Stands on every act in the custody log from now on, beside the login name.</p>
      <TextField label="Your name" value={name} onChange={setName} />
      <ComboField label="Your role" choices={ROLES} value={role} onChange={setRole} onBlur={() => undefined} />
      <div className={styles.acts}>
        <Button isDisabled={name.trim() === ''} onPress={() => save({ name: name.trim(), role: role.trim() || null })}>Save name and role</Button>
        {profile && <Button onPress={() => { setName(''); setRole(''); save(null); }}>Remove them</Button>}
      </div>
    </Group>
  );
}
