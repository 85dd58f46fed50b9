// Fails on any accessibility rule of axe that the page breaks.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Runs axe on the whole page; a violation is told with its rule, its help and the elements that break it. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  // Colours half-way through a transition are nobody's choice.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  // React Aria holds a new dialog unseen until a keyboard on screen would be up: axe would find neither the dialog nor, behind it, the page.
  await page.waitForFunction(() => [...document.querySelectorAll('[role=dialog]')].every((dialog) => dialog.checkVisibility({ opacityProperty: true })));
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readFile(source, 'utf8'));
  const { violations } = await page.evaluate(() => (Reflect.get(window, 'axe') as { run(): Promise<AxeResults> }).run());
  const told = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`) }));
  expect(told).toEqual([]);
}
