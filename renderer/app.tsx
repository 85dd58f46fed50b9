// The window: the start screen while no vault is open, then dossiers, wizard or workspace.
import { useEffect, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { COMMANDS } from './commands/commands.ts';
import { commandFor, onMac } from './commands/keys.ts';
import { movePane } from './commands/panes.ts';
import { Starting } from './components/starting.tsx';
import { DossiersScreen } from './features/dossiers/dossiers-screen.tsx';
import { KeySheet } from './features/frame/key-sheet.tsx';
import { ExchangeDialog } from './features/exchange/exchange-dialog.tsx';
import { OpenBundle } from './features/exchange/open-bundle.tsx';
import { Palette } from './features/frame/palette.tsx';
import { Workspace } from './features/frame/workspace.tsx';
import { NewDossier } from './features/new-dossier/new-dossier.tsx';
import { ReferenceData } from './features/reference/reference-data.tsx';
import { StartScreen } from './features/start/start-screen.tsx';
import { ChangePassphrase } from './features/vault/change-passphrase.tsx';
import { NewKeys } from './features/vault/new-keys.tsx';
import { TestRecoveryKey } from './features/vault/test-recovery-key.tsx';
import { VaultSafety } from './features/vault/vault-safety.tsx';
import { useApp, useUi } from './state/app-context.ts';
import { watchDay } from './state/day-watch.ts';

export function App(): ReactElement {
  const { vault, reads, now } = useApp();
  const phase = useStore(vault.store, (state) => state.phase);
  useTheme();
  useCommands();
  useEffect(() => void vault.refresh(), [vault]);
  useEffect(() => watchDay(now, () => void reads.renew()), [now, reads]);
  if (phase === 'unknown') return <Starting />;
  if (phase === 'closed') return <StartScreen />;
  return (
    <>
      <Screen />
      <Palette />
      <KeySheet />
      <ChangePassphrase />
      <TestRecoveryKey />
      <NewKeys />
      <VaultSafety />
      <ReferenceData />
      <ExchangeDialog />
      <OpenBundle />
    </>
  );
}

function Screen(): ReactElement {
  const screen = useUi((state) => state.screen);
  switch (screen.name) {
    case 'dossiers': return <DossiersScreen />;
    case 'new-dossier': return <NewDossier />;
    case 'workspace': return <Workspace dossierId={screen.dossierId} section={screen.section} />;
  }
}

function useTheme(): void {
  const theme = useUi((state) => state.theme);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}

/** Runs commands from the keyboard and from the shell's menu. */
function useCommands(): void {
  const app = useApp();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      if (event.key === 'F6') {
        event.preventDefault();
        movePane(event.shiftKey ? -1 : 1);
        return;
      }
      const command = commandFor(event, COMMANDS, onMac());
      if (!command?.when(app)) return;
      event.preventDefault();
      command.run(app);
    };
    window.addEventListener('keydown', onKey);
    const stop = app.shell.onCommand((id) => {
      const command = COMMANDS.find((candidate) => candidate.id === id);
      if (command?.when(app)) command.run(app);
    });
    return () => {
      window.removeEventListener('keydown', onKey);
      stop();
    };
  }, [app]);
}
