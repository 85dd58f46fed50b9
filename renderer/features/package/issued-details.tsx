// One issued package: save it, look at its pages, verify it, see what changed since.
import { useState, type ReactElement } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Facts, Group, InspectorHead } from '../../components/inspector-parts.tsx';
import { Badge } from '../../components/marks.tsx';
import { PdfPages } from '../../components/pdf-pages.tsx';
import { formatInstant } from '../../format/dates.ts';
import { countOf, formatBytes } from '../../format/numbers.ts';
import { useApp } from '../../state/app-context.ts';
import type { Verification } from '../../state/acts.ts';
import { packageBytesRead, type IssuedPackage } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './package.module.css';
import { Timestamp } from './timestamp.tsx';
import { VerificationReport } from './verification-report.tsx';

const MOST_BYTES = 300_000_000;

/** What authorities confirmed of a volume, one line each. */
const timestampFacts = ({ timestamps }: IssuedPackage, volume: number): { readonly name: string; readonly value: string }[] =>
  timestamps.filter((one) => one.volume === volume).map(({ time, authority }) => ({ name: 'Timestamp', value: `${formatInstant(time)}, ${authority}` }));

export function IssuedDetails({ issued }: { readonly issued: IssuedPackage }): ReactElement {
  const { acts, shell } = useApp();
  const dossierId = useDossierId();
  const [verified, setVerified] = useState<readonly Verification[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState<readonly string[]>([]);
  const [preview, setPreview] = useState<number | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  const verify = async (): Promise<void> => {
    setBusy(true);
    const result = await acts.verifyPackage(issued.id);
    setBusy(false);
    setError(result.ok ? null : result.error);
    if (result.ok) setVerified(result.value);
  };
  const save = async (): Promise<void> => {
    const folder = await shell.chooseFolder('save');
    if (!folder) return;
    const result = await acts.savePackage(issued.id, folder.token);
    setError(result.ok ? null : result.error);
    if (result.ok) setSaved(result.value.volumes.map((volume) => volume.path));
  };

  return (
    <>
      <InspectorHead over={<>Issued {formatInstant(issued.issuedAt)} {issued.outOfDate && <Badge tone="warn">out of date</Badge>}</>} title={issued.title} />
      <div className={styles.acts}>
        <Button look="primary" icon="out" onPress={() => void save()}>Save…</Button>
        <Button onPress={() => setPreview(0)}>Preview</Button>
        <Button isDisabled={busy} onPress={() => void verify()}>{busy ? 'Verifying…' : 'Verify'}</Button>
      </div>
      {saved.map((path) => <p key={path} role="status" className={styles.saved}>Saved as {path}</p>)}
      {error && <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {verified?.map((verification) => <Group key={verification.path} title="Verification"><VerificationReport verification={verification} /></Group>)}
      {issued.volumes.map((volume, index) => (
        <Group key={volume.sha256} title={issued.volumes.length > 1 ? `Volume ${index + 1}` : 'File'}>
          <Facts facts={[{ name: 'Name', value: volume.path }, ...(issued.variant === null ? [] : [{ name: 'Version', value: issued.variant }]), { name: 'Pages', value: countOf(volume.pages, 'page') }, { name: 'Size', value: formatBytes(volume.bytes) }, { name: 'Signed by', value: issued.signer ?? 'by hand (not sealed)' }, { name: 'SHA-256', value: <code>{volume.sha256}</code> }, ...timestampFacts(issued, index)]} />
          {issued.volumes.length > 1 && <div><Button look="quiet" onPress={() => setPreview(index)}>Preview this volume</Button></div>}
        </Group>
      ))}
      {issued.signer !== null && <Timestamp packageId={issued.id} />}
      {issued.changes.length > 0 && (
        <Group title="Changed since it was issued">
          <ul className={styles.changes}>{issued.changes.map((change, index) => <li key={`${index} ${change}`}>{change}</li>)}</ul>
        </Group>
      )}
      <Dialog title={issued.title} width="full" isOpen={preview !== null} onClose={() => setPreview(null)} buttons={<Button onPress={() => setPreview(null)}>Close</Button>}>
        {preview !== null && <div className={styles.preview}><PdfPages read={packageBytesRead(dossierId, issued.id, preview, MOST_BYTES)} label={issued.title} /></div>}
      </Dialog>
    </>
  );
}
