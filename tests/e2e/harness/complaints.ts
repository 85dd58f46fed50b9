// Collects what must never happen in a run: console errors, policy violations, uncaught errors, reports of bugs.
import type { ElectronApplication, Page } from 'playwright-core';

export interface Complaints {
  readonly all: readonly string[];
  /** Expects, and drops, complaints that a test provokes; throws when there is none. */
  expect(pattern: RegExp): void;
}

/** Chromium reports a refused policy as a console error, so one ear hears both. */
export function listenForComplaints(app: ElectronApplication): Complaints & { watch(page: Page): void } {
  const all: string[] = [];
  app.process().stderr?.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString('utf8').split('\n')) if (line.startsWith('[clearproof]')) all.push(line);
  });
  return {
    all,
    watch(page) {
      page.on('console', (message) => { if (message.type() === 'error' || /Content Security Policy|TrustedHTML|TrustedScript/.test(message.text())) all.push(`console: ${message.text()}`); });
      page.on('pageerror', (error) => void all.push(`uncaught: ${error.message}`));
      page.on('crash', () => void all.push('the page crashed'));
    },
    expect(pattern) {
      const kept = all.filter((complaint) => !pattern.test(complaint));
      if (kept.length === all.length) throw new Error(`Nothing matches ${String(pattern)} in ${JSON.stringify(all)}`);
      all.splice(0, all.length, ...kept);
    },
  };
}
