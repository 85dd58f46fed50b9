// Proves the identifier field: what is the matter is said in words tied to the field; a warning is saved and can be kept as printed; an error is not saved.
// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { IdentifierField } from '../../renderer/components/identifier-field.tsx';
import { readEntryNumber } from '../../src/domain/identifiers/entry-number.ts';
import { maskImporterNumber, readImporterNumber } from '../../src/domain/identifiers/importer-number.ts';
import { sampleCore } from './support/memory-core.ts';
import { renderWindow } from './support/render-window.tsx';

afterEach(cleanup);

const kept = { has: () => false, keep: () => undefined };
/** What a screen reader says after the name of the field. */
const described = (input: HTMLElement): string => (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');

it('says what is wrong and does not save it; saves the form by the book', async () => {
  const [save, user] = [vi.fn(), userEvent.setup()];
  render(<IdentifierField label="Entry number" value={null} read={readEntryNumber} kept={kept} onSave={save} />);
  const field = screen.getByLabelText('Entry number');
  await user.type(field, '0s4 2611');
  await user.tab();
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(described(field)).toContain('An entry number has a filer code of three');
  expect(save).not.toHaveBeenCalled();
  await user.clear(field);
  await user.type(field, '0s426110736');
  await user.tab();
  expect(save).toHaveBeenCalledExactlyOnceWith('0S4-2611073-6');
  expect(field.getAttribute('aria-invalid')).toBeNull();
});

it('a check digit that does not fit is a warning in words, and saved', async () => {
  const [save, user] = [vi.fn(), userEvent.setup()];
  render(<IdentifierField label="Entry number" value={null} read={readEntryNumber} kept={kept} onSave={save} />);
  const field = screen.getByLabelText('Entry number');
  await user.type(field, '231-2840311-6');
  await user.tab();
  expect(described(field)).toContain('Warning: By CBP’s rule the last digit would be 2, not 6.');
  expect(field.getAttribute('aria-invalid')).toBeNull();
  expect(save).toHaveBeenCalledExactlyOnceWith('231-2840311-6');
});

it('shows a social security number only while it is typed', async () => {
  const user = userEvent.setup();
  render(<IdentifierField label="Importer number" value="123-45-6789" read={readImporterNumber} mask={maskImporterNumber} kept={kept} onSave={() => undefined} />);
  const field = screen.getByLabelText<HTMLInputElement>('Importer number');
  expect(field.value).toBe('•••-••-6789');
  await user.click(field);
  expect(field.value).toBe('123-45-6789');
  await user.tab();
  expect(field.value).toBe('•••-••-6789');
});

it('in the case form the warning is quiet once the number is kept as printed, and comes back on request', async () => {
  const user = userEvent.setup();
  const core = sampleCore();
  core.dossier.entry.number = '231-2840311-6';
  const app = renderWindow(core);
  await screen.findByRole('heading', { name: 'Dossiers' });
  app.ui.openDossier(core.dossier.id);
  await user.click(await screen.findByRole('button', { name: 'Case details' }));
  const field = await screen.findByLabelText('Entry number');
  expect(described(field)).toContain('Warning:');
  await user.click(screen.getByRole('button', { name: 'It is printed so: entry number' }));
  await waitFor(() => expect(core.dossier.case.keptAsPrinted).toEqual(['231-2840311-6']));
  await waitFor(() => expect(described(field)).toBe('Kept as printed on the paper.'));
  await user.click(screen.getByRole('button', { name: 'Check it again: entry number' }));
  await waitFor(() => expect(described(field)).toContain('Warning:'));
});

it('a party’s manufacturer ID is compared with its name and address, a container with its check digit', async () => {
  const user = userEvent.setup();
  const core = sampleCore();
  const app = renderWindow(core);
  await screen.findByRole('heading', { name: 'Dossiers' });
  app.ui.openDossier(core.dossier.id);
  app.ui.goTo('parties', 'P08');
  const mid = await screen.findByLabelText('Manufacturer ID (MID)');
  expect(described(mid)).toBe('');
  await user.clear(mid);
  // A pause long enough for the emptied field to be saved: the warning that comes later must be tied to it all the same.
  await waitFor(() => expect(core.dossier.parties.find((party) => party.id === 'P08')?.identifiers).toEqual([]), { timeout: 5000 });
  await user.click(mid);
  await user.paste('vnsonmau00hoc');
  expect(described(mid)).toContain('The name gives HOAMAU; here stands SONMAU.');
  await user.tab();
  await waitFor(() => expect(core.dossier.parties.find((party) => party.id === 'P08')?.identifiers).toContainEqual({ scheme: 'mid', value: 'VNSONMAU00HOC' }));

  app.ui.goTo('chain', core.dossier.steps.at(-1)?.id ?? '');
  const papers = await screen.findByRole('region', { name: 'Numbers its papers carry' });
  expect(within(papers).queryByLabelText('Air waybill')).toBeNull();
  const container = await within(papers).findByLabelText('Container');
  await user.clear(container);
  await user.click(container);
  await user.paste('CSQU 305438 4');
  expect(described(container)).toContain('should be 3, not 4');
});
