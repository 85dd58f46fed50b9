// Starts the window: connects to the core, makes the stores, shows the app; when the core stops, says so and reconnects.
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode, useEffect, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from '../src/contract/client.ts';
import { App } from './app.tsx';
import { Button } from './components/button.tsx';
import { EmptyState } from './components/empty-state.tsx';
import { Starting } from './components/starting.tsx';
import { AppContext } from './state/app-context.ts';
import { createAppState, type AppState } from './state/app-state.ts';
import { readBridge, type Bridge } from './state/bridge.ts';
import { createUi, type Ui } from './state/ui.ts';

type Link = { readonly state: 'connecting' } | { readonly state: 'up'; readonly app: AppState } | { readonly state: 'down' };

function Window({ bridge, ui }: { readonly bridge: Bridge; readonly ui: Ui }): ReactElement {
  const [link, setLink] = useState<Link>({ state: 'connecting' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    bridge.connect().then((port) => {
      if (!current) {
        port.close();
        return;
      }
      const client = createClient(port);
      client.onClose(() => { if (current) setLink({ state: 'down' }); });
      setLink({ state: 'up', app: createAppState(client, bridge.shell, ui, () => new Date()) });
    }, () => { if (current) setLink({ state: 'down' }); });
    return () => { current = false; };
  }, [bridge, ui, attempt]);

  if (link.state === 'connecting') return <Starting />;
  if (link.state === 'up') return <AppContext value={link.app}><App /></AppContext>;
  return (
    <main aria-label="Clearproof">
      <EmptyState icon="lock" title="The vault process stopped" acts={<Button look="primary" autoFocus onPress={() => { setLink({ state: 'connecting' }); setAttempt(attempt + 1); }}>Open the vault again</Button>}>
        Everything saved before is intact. Work that was under way can be resumed.
      </EmptyState>
    </main>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode><Window bridge={readBridge()} ui={createUi(localStorage)} /></StrictMode>);
