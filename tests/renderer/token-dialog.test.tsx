// Proves how a person signs with a token: names the module, chooses a certificate, types the PIN; it reaches the signer and nothing else.
// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useCallback, useState, type ReactElement } from 'react';
import { afterEach, expect, it } from 'vitest';
import { SignerPicker, type SignerChoice } from '../../renderer/features/package/signer-picker.tsx';
import type { OutputOf } from '../../src/contract/catalogue.ts';
import { sampleCore } from './support/memory-core.ts';
import { appOn, fillGapsOfJsdom, withApp } from './support/render-window.tsx';

afterEach(cleanup);

type State = OutputOf<'token.state'>;
const [AT, UNTIL, HASH, OTHER] = ['2026-01-01T00:00:00.000Z', '2028-01-01T00:00:00.000Z', 'a'.repeat(64), 'b'.repeat(64)];
const certificate = { label: 'Signature', name: 'Nguyễn Thị Hường 王', organization: 'Importer GmbH', issuer: 'CN=CA', serial: '0A1B', notBefore: AT, notAfter: UNTIL, fingerprint: HASH, keyType: 'rsa', unusable: null };
const identity = { id: 'identity1', name: certificate.name, title: null, organization: certificate.organization, email: null, keyType: 'rsa', selfSigned: false, notBefore: AT, notAfter: UNTIL, fingerprint: HASH, token: { label: 'Blue card', serial: '42', module: 'card.so', pinPad: false } };

function pickerOn(state: State) {
  fillGapsOfJsdom();
  const user = userEvent.setup();
  const added: unknown[] = [];
  const core = sampleCore('cotton', {
    'identity.list': async () => (added.length > 0 ? [identity] : []),
    'token.look': async () => [{ label: 'Blue card', serial: '42', manufacturer: 'Maker', model: 'M1', pinPad: state.pinPad, pin: state.pin, certificates: [certificate, { ...certificate, name: 'Old', fingerprint: OTHER, unusable: 'The signing certificate is not valid on this day.' }] }],
    'token.addIdentity': async (input) => {
      added.push(input);
      core.send({ type: 'changed', seq: 1, dossierId: null, areas: ['identities'] });
      return identity;
    },
    'token.state': async () => state,
  });
  const app = appOn(core);
  Object.assign(app.shell, { chooseFiles: async () => [{ token: 'm'.repeat(24), name: 'card.so' }] });
  let last: SignerChoice | null = null;
  const Held = (): ReactElement => {
    const [chosen, setChosen] = useState<SignerChoice | null>(null);
    const choose = useCallback((next: SignerChoice | null): void => { last = next; setChosen(next); }, []);
    return <SignerPicker chosen={chosen} attempt={0} onChoose={choose} />;
  };
  render(withApp(app, <Held />));
  const addCertificate = async (): Promise<void> => {
    await user.click(await screen.findByRole('button', { name: /Choose who signs/ }));
    await user.click(await screen.findByRole('option', { name: /Token or smart card/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Use a token or smart card' }));
    await user.click(dialog.getByRole('button', { name: 'Choose the module…' }));
    expect((await dialog.findByRole('radio', { name: /Old/ })).hasAttribute('disabled')).toBe(true);
    await user.click(dialog.getByRole('radio', { name: /Nguyễn Thị Hường 王, Importer GmbH.*Blue card/ }));
    await user.click(dialog.getByRole('button', { name: 'Use this certificate' }));
  };
  return { user, added, addCertificate, signer: () => last };
}

it('a certificate is taken from the token, and the PIN typed goes with the signer', async () => {
  const { user, added, addCertificate, signer } = pickerOn({ present: true, pinPad: false, pin: 'final' });
  await addCertificate();
  const field = await screen.findByLabelText('PIN of Blue card');
  expect(added).toEqual([{ module: 'm'.repeat(24), tokenSerial: '42', fingerprint: HASH }]);
  expect(field.getAttribute('type')).toBe('password');
  expect(screen.getByText(/One try is left/)).toBeTruthy();
  expect(signer()).toBeNull();
  await user.type(field, '1234');
  expect(signer()).toEqual({ kind: 'token', identityId: 'identity1', pin: '1234' });
});

it('a token with a pad of its own is asked for no PIN here', async () => {
  const { addCertificate, signer } = pickerOn({ present: true, pinPad: true, pin: 'fine' });
  await addCertificate();
  expect(await screen.findByText(/on the token or its reader/)).toBeTruthy();
  expect(screen.queryByLabelText(/PIN of/)).toBeNull();
  expect(signer()).toEqual({ kind: 'token', identityId: 'identity1', pin: null });
});

it('a token that is not there, or locked, cannot sign', async () => {
  for (const [state, words] of [[{ present: false, pinPad: false, pin: 'fine' }, /is not there/], [{ present: true, pinPad: false, pin: 'locked' }, /Its PIN is locked/]] as const) {
    const { addCertificate, signer } = pickerOn(state);
    await addCertificate();
    expect(await screen.findByText(words)).toBeTruthy();
    expect(signer()).toBeNull();
    cleanup();
  }
});
