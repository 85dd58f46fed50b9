// The window's own line icons on a 16 px grid; decorative, so hidden from screen readers.
import type { ReactElement } from 'react';

const PATHS = {
  overview: 'M2.5 8a5.5 5.5 0 1 1 11 0 5.5 5.5 0 0 1-11 0ZM8 4.8V8l2.2 1.6',
  requests: 'M3 4h1.5M3 8h1.5M3 12h1.5M7 4h6M7 8h6M7 12h6',
  chain: 'M3 3h4v3H3zM9 10h4v3H9zM5 6v5.5h4',
  evidence: 'M4 2.5h5l3 3v8H4zM9 2.5v3h3M6 8.5h4M6 11h4',
  labor: 'M5.5 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM2 13c.2-2.4 1.6-4 3.5-4S8.800 10.600 9 13M10.500 7.500a1.700 1.700 0 1 0 0-3.400M11 9.300c1.700.2 2.800 1.600 3 3.700',
  audits: 'M4 3h8v10.5H4zM6 2h4v2H6zM6 8.500l1.500 1.500L10.200 7',
  parties: 'M2.500 13.500v-9l5-2v11M7.500 6.500h6v7M2 13.500h12M4.500 6.500h1M4.500 9.500h1M10 9h1M10 11.500h1',
  narrative: 'M3 4h10M3 7h10M3 10h6M11 13l2.500-2.500',
  checks: 'M8 2l5 2v4c0 3-2 5-5 6-3-1-5-3-5-6V4zM5.800 8l1.500 1.500L10.300 6.500',
  package: 'M2.500 5 8 2.500 13.500 5v6L8 13.500 2.500 11zM2.500 5 8 7.500 13.500 5M8 7.500v6',
  custody: 'M6.500 9.500 9.500 6.500M7 4.500l1.300-1.300a2.300 2.300 0 0 1 3.300 0l1.200 1.200a2.300 2.300 0 0 1 0 3.300L11.500 9M9 11.500l-1.300 1.300a2.300 2.300 0 0 1-3.300 0L3.200 11.600a2.300 2.300 0 0 1 0-3.300L4.500 7',
  plus: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 11.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9ZM10.500 10.500 13.500 13.500',
  lock: 'M4 7.500h8v6H4zM5.800 7.500V5a2.200 2.200 0 0 1 4.400 0v2.500',
  folder: 'M2 4h4l1.500 1.500H14v7.500H2z',
  file: 'M4 2.500h5l3 3v8H4zM9 2.500v3h3',
  chevron: 'M6 4l4 4-4 4',
  down: 'M4 6l4 4 4-4',
  left: 'M10 4 6 8l4 4',
  undo: 'M6 3.500 3 6.500l3 3M3 6.500h6.500a3.500 3.500 0 0 1 0 7H7',
  more: 'M4 8h.01M8 8h.01M12 8h.01',
  block: 'M5.300 2.500h5.400l2.800 2.800v5.400l-2.800 2.800H5.300l-2.800-2.800V5.300zM8 5v3.500M8 11h.01',
  warn: 'M8 2.500 14 13H2zM8 6.500v3M8 11.300h.01',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.500v3.500M8 5h.01',
  done: 'M3.500 8.500l3 3 6-7',
  out: 'M9 3h4v4M13 3 7.500 8.500M11 9v4H3V5h4',
  zoomIn: 'M8 4v8M4 8h8',
  zoomOut: 'M4 8h8',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth={name === 'more' ? 2.2 : 1.3} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
