// Every command of the window as data: palette, shortcuts and the key sheet read this one list.
import type { AppState } from '../state/app-state.ts';
import { SECTIONS, SECTION_TITLES } from '../state/sections.ts';

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: 'Go to' | 'Edit' | 'Vault' | 'View';
  /** "Mod+Shift+Z"; Mod is Cmd on a Mac, Ctrl elsewhere. */
  readonly keys: string | null;
  /** Also works while the cursor is in a text field. */
  readonly inText: boolean;
  readonly when: (app: AppState) => boolean;
  readonly run: (app: AppState) => void;
}

const dossierOf = (app: AppState): string | null => {
  const { screen } = app.ui.store.getState();
  return screen.name === 'workspace' ? screen.dossierId : null;
};
const vaultOpen = (app: AppState): boolean => app.vault.store.getState().phase === 'open';
const inDossier = (app: AppState): boolean => vaultOpen(app) && dossierOf(app) !== null;

const SECTION_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', null] as const;

const sectionCommands: readonly Command[] = SECTIONS.map((section, index) => ({
  id: `go.${section}`, label: SECTION_TITLES[section], group: 'Go to', keys: SECTION_KEYS[index] ? `Mod+${SECTION_KEYS[index]}` : null, inText: true,
  when: inDossier, run: (app) => app.ui.goTo(section),
}));

export const COMMANDS: readonly Command[] = [
  { id: 'palette.open', label: 'Find anything or run a command', group: 'View', keys: 'Mod+K', inText: true, when: vaultOpen, run: (app) => app.ui.setOverlay('palette') },
  { id: 'help.keys', label: 'Show the keys', group: 'View', keys: '?', inText: false, when: vaultOpen, run: (app) => app.ui.setOverlay('keys') },
  ...sectionCommands,
  { id: 'go.dossiers', label: 'All dossiers', group: 'Go to', keys: 'Mod+Shift+O', inText: true, when: vaultOpen, run: (app) => app.ui.show({ name: 'dossiers' }) },
  { id: 'dossier.new', label: 'New dossier', group: 'Go to', keys: 'Mod+N', inText: true, when: vaultOpen, run: (app) => app.ui.show({ name: 'new-dossier' }) },
  {
    id: 'evidence.add', label: 'Add evidence…', group: 'Edit', keys: 'Mod+O', inText: true, when: inDossier,
    run: (app) => {
      const dossierId = dossierOf(app);
      if (dossierId === null) return;
      app.ui.goTo('evidence');
      void app.ingest.fromFiles(dossierId);
    },
  },
  {
    id: 'edit.undo', label: 'Undo', group: 'Edit', keys: 'Mod+Z', inText: false, when: inDossier,
    run: (app) => { const dossierId = dossierOf(app); if (dossierId !== null) void app.edits.undo(dossierId); },
  },
  {
    id: 'edit.redo', label: 'Redo', group: 'Edit', keys: 'Mod+Shift+Z', inText: false, when: inDossier,
    run: (app) => { const dossierId = dossierOf(app); if (dossierId !== null) void app.edits.redo(dossierId); },
  },
  { id: 'dossier.exchange', label: 'Exchange with others: send a bundle, request papers, EPCIS…', group: 'Go to', keys: null, inText: true, when: inDossier, run: (app) => { const dossierId = dossierOf(app); if (dossierId !== null) app.ui.exchange(dossierId); } },
  { id: 'bundle.open', label: 'Open a bundle…', group: 'Go to', keys: null, inText: true, when: vaultOpen, run: (app) => app.ui.setOverlay('bundle') },
  { id: 'view.light', label: 'Light appearance', group: 'View', keys: null, inText: true, when: () => true, run: (app) => app.ui.setTheme('light') },
  { id: 'view.dark', label: 'Dark appearance', group: 'View', keys: null, inText: true, when: () => true, run: (app) => app.ui.setTheme('dark') },
  { id: 'view.system', label: 'Appearance of the system', group: 'View', keys: null, inText: true, when: () => true, run: (app) => app.ui.setTheme('system') },
  { id: 'reference.show', label: 'Reference data…', group: 'Vault', keys: null, inText: true, when: vaultOpen, run: (app) => app.ui.setOverlay('reference') },
  { id: 'vault.safety', label: 'Backups and checks of the vault…', group: 'Vault', keys: null, inText: true, when: vaultOpen, run: (app) => app.ui.setOverlay('safety') },
  { id: 'vault.passphrase', label: 'Change the passphrase…', group: 'Vault', keys: null, inText: true, when: vaultOpen, run: (app) => app.ui.setOverlay('passphrase') },
  { id: 'vault.recoveryKey', label: 'Test the recovery key…', group: 'Vault', keys: null, inText: true, when: vaultOpen, run: (app) => app.ui.setOverlay('recovery-key') },
  { id: 'vault.lock', label: 'Lock the vault', group: 'Vault', keys: 'Mod+L', inText: true, when: vaultOpen, run: (app) => void app.vault.lock() },
];
