// What changed from one version of a list to the next.
import type { ReactElement } from 'react';
import { Button } from '../../components/button.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { useRead } from '../../state/app-context.ts';
import { listDiffRead } from '../../state/screening.ts';

export function ListChanges({ versionId, onClose }: { readonly versionId: string; readonly onClose: () => void }): ReactElement {
  const { value: diff } = useRead(listDiffRead(versionId));
  const kinds = diff ? [['Added', diff.added], ['Removed', diff.removed], ['Changed', diff.changed]] as const : [];
  return (
    <Group title="Changes since the version before" acts={<Button look="quiet" onPress={onClose}>Close</Button>}>
      {!diff && <p className="muted">Comparing…</p>}
      {kinds.filter(([, rows]) => rows.length > 0).map(([title, rows]) => (
        <div key={title}>
          <h4>{title}</h4>
          <ul>{rows.map(({ id, name, fields }) => <li key={id}>{name}{fields.length > 0 && <span className="muted"> ({fields.join(', ')})</span>}</li>)}</ul>
        </div>
      ))}
      {diff && diff.removed.length > 0 && <p className="muted">An entry that is gone is a reason to look, not a proof that the measure ended.</p>}
    </Group>
  );
}
