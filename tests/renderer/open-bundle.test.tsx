// Proves the decision on a bundle: who sent it is said, both sides of a conflict stand beside each other, and a side is chosen by hand.
// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactElement } from 'react';
import { afterEach, expect, it } from 'vitest';
import type { BundlePreview } from '../../src/contract/procedures/exchange.ts';
import { BundlePreview as Preview, type Choices } from '../../renderer/features/exchange/bundle-preview.tsx';

afterEach(cleanup);

const HASH = 'b'.repeat(64);
const preview: BundlePreview = {
  previewId: 'preview-1', title: 'Cotton shirts', scope: 'whole', into: { dossierId: 'D1', title: 'Cotton shirts' }, takenAt: null,
  provenance: { bundleId: 'bundle-1', actor: 'Counsel', to: 'Importer', sentAt: '2026-11-24T10:00:00.000Z', program: 'Clearproof 1', vaultId: 'v-1', sha256: HASH, fingerprint: 'c'.repeat(64), sender: 'changed', acts: 3 },
  changes: [{ part: 'parties', id: 'P3', name: 'Found by counsel', kind: 'new', fields: [] }, { part: 'exhibits', id: 'E1', name: 'A-01 Invoice', kind: 'changed', fields: ['docNo'] }],
  conflicts: [{ key: 'exhibits/E1/title', part: 'exhibits', id: 'E1', name: 'A-01 Invoice', field: 'title', base: 'Invoice', mine: 'Commercial invoice', theirs: null }],
  counts: { new: 1, changed: 1, removed: 0, same: 4, leftOut: 1, conflicts: 1, files: 2, newFiles: 1, bytes: 2048 },
};

function Decided({ onChosen }: { readonly onChosen: (choices: Choices) => void }): ReactElement {
  const [choices, setChoices] = useState<Choices>({});
  const choose = (key: string, side: 'mine' | 'theirs'): void => {
    setChoices({ ...choices, [key]: side });
    onChosen({ ...choices, [key]: side });
  };
  return <Preview preview={preview} choices={choices} onChoose={choose} />;
}

it('names the sender, warns of another key, and shows both sides of a conflict until one is chosen', async () => {
  const user = userEvent.setup();
  let chosen: Choices = {};
  render(<Decided onChosen={(choices) => { chosen = choices; }} />);
  expect(screen.getByText(/Sealed with another key than before/)).toBeTruthy();
  expect(screen.getByText(/Counsel, .*to Importer/)).toBeTruthy();
  expect(screen.getByText(/1 record you took out since stay out/)).toBeTruthy();
  const conflict = screen.getByRole('region', { name: 'A-01 Invoice, Title' });
  expect(within(conflict).getByText('Commercial invoice')).toBeTruthy();
  expect(within(conflict).getByText('nothing')).toBeTruthy();
  expect(within(conflict).getByRole('radio', { name: 'Not decided' }).getAttribute('aria-checked')).toBe('true');
  await user.click(within(conflict).getByRole('radio', { name: 'Take what came' }));
  await waitFor(() => expect(chosen).toEqual({ 'exhibits/E1/title': 'theirs' }));
  expect(within(conflict).queryByRole('radio', { name: 'Not decided' })).toBeNull();
});
