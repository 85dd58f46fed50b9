// Takes a certificate on a token or smart card as an identity: the module's file, then one of the certificates it shows.
import { useState, type ReactElement } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import type { OutputOf } from '../../../src/contract/catalogue.ts';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { formatDate } from '../../format/dates.ts';
import { useApp } from '../../state/app-context.ts';
import type { Grant } from '../../state/bridge.ts';
import styles from './token-dialog.module.css';
import { pinWarning } from './token-words.ts';

type Token = OutputOf<'token.look'>[number];

export function TokenDialog({ onClose, onAdded }: { readonly onClose: () => void; readonly onAdded: (identityId: string) => void }): ReactElement {
  const { acts, shell } = useApp();
  const [module, setModule] = useState<Grant | null>(null);
  const [tokens, setTokens] = useState<Token[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  /** "serial of the token, fingerprint of the certificate". */
  const [picked, setPicked] = useState<string | null>(null);
  const entries = (tokens ?? []).flatMap((token) => token.certificates.map((certificate) => ({ token, certificate, key: `${token.serial} ${certificate.fingerprint}` })));
  const chosen = entries.find(({ key }) => key === picked) ?? null;

  const look = async (grant: Grant): Promise<void> => {
    setBusy(true);
    setError(null);
    setPicked(null);
    const found = await acts.lookAtTokens(grant.token);
    setBusy(false);
    setTokens(found.ok ? found.value : null);
    if (!found.ok) setError(found.error);
  };
  const choose = async (): Promise<void> => {
    const [next] = await shell.chooseFiles('token-module');
    if (!next) return;
    setModule(next);
    await look(next);
  };
  const add = async (): Promise<void> => {
    if (!module || !chosen) return;
    const added = await acts.addTokenIdentity({ module: module.token, tokenSerial: chosen.token.serial, fingerprint: chosen.certificate.fingerprint });
    if (added.ok) onAdded(added.value.id);
    else setError(added.error);
  };

  return (
    <Dialog
      title="Use a token or smart card" isOpen onClose={onClose} width="wide"
      buttons={<><Button onPress={onClose}>Cancel</Button><Button look="primary" isDisabled={chosen === null || busy} onPress={() => void add()}>Use this certificate</Button></>}
    >
      <p>Choose the PKCS#11 module of the token: a file that came with its driver. It is a program of its maker; Clearproof runs it in a process of its own, apart from the vault.</p>
      <div className={styles.module}>
        <Button icon="file" onPress={() => void choose()}>{module ? module.name : 'Choose the module…'}</Button>
        {module && <Button isDisabled={busy} onPress={() => void look(module)}>Look again</Button>}
      </div>
      {error && <ErrorPanel error={error} />}
      {busy && <p role="status">Looking for tokens…</p>}
      {!busy && tokens?.length === 0 && <p role="status">The module finds no token. Put it in, wait until its reader shows it, and look again.</p>}
      {!busy && tokens?.map((token) => (token.certificates.length === 0 ? <p key={token.serial} role="status">{token.label} shows no certificate.</p> : pinWarning(token.pin) && <p key={token.serial} role="status">{token.label}: {pinWarning(token.pin)}</p>))}
      {entries.length > 0 && !busy && (
        <RadioGroup aria-label="Certificate" className={styles.list ?? ''} value={picked} onChange={setPicked}>
          {entries.map(({ token, certificate, key }) => (
            <RadioField key={key} value={key} isDisabled={certificate.unusable !== null}>
              <RadioButton className={styles.entry ?? ''}>
                <span className={styles.dot} />
                <span className={styles.words}>
                  <strong>{[certificate.name, certificate.organization].filter(Boolean).join(', ')}</strong>
                  <span>{certificate.label} on {token.label} ({token.serial})</span>
                  <span className="muted small">{formatDate(certificate.notBefore)} to {formatDate(certificate.notAfter)} · serial {certificate.serial}</span>
                  {certificate.unusable !== null && <span className="small">{certificate.unusable}</span>}
                </span>
              </RadioButton>
            </RadioField>
          ))}
        </RadioGroup>
      )}
    </Dialog>
  );
}
