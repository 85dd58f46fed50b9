// Ctrl/Cmd+K: any command, exhibit, party, lot or check by typing a part of its name.
import { useMemo, type ReactElement } from 'react';
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, SearchField, useFilter } from 'react-aria-components';
import { COMMANDS } from '../../commands/commands.ts';
import { onMac, spell } from '../../commands/keys.ts';
import { Icon, type IconName } from '../../components/icons.tsx';
import { useApp, useRead, useRecords, useUi } from '../../state/app-context.ts';
import { checksRead } from '../../state/known-reads.ts';
import styles from './palette.module.css';

interface Entry { readonly id: string; readonly label: string; readonly note: string; readonly icon: IconName; readonly go: () => void }

export function Palette(): ReactElement | null {
  const { ui } = useApp();
  const open = useUi((state) => state.overlay === 'palette');
  const screen = useUi((state) => state.screen);
  return (
    <ModalOverlay className={styles.overlay ?? ''} isOpen={open} isDismissable onOpenChange={(next) => { if (!next) ui.setOverlay(null); }}>
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label="Find anything or run a command" className={styles.dialog ?? ''}>
          {screen.name === 'workspace' ? <DossierPalette dossierId={screen.dossierId} /> : <Finder entries={[]} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function DossierPalette({ dossierId }: { readonly dossierId: string }): ReactElement {
  const { ui } = useApp();
  const exhibits = useRecords(dossierId, 'exhibits');
  const parties = useRecords(dossierId, 'parties');
  const lots = useRecords(dossierId, 'lots');
  const steps = useRecords(dossierId, 'steps');
  const findings = useRead(checksRead(dossierId)).value?.findings;
  const entries = useMemo((): Entry[] => [
    ...exhibits.map((exhibit): Entry => ({ id: `e:${exhibit.id}`, label: `${exhibit.exhibitNo} ${exhibit.title}`, note: exhibit.docNo ?? '', icon: 'evidence', go: () => ui.goTo('evidence', exhibit.id) })),
    ...parties.map((party): Entry => ({ id: `p:${party.id}`, label: party.name, note: party.nameLocal ?? '', icon: 'parties', go: () => ui.goTo('parties', party.id) })),
    ...steps.map((step): Entry => ({ id: `s:${step.id}`, label: step.name, note: 'Step', icon: 'chain', go: () => ui.goTo('chain', step.id) })),
    ...lots.map((lot): Entry => ({ id: `l:${lot.id}`, label: lot.material, note: lot.lotNo ?? '', icon: 'chain', go: () => ui.goTo('chain', lot.id) })),
    ...(findings ?? []).map((finding): Entry => ({ id: `f:${finding.id}`, label: finding.message, note: finding.rule, icon: 'checks', go: () => ui.goTo('checks', finding.id) })),
  ], [ui, exhibits, parties, lots, steps, findings]);
  return <Finder entries={entries} />;
}

/** Shown before anything is typed; typing searches everything. */
const FIRST = 12;

function Finder({ entries }: { readonly entries: readonly Entry[] }): ReactElement {
  const app = useApp();
  const { contains } = useFilter({ sensitivity: 'base' });
  const all = useMemo((): Entry[] => [
    ...COMMANDS.filter((command) => command.id !== 'palette.open' && command.when(app)).map((command): Entry => ({
      id: command.id, label: command.label, note: command.keys ? spell(command.keys, onMac()) : '', icon: 'chevron', go: () => command.run(app),
    })),
    ...entries,
  ], [app, entries]);
  const run = (id: string): void => {
    app.ui.setOverlay(null);
    all.find((entry) => entry.id === id)?.go();
  };
  return (
    <Autocomplete filter={(text, input, node) => (input === '' ? node.index < FIRST : input.split(/\s+/).every((word) => contains(text, word)))}>
      <SearchField aria-label="Find" autoFocus className={styles.search ?? ''}>
        <Icon name="search" />
        <Input placeholder="Exhibit, party, lot, check or command" className={styles.input ?? ''} />
      </SearchField>
      <div className={styles.results} tabIndex={0} role="group" aria-label="Results, list">
        <Menu aria-label="Results" items={all} className={styles.menu ?? ''} onAction={(key) => run(String(key))} renderEmptyState={() => <p className={styles.none}>Nothing has that in its name. Papers are searched by content in Evidence.</p>}>
          {(entry) => (
            <MenuItem id={entry.id} textValue={`${entry.label} ${entry.note}`} className={styles.item ?? ''}>
              <Icon name={entry.icon} />
              <span className={styles.label}>{entry.label}</span>
              <span className="muted small">{entry.note}</span>
            </MenuItem>
          )}
        </Menu>
      </div>
    </Autocomplete>
  );
}
