// The sheet of shortcuts, read from the same list as the palette.
import type { ReactElement } from 'react';
import { COMMANDS } from '../../commands/commands.ts';
import { onMac, spell } from '../../commands/keys.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useApp, useUi } from '../../state/app-context.ts';
import styles from './key-sheet.module.css';

/** Keys that lists and forms have everywhere. */
const EVERYWHERE: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'Move in a list'], ['Enter', 'Open'], ['Space', 'Preview an exhibit'], ['Tab', 'Next field'], ['F6', 'Next pane'], ['Esc', 'Close'],
];

export function KeySheet(): ReactElement {
  const { ui } = useApp();
  const open = useUi((state) => state.overlay === 'keys');
  const mac = onMac();
  const commands = COMMANDS.flatMap((command): (readonly [string, string])[] => (command.keys ? [[spell(command.keys, mac), command.label]] : []));
  return (
    <Dialog title="Keys" width="wide" isOpen={open} onClose={() => ui.setOverlay(null)}>
      <dl className={styles.keys}>
        {[...commands, ...EVERYWHERE].map(([keys, label]) => (
          <div key={keys + label}>
            <dt>{label}</dt>
            <dd><kbd>{keys}</kbd></dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
