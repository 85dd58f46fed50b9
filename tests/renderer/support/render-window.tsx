// Shows the whole window, or one field of it, on a core in memory.
import { configure, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { App } from '../../../renderer/app.tsx';
import { AppContext } from '../../../renderer/state/app-context.ts';
import { createAppState, type AppState } from '../../../renderer/state/app-state.ts';
import type { Shell } from '../../../renderer/state/bridge.ts';
import { createUi } from '../../../renderer/state/ui.ts';
import { createClient } from '../../../src/contract/client.ts';
import type { MemoryCore } from './memory-bodies.ts';

// jsdom sets a whole section in seconds where a loaded machine runs it; the test's own limit ends what never comes.
configure({ asyncUtilTimeout: 20_000 });

const GRANT = { token: 'g'.repeat(24), name: 'cases' };
const shell: Shell = {
  chooseFolder: async () => GRANT,
  chooseFiles: async () => [],
  grantDropped: async () => [],
  recentVaults: async () => [{ grant: GRANT.token, name: 'cases', path: '/home/ana/cases' }],
  forgetRecent: async () => undefined,
  onCommand: () => () => undefined,
};

/** Storage that remembers for one test. */
function memory() {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
}

export function appOn(core: MemoryCore): AppState {
  return createAppState(createClient(core.port), shell, createUi(memory()), () => new Date('2026-11-16T10:32:00'));
}

export const withApp = (app: AppState, child: ReactElement): ReactElement => <AppContext value={app}>{child}</AppContext>;

/** What React Aria asks of a browser and jsdom has not. */
export function fillGapsOfJsdom(): void {
  // jsdom lays nothing out; the window only needs the observer to exist.
  globalThis.ResizeObserver = class { observe(): void { /* no size ever changes */ } unobserve(): void { /* nothing observed */ } disconnect(): void { /* nothing observed */ } };
  // jsdom has no CSS.escape; ids of React Aria need none.
  Object.assign(document.defaultView ?? globalThis, { CSS: { escape: (text: string) => text } });
}

export function renderWindow(core: MemoryCore): AppState {
  fillGapsOfJsdom();
  const app = appOn(core);
  render(withApp(app, <App />));
  return app;
}
