// Asking a supplier for papers, and taking in what comes back.
import { useState, type ReactElement } from 'react';
import type { OutputOf } from '../../../src/contract/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { TextField } from '../../components/text-field.tsx';
import { countOf } from '../../format/numbers.ts';
import { useApp } from '../../state/app-context.ts';
import type { Grant } from '../../state/bridge.ts';
import type { Act, Outcome } from '../vault/panel-act.ts';
import styles from './exchange.module.css';

type Preview = OutputOf<'papers.preview'>;
interface Waiting { readonly source: Grant; readonly preview: Preview }

/** One paper a line; what stands after a bar is why it is needed. */
const itemsOf = (text: string): { what: string; why: string }[] => text.split('\n').map((line) => line.split('|').map((part) => part.trim())).flatMap(([what = '', why = '']) => (what === '' ? [] : [{ what: what.slice(0, 200), why: why.slice(0, 500) }]));

const taken = ({ report, unanswered }: OutputOf<'papers.take'>): Outcome => ({
  good: report.refused + report.failed === 0, text: `${countOf(report.stored, 'file')} taken in, ${countOf(report.duplicates, 'duplicate')}, ${report.refused + report.failed} not taken.`,
  details: [...report.rows.filter((row) => row.outcome !== 'stored').map((row) => `${row.path}: ${row.reason ?? row.outcome}`), ...unanswered.map((item) => `Nothing came for ${item}`)],
});

export function RequestPapersGroup({ dossierId, act, busy }: { readonly dossierId: string; readonly act: Act; readonly busy: boolean }): ReactElement {
  const { acts, shell } = useApp();
  const [to, setTo] = useState('');
  const [list, setList] = useState('');
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const items = itemsOf(list);

  const write = (): Promise<void> => act(async () => {
    const folder = await shell.chooseFolder('save');
    return folder && acts.requestPapers({ dossierId, folder: folder.token, to: to.trim(), items });
  }, (request) => ({ good: true, text: `Written: ${request.path}`, details: ['Send it as it is. It explains itself in English, Chinese and Vietnamese, and no program is needed to answer it.'] }));
  const look = (source: Grant | null): Promise<void> => act(async () => {
    if (!source) return null;
    const result = await acts.previewPapers(dossierId, source.token);
    if (result.ok) setWaiting({ source, preview: result.value });
    return result;
  }, (preview) => ({ good: true, text: `${countOf(preview.files.length, 'paper')} came back from ${preview.to}. Nothing is taken in yet.` }));
  const take = (source: Grant): Promise<void> => act(() => acts.takePapers(dossierId, source.token), (value) => {
    setWaiting(null);
    return taken(value);
  });

  return (
    <Group title="Request papers from a supplier">
      <TextField label="Supplier" value={to} onChange={setTo} />
      <TextField label="Papers, one a line" rows={4} value={list} onChange={setList} hint="What stands after | is why it is needed: Production order | shows what was knitted" />
      <div className={styles.acts}>
        <Button isDisabled={busy || to.trim() === '' || items.length === 0} onPress={() => void write()}>Write the request…</Button>
        <Button isDisabled={busy} onPress={() => void shell.chooseFiles('bundle').then(([file]) => look(file ?? null))}>Take in a returned ZIP…</Button>
        <Button isDisabled={busy} onPress={() => void shell.chooseFolder('evidence').then(look)}>Take in a returned folder…</Button>
      </div>
      {waiting && (
        <>
          <div className={styles.scroll} role="group" aria-label="Returned papers" tabIndex={0}>
            <ul className={styles.list}>
              {waiting.preview.files.map((file) => <li key={file.path}><strong>{file.what === null ? 'Not asked for' : `${file.item ?? ''}. ${file.what}`}</strong><span>{file.path}</span></li>)}
              {waiting.preview.unanswered.map((item) => <li key={item}><span className="muted">Nothing came for {item}</span></li>)}
            </ul>
          </div>
          <div className={styles.acts}>
            <Button look="primary" isDisabled={busy} onPress={() => void take(waiting.source)}>Take them in</Button>
            <Button isDisabled={busy} onPress={() => setWaiting(null)}>Not now</Button>
          </div>
        </>
      )}
    </Group>
  );
}
