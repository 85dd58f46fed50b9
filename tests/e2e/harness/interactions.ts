// Measures what a person waits for: from a key or click to the frame that shows its effect (the browser's Event Timing).
import type { Page } from 'playwright-core';

/** One click or key with its slowest event, and the text of what it was on. */
export interface Interaction { readonly event: string; readonly milliseconds: number }

/** Starts to watch; answers a function that tells every interaction of 16 ms and more since then, the slowest first. */
export async function watchInteractions(page: Page): Promise<() => Promise<readonly Interaction[]>> {
  await page.evaluate(() => {
    const seen = new Map<number, { event: string; milliseconds: number }>();
    Reflect.set(window, 'seenInteractions', seen);
    // The DOM types do not know the threshold of the Event Timing specification yet.
    const watched: PerformanceObserverInit & { durationThreshold: number } = { type: 'event', durationThreshold: 16 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { interactionId, target } = entry as PerformanceEventTiming;
        if (interactionId && entry.duration > (seen.get(interactionId)?.milliseconds ?? 0)) seen.set(interactionId, { event: `${entry.name} on ${target?.textContent?.slice(0, 20) ?? 'nothing'}`, milliseconds: entry.duration });
      }
    }).observe(watched);
  });
  return async () => {
    const seen = await page.evaluate(() => [...(Reflect.get(window, 'seenInteractions') as Map<number, Interaction>).values()]);
    return seen.sort((a, b) => b.milliseconds - a.milliseconds);
  };
}
