// The case itself: type, identifiers, entry and the dates, each saved as it is typed.
import type { ReactElement } from 'react';
import type { CaseType } from '../../../src/domain/dossier/case.ts';
import type { DossierHeader } from '../../../src/domain/dossier/dossier.ts';
import { readProtestNumber } from '../../../src/domain/identifiers/protest-number.ts';
import { DraftField } from '../../components/draft-fields.tsx';
import { IdentifierField } from '../../components/identifier-field.tsx';
import { Group, InspectorHead, Pair } from '../../components/inspector-parts.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { CASE_TYPE_NAMES } from '../../copy/case-types.ts';
import { useApp } from '../../state/app-context.ts';
import type { Patch } from '../../state/edits.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { useKeptAsPrinted } from '../frame/use-kept-as-printed.ts';
import { CaseDatesGroups } from './case-dates.tsx';
import { EntryGroups } from './entry-groups.tsx';
import { CommodityField } from './goods-fields.tsx';

const TYPE_CHOICES = Object.entries(CASE_TYPE_NAMES).map(([id, copy]) => ({ id, label: copy.name }));

export function CaseForm({ header }: { readonly header: DossierHeader }): ReactElement {
  const { edits } = useApp();
  const dossierId = useDossierId();
  const save = (label: string, patch: Patch<DossierHeader>): void => void edits.changeHeader(dossierId, header, label, patch);
  const saveCase = (label: string, patch: Partial<DossierHeader['case']>): void => save(label, (newest) => ({ case: { ...newest.case, ...patch } }));
  const kept = useKeptAsPrinted();

  return (
    <>
      <InspectorHead title="Case details" />
      <Group title="Case">
        <DraftField label="Title" value={header.title} onSave={(title) => { if (title) save('Rename dossier', { title }); }} />
        <SelectField label="Case type" choices={TYPE_CHOICES} value={header.case.type} onChange={(type) => saveCase('Change case type', { type: type as CaseType })} />
        <Pair>
          <DraftField label="Detention number" value={header.case.detentionNo} onSave={(detentionNo) => saveCase('Change detention number', { detentionNo })} />
          <DraftField label="Form 28 number" value={header.case.form28No} onSave={(form28No) => saveCase('Change Form 28 number', { form28No })} />
        </Pair>
        <IdentifierField label="Protest number" value={header.case.protestNo} read={readProtestNumber} kept={kept} onSave={(protestNo) => saveCase('Change protest number', { protestNo })} />
        <DraftField label="Position taken" rows={3} value={header.case.position} onSave={(position) => saveCase('Change position', { position })} />
        <DraftField label="Speaks as of" type="date" value={header.asOf} onSave={(asOf) => save('Change the day the dossier speaks of', { asOf })} hint="Clocks and checks count from this day instead of today. Leave it empty for a case that is running." />
      </Group>
      <CaseDatesGroups facts={header.case} save={saveCase} />
      <EntryGroups entry={header.entry} save={save}>
        <CommodityField header={header} onSave={(commodityPack) => saveCase('Change commodity', { commodityPack })} />
      </EntryGroups>
    </>
  );
}
