// One request: its words, the answer, the exhibits that carry it, or why nothing is filed.
import type { ReactElement } from 'react';
import type { Exhibit } from '../../../src/domain/dossier/exhibit.ts';
import type { Request } from '../../../src/domain/dossier/response.ts';
import { Button } from '../../components/button.tsx';
import { DraftField } from '../../components/draft-fields.tsx';
import { Group, InspectorHead } from '../../components/inspector-parts.tsx';
import { LinkPicker } from '../../components/link-picker.tsx';
import { useApp } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';

export function RequestForm({ request, exhibits }: { readonly request: Request; readonly exhibits: readonly Exhibit[] }): ReactElement {
  const { edits, ui } = useApp();
  const dossierId = useDossierId();
  const save = (label: string, patch: Partial<Request>): void => void edits.change(dossierId, 'requests', request, `${label} of request ${request.no}`, patch);
  const remove = async (): Promise<void> => {
    if (await edits.commit(dossierId, `Remove request ${request.no}`, [{ op: 'remove', collection: 'requests', id: request.id }])) ui.select('requests', null);
  };
  return (
    <>
      <InspectorHead over="Request" title={`No. ${request.no}`} />
      <DraftField label="CBP asks" rows={4} value={request.text} onSave={(text) => { if (text) save('Change text', { text }); }} />
      <DraftField label="Answer" rows={6} value={request.answer} onSave={(answer) => save('Change answer', { answer })} />
      <Group title="Exhibits that answer it">
        <LinkPicker
          label="Exhibits"
          addLabel="Add an exhibit"
          choices={exhibits.map((exhibit) => ({ id: exhibit.id, label: `${exhibit.exhibitNo} ${exhibit.title}` }))}
          chosen={request.exhibitIds}
          onChange={(exhibitIds) => save('Change exhibits', { exhibitIds: [...exhibitIds] })}
          onOpen={(id) => ui.goTo('evidence', id)}
        />
      </Group>
      <Group title="If nothing is filed">
        <DraftField label="Reason that goes into the package" rows={3} value={request.reasonUnanswered} onSave={(reasonUnanswered) => save('Change reason', { reasonUnanswered })} />
      </Group>
      <Group title="Item"><Button onPress={() => void remove()}>Remove this request</Button></Group>
    </>
  );
}
