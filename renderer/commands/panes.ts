// F6 moves the focus from pane to pane: top bar, sections, work area, inspector.
const PANES = 'header, nav[aria-label], main, aside, footer';
const FOCUSABLE = 'button:not([disabled]), input:not([disabled]), [tabindex="0"], [role="row"], a[href]';

/** Puts the focus on the first focusable thing of the next (1) or previous (-1) pane. */
export function movePane(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>(PANES)].filter((pane) => !pane.parentElement?.closest(PANES) && pane.querySelector(FOCUSABLE));
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(here + direction + panes.length) % panes.length];
  next?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}
