// The PIN of a token, asked for at each package; or the word that it is typed on the token itself.
import { useEffect, useState, type ReactElement } from 'react';
import type { OutputOf } from '../../../src/contract/catalogue.ts';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { Signer } from '../../state/acts.ts';
import { useApp } from '../../state/app-context.ts';
import type { Identity } from '../../state/known-reads.ts';
import { pinWarning } from './token-words.ts';

export interface TokenPinProps {
  readonly identityId: string;
  readonly token: NonNullable<Identity['token']>;
  /** Stays the same while a parent draws anew: another one has the token looked at again. */
  readonly onReady: (signer: Signer | null) => void;
}

export function TokenPin({ identityId, token, onReady }: TokenPinProps): ReactElement {
  const { acts } = useApp();
  const [state, setState] = useState<OutputOf<'token.state'> | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [pin, setPin] = useState('');
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    let stale = false;
    void acts.tokenState(identityId).then((answer) => {
      if (stale) return;
      setError(answer.ok ? null : answer.error);
      setState(answer.ok ? answer.value : null);
      if (answer.ok && answer.value.present && answer.value.pinPad) onReady({ kind: 'token', identityId, pin: null });
    });
    return () => { stale = true; };
  }, [acts, identityId, onReady, looks]);
  const type = (text: string): void => {
    setPin(text);
    onReady(text === '' ? null : { kind: 'token', identityId, pin: text });
  };
  const again = <div><Button onPress={() => setLooks((count) => count + 1)}>Look again</Button></div>;

  if (error) return <><ErrorPanel error={error} />{again}</>;
  if (!state) return <p className="muted small" role="status">Looking for {token.label}…</p>;
  if (!state.present) return <><p role="status">{token.label} is not there. Put it in, and wait until its reader shows it.</p>{again}</>;
  if (state.pin === 'locked') return <><p role="status">{token.label}: {pinWarning('locked')}</p>{again}</>;
  const warning = pinWarning(state.pin);
  return state.pinPad
    ? <p role="status">{warning} You type the PIN of {token.label} on the token or its reader when you build.</p>
    : <TextField label={`PIN of ${token.label}`} type="password" autoComplete="off" maxLength={255} value={pin} onChange={type} warning={warning} hint="Used for this package only; it is not kept." />;
}
