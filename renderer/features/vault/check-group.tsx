// The check of everything stored, in the safety panel: when it was last done, doing it, mending what it found.
import type { ReactElement } from 'react';
import { Button } from '../../components/button.tsx';
import { Facts, Group } from '../../components/inspector-parts.tsx';
import { LevelMark } from '../../components/marks.tsx';
import { formatInstant } from '../../format/dates.ts';
import { countOf } from '../../format/numbers.ts';
import { useApp } from '../../state/app-context.ts';
import type { Safety } from '../../state/known-reads.ts';
import type { Act, Outcome } from './panel-act.ts';
import styles from './vault.module.css';

const checked = (report: { ok: boolean; files: number; custodyEvents: number; problems: readonly string[] }): Outcome =>
  report.ok ? { good: true, text: `Intact: ${countOf(report.files, 'file')}, ${countOf(report.custodyEvents, 'act')} on record.` }
    : { good: false, text: `${countOf(report.problems.length, 'problem')}.`, details: report.problems };
const mended = ({ repaired, left }: { repaired: number; left: readonly string[] }): Outcome =>
  ({ good: left.length === 0, text: `${countOf(repaired, 'file')} mended${left.length === 0 ? '.' : `; ${countOf(left.length, 'file')} not found whole in these backups. Add the originals again.`}`, details: left });

export function CheckGroup({ safety, act, busy }: { readonly safety: Safety; readonly act: Act; readonly busy: boolean }): ReactElement {
  const { acts, shell } = useApp();
  const { check, damaged } = safety;
  return (
    <Group title="Stored files">
      <Facts facts={[
        { name: 'Last checked', value: check.finishedAt ? formatInstant(check.finishedAt) : 'Never in full' },
        { name: 'Unfinished', value: check.unfinished ? `${countOf(check.unfinished.files, 'file')} of ${check.total} checked since ${formatInstant(check.unfinished.startedAt)}` : null },
      ]} />
      {damaged.length > 0 && (
        <ul className={styles.list} aria-label="Damaged files">
          {damaged.slice(0, 20).map((file) => <li key={file.sha256}><span><LevelMark level="block" /> {file.usedBy === '' ? file.sha256 : file.usedBy}: {file.reason}</span></li>)}
        </ul>
      )}
      <div className={styles.acts}>
        <Button isDisabled={busy} onPress={() => void act(() => acts.checkVault(false), checked)}>Check everything</Button>
        {check.unfinished && <Button isDisabled={busy} onPress={() => void act(() => acts.checkVault(true), checked)}>Go on checking</Button>}
        {damaged.length > 0 && <Button isDisabled={busy} onPress={() => void act(() => acts.repairFiles(null), mended)}>Mend from the vault’s backups</Button>}
        {damaged.length > 0 && <Button isDisabled={busy} onPress={() => void act(async () => {
          const folder = await shell.chooseFolder('open-vault');
          return folder && acts.repairFiles(folder.token);
        }, mended)}>Mend from a backup…</Button>}
      </div>
    </Group>
  );
}
