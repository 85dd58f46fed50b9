// What an exhibit is and proves: fields that save themselves, links, translation, files.
import type { ReactElement } from 'react';
import type { Exhibit } from '../../../src/domain/dossier/exhibit.ts';
import { documentNumberReader } from '../../../src/domain/identifiers/known-identifiers.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { DraftCombo, DraftField } from '../../components/draft-fields.tsx';
import { IdentifierField } from '../../components/identifier-field.tsx';
import { Group, InspectorHead, Pair } from '../../components/inspector-parts.tsx';
import { LinkPicker } from '../../components/link-picker.tsx';
import { SelectField, type Choice } from '../../components/select-field.tsx';
import { wordsOf } from '../../copy/words.ts';
import { useApp, useRead, useRecords } from '../../state/app-context.ts';
import type { ExhibitRow } from '../../state/known-reads.ts';
import { documentTypesRead } from '../../state/reference-data.ts';
import { CitedNumbers } from '../frame/cited-numbers.tsx';
import { useDossierId } from '../frame/use-dossier.ts';
import { useKeptAsPrinted } from '../frame/use-kept-as-printed.ts';
import { DocumentHelp } from './document-help.tsx';
import { ExhibitFiles } from './exhibit-files.tsx';
import { TranslationGroup } from './translation-group.tsx';

const NOBODY = '';

export function ExhibitForm({ row, onPreview }: { readonly row: ExhibitRow; readonly onPreview: () => void }): ReactElement {
  const { edits, ui } = useApp();
  const dossierId = useDossierId();
  const { exhibit } = row;
  const steps = useRecords(dossierId, 'steps');
  const lots = useRecords(dossierId, 'lots');
  const parties = useRecords(dossierId, 'parties');
  const partyChoices: readonly Choice[] = parties.map((party) => ({ id: party.id, label: party.name }));
  const oneParty: readonly Choice[] = [{ id: NOBODY, label: 'Not stated' }, ...partyChoices];
  const save = (label: string, patch: Partial<Exhibit>): void => void edits.change(dossierId, 'exhibits', exhibit, `${label} of ${exhibit.exhibitNo}`, patch);
  const kept = useKeptAsPrinted();
  const known = useRead(documentTypesRead).value;
  const types: readonly Choice[] = known?.documentTypes.map(({ code, label, group }) => ({ id: code, label, note: known.groups.find(({ id }) => id === group)?.label ?? '' })) ?? [];
  const typeLabel = types.find(({ id }) => id === exhibit.docType)?.label ?? wordsOf(exhibit.docType);
  const readDocNo = documentNumberReader(exhibit.docType);
  const saveDocNo = (docNo: string | null): void => save('Change document number', { docNo });

  return (
    <>
      <InspectorHead over={<span>Exhibit {exhibit.exhibitNo}</span>} title={exhibit.title} />
      <Group title="Paper" acts={<Button look="quiet" onPress={onPreview}>Preview</Button>}>
        <DraftField label="Title" value={exhibit.title} onSave={(title) => { if (title) save('Change title', { title }); }} />
        <DraftCombo label="Type" value={typeLabel} choices={types} onSave={(text) => save('Change type', { docType: types.find((choice) => choice.label === text)?.id ?? text.toUpperCase().replace(/\W+/g, '_') })} />
        <DocumentHelp docType={exhibit.docType} />
        <Pair>
          <DraftField label="Exhibit number" value={exhibit.exhibitNo} onSave={(exhibitNo) => { if (exhibitNo) save('Change number', { exhibitNo }); }} />
          <DraftField label="Section" value={exhibit.section} onSave={(section) => { if (section) save('Change section', { section }); }} />
        </Pair>
        <Pair>
          {readDocNo
            ? <IdentifierField key={exhibit.docType} label="Document number" read={readDocNo} kept={kept} value={exhibit.docNo} onSave={saveDocNo} />
            : <DraftField label="Document number" value={exhibit.docNo} onSave={saveDocNo} />}
          <DraftField label="Document date" type="date" value={exhibit.docDate} onSave={(docDate) => save('Change date', { docDate })} />
        </Pair>
        <Pair>
          <DraftField label="Amount" value={exhibit.amount} check={(text) => (/^-?\d{1,30}(\.\d{1,20})?$/.test(text.trim()) ? null : 'Digits with a point, no separators.')} onSave={(amount) => save('Change amount', { amount })} />
          <DraftField label="Currency" value={exhibit.currency} check={(text) => (/^[A-Z]{3}$/.test(text.trim()) ? null : 'Three capital letters: USD.')} onSave={(currency) => save('Change currency', { currency })} />
        </Pair>
        <SelectField label="Issued by" choices={oneParty} value={exhibit.issuerId ?? NOBODY} onChange={(id) => save('Change issuer', { issuerId: id === NOBODY ? null : id })} />
        <SelectField label="Addressed to" choices={oneParty} value={exhibit.recipientId ?? NOBODY} onChange={(id) => save('Change recipient', { recipientId: id === NOBODY ? null : id })} />
        <DraftField label="What it proves" rows={2} value={exhibit.proves} onSave={(proves) => save('Change what is proved', { proves })} />
        <SelectField label="Kept in the ordinary course?" value={exhibit.nature ?? NOBODY} onChange={(nature) => save('Change nature', { nature: nature === 'ordinary_course' || nature === 'prepared_for_case' ? nature : null })} choices={[{ id: NOBODY, label: 'Not stated' }, { id: 'ordinary_course', label: 'Ordinary-course record' }, { id: 'prepared_for_case', label: 'Prepared for this case' }]} />
        <Checkbox isSelected={exhibit.confidential} onChange={(confidential) => save('Change confidentiality', { confidential })}>Confidential commercial information</Checkbox>
        <Checkbox isSelected={exhibit.sensitive === true} onChange={(sensitive) => save('Change sensitivity', { sensitive })}>Holds personal data of workers</Checkbox>
      </Group>
      <CitedNumbers title="Numbers it carries" refs={exhibit.refs} onSave={(label, refs) => save(label, { refs })} />
      <Group title="Proves something about these steps">
        <LinkPicker label="Steps" addLabel="Link a step" choices={steps.map((step) => ({ id: step.id, label: step.name }))} chosen={exhibit.stepIds} onChange={(ids) => save('Change steps', { stepIds: [...ids] })} onOpen={(id) => ui.goTo('chain', id)} />
      </Group>
      <Group title="Lots">
        <LinkPicker label="Lots" addLabel="Link a lot" choices={lots.map((lot) => ({ id: lot.id, label: lot.lotNo ? `${lot.lotNo} ${lot.material}` : lot.material }))} chosen={exhibit.lotIds} onChange={(ids) => save('Change lots', { lotIds: [...ids] })} />
      </Group>
      <Group title="Parties">
        <LinkPicker label="Parties" addLabel="Link a party" choices={partyChoices} chosen={exhibit.partyIds} onChange={(ids) => save('Change parties', { partyIds: [...ids] })} onOpen={(id) => ui.goTo('parties', id)} />
      </Group>
      <TranslationGroup exhibit={exhibit} onSave={save} />
      <ExhibitFiles row={row} />
      <Group title="State">
        {exhibit.state !== 'ready' && <Button look="primary" onPress={() => save('Mark as described', { state: 'ready' })}>{exhibit.state === 'inbox' ? 'Described: take it out of the inbox' : 'File it again'}</Button>}
        {exhibit.state === 'ready' && <Button onPress={() => save('Withdraw', { state: 'withdrawn' })}>Withdraw from the package</Button>}
      </Group>
    </>
  );
}
