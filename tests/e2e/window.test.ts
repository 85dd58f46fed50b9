// Proves that the program opens a window in real Electron, without a complaint and accessible in both themes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoAxeViolations } from './harness/expect-accessible.ts';
import { launchApp, type TestApp } from './harness/launch-app.ts';

describe('the window', () => {
  let clearproof: TestApp;
  beforeAll(async () => { clearproof = await launchApp(); });
  afterAll(async () => { await clearproof.close(); });

  it('opens at the app’s own address', () => {
    expect(clearproof.page.url()).toBe('app://bundle/index.html');
  });
  it('shows the start screen', async () => {
    await clearproof.page.getByRole('button', { name: 'Open a vault…' }).waitFor();
    expect(await clearproof.page.title()).toContain('Clearproof');
  });
  it.each(['light', 'dark'] as const)('breaks no accessibility rule in the %s theme', async (theme) => {
    await clearproof.setTheme(theme);
    await expectNoAxeViolations(clearproof.page);
  });
});
