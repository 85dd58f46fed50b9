// Backups in the safety panel: how old the last ones are, making one, testing one.
import type { ReactElement } from 'react';
import type { Backup } from '../../../src/contract/procedures/vault.ts';
import { Button } from '../../components/button.tsx';
import { Facts, Group } from '../../components/inspector-parts.tsx';
import { formatInstant } from '../../format/dates.ts';
import { countOf, formatBytes } from '../../format/numbers.ts';
import { useApp } from '../../state/app-context.ts';
import type { Safety } from '../../state/known-reads.ts';
import type { Act, Outcome } from './panel-act.ts';
import styles from './vault.module.css';

const REASONS: Readonly<Record<Backup['reason'], string>> = { manual: 'by hand', daily: 'daily', migration: 'before an update', rotation: 'with new keys', rebuild: 'before a rebuild' };
const SHOWN = 5;

const made = (backup: Backup): Outcome => ({ good: true, text: `Backed up: ${countOf(backup.files, 'file')}, ${formatBytes(backup.bytes + backup.databaseBytes)}.` });
const tested = (report: { ok: boolean; files: number; custodyEvents: number; problems: readonly string[]; id: string }): Outcome =>
  report.ok ? { good: true, text: `The backup ${report.id} opens, and all of ${countOf(report.files, 'file')} and ${countOf(report.custodyEvents, 'act')} are intact.` }
    : { good: false, text: `The backup ${report.id} is damaged. Make a new one; what is damaged is then copied again.`, details: report.problems };

export function BackupGroup({ safety, act, busy }: { readonly safety: Safety; readonly act: Act; readonly busy: boolean }): ReactElement {
  const { acts, shell } = useApp();
  const [newest] = safety.backups;
  const outside = safety.outside;
  return (
    <Group title="Backups">
      <Facts facts={[
        { name: 'On another disk', value: outside ? `${formatInstant(outside.at)}, ${outside.place}` : 'Never. A backup on this disk does not survive the disk.' },
        { name: 'In the vault', value: newest ? `${formatInstant(newest.at)}, ${REASONS[newest.reason]}${newest.linked ? '; shares the evidence files with the vault' : ''}` : 'None yet' },
      ]} />
      <div className={styles.acts}>
        <Button look="primary" isDisabled={busy} onPress={() => void act(async () => {
          const folder = await shell.chooseFolder('save');
          return folder && acts.makeBackup(folder.token);
        }, made)}>Back up to a folder…</Button>
        <Button isDisabled={busy} onPress={() => void act(() => acts.makeBackup(null), made)}>Back up in the vault</Button>
        <Button isDisabled={busy} onPress={() => void act(async () => {
          const folder = await shell.chooseFolder('open-vault');
          return folder && acts.testBackup(folder.token);
        }, tested)}>Test a backup…</Button>
      </div>
      {safety.backups.length > 0 && (
        <ul className={styles.list} aria-label="Backups in the vault">
          {safety.backups.slice(0, SHOWN).map((backup) => (
            <li key={backup.id}>
              <span>{formatInstant(backup.at)}, {REASONS[backup.reason]}, {countOf(backup.files, 'file')}</span>
              <Button look="quiet" isDisabled={busy} onPress={() => void act(() => acts.testBackup(backup.grant), tested)}>Test</Button>
            </li>
          ))}
        </ul>
      )}
      <p className="muted small">A backup is restored from the first screen: lock the vault, then “Restore a backup…”.</p>
    </Group>
  );
}
