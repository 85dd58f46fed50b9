// What CBP asked: each item with its answer and exhibits; unanswered ones first; a pasted list becomes items.
import { useState, type ReactElement } from 'react';
import type { Request } from '../../../src/domain/dossier/response.ts';
import { Button } from '../../components/button.tsx';
import { DataTable, type ColumnOf } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LevelMark } from '../../components/marks.tsx';
import { SectionPage } from '../../components/section-page.tsx';
import { useApp, useRecords, useSelection } from '../../state/app-context.ts';
import { isUnanswered } from '../../state/next-steps.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { freshId } from './split-requests.ts';
import { PasteRequests } from './paste-requests.tsx';
import { RequestForm } from './request-form.tsx';

export function RequestsSection(): ReactElement {
  const { ui, edits } = useApp();
  const dossierId = useDossierId();
  const requests = useRecords(dossierId, 'requests');
  const exhibits = useRecords(dossierId, 'exhibits');
  const selected = useSelection('requests')?.id ?? null;
  const [pasting, setPasting] = useState(false);
  const numbers = new Map(exhibits.map((exhibit) => [exhibit.id, exhibit.exhibitNo]));
  const rows = [...requests].sort((a, b) => Number(isUnanswered(b)) - Number(isUnanswered(a)) || a.no - b.no);
  const request = requests.find((candidate) => candidate.id === selected) ?? null;

  const columns: readonly ColumnOf<Request>[] = [
    { id: 'state', title: 'State', width: 56, render: (row) => <LevelMark level={isUnanswered(row) ? 'warn' : 'done'} />, sortBy: (row) => Number(isUnanswered(row)) },
    { id: 'no', title: 'No.', width: 48, numeric: true, render: (row) => row.no, sortBy: (row) => row.no },
    { id: 'text', title: 'CBP asks', width: '3fr', minWidth: 160, isRowHeader: true, render: (row) => row.text },
    { id: 'answer', title: 'Answer', drops: 2, width: '2fr', minWidth: 100, render: (row) => row.answer ?? row.reasonUnanswered ?? <span className="muted">none yet</span> },
    { id: 'exhibits', title: 'Exhibits', drops: 1, width: '1fr', minWidth: 90, render: (row) => row.exhibitIds.map((id) => numbers.get(id) ?? id).join(', ') },
  ];
  const addOne = async (): Promise<void> => {
    const no = Math.max(0, ...requests.map((row) => row.no)) + 1;
    const id = freshId(requests, no);
    if (await edits.commit(dossierId, `Add request ${no}`, [{ op: 'put', collection: 'requests', value: { id, no, text: 'New request', answer: null, exhibitIds: [], reasonUnanswered: null } }])) ui.select('requests', id);
  };
  const unanswered = rows.filter(isUnanswered).length;

  return (
    <SectionPage
      title="Requests"
      note={requests.length > 0 ? (unanswered > 0 ? `${unanswered} of ${requests.length} unanswered` : `All ${requests.length} answered`) : null}
      acts={<><Button onPress={() => setPasting(true)}>Paste a list…</Button><Button icon="plus" onPress={() => void addOne()}>Add</Button></>}
      {...(request ? { inspector: <RequestForm key={request.id} request={request} exhibits={exhibits} />, inspectorLabel: `Request ${request.no}` } : {})}
    >
      {requests.length === 0
        ? <EmptyState icon="requests" title="What did CBP ask for?" acts={<Button look="primary" onPress={() => setPasting(true)}>Paste the list</Button>}>Paste the list from the notice or form. Each line becomes an item to answer, and the checks see to it that none is forgotten.</EmptyState>
        : <DataTable label="Requests" rows={rows} columns={columns} idOf={(row) => row.id} textOf={(row) => row.text} selectedId={selected} onSelect={(id) => ui.select('requests', id)} />}
      <PasteRequests isOpen={pasting} onClose={() => setPasting(false)} existing={requests} />
    </SectionPage>
  );
}
