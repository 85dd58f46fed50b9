// The translation of an exhibit: needed or not, how far, certified by whom.
import type { ReactElement } from 'react';
import type { Exhibit } from '../../../src/domain/dossier/exhibit.ts';
import { Checkbox } from '../../components/checkbox.tsx';
import { DraftField } from '../../components/draft-fields.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { SelectField, type Choice } from '../../components/select-field.tsx';
import { languageName } from '../../copy/words.ts';
import { useRecords } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';

type Translation = NonNullable<Exhibit['translation']>;
const NONE: Translation = { required: true, status: 'none', certificateId: null, translatorId: null };
const STATUS: readonly Choice[] = [{ id: 'none', label: 'Not translated' }, { id: 'working', label: 'Working translation' }, { id: 'certified', label: 'Certified translation' }];
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

export function TranslationGroup({ exhibit, onSave }: { readonly exhibit: Exhibit; readonly onSave: (label: string, patch: Partial<Exhibit>) => void }): ReactElement {
  const exhibits = useRecords(useDossierId(), 'exhibits');
  const translation = exhibit.translation ?? NONE;
  const change = (patch: Partial<Translation>): void => onSave('Change translation', { translation: { ...translation, ...patch } });
  const certificates: readonly Choice[] = [{ id: '', label: 'None' }, ...exhibits.filter((other) => other.docType === 'TRANSLATION_CERT').map((other) => ({ id: other.id, label: `${other.exhibitNo} ${other.title}` }))];
  return (
    <Group title="Language and translation">
      <DraftField label="Language" value={exhibit.language} hint={languageName(exhibit.language)} check={(text) => (LANGUAGE.test(text.trim()) ? null : 'A language tag: en, vi, zh, ta.')} onSave={(language) => { if (language) onSave('Change language', { language }); }} />
      {!exhibit.language.startsWith('en') && (
        <>
          <Checkbox isSelected={translation.required} onChange={(required) => change({ required })}>Needs an English translation</Checkbox>
          <SelectField label="Translation" choices={STATUS} value={translation.status} onChange={(status) => { if (status === 'none' || status === 'working' || status === 'certified') change({ status }); }} />
          <SelectField label="Translator’s certificate" choices={certificates} value={translation.certificateId ?? ''} onChange={(id) => change({ certificateId: id === '' ? null : id })} />
        </>
      )}
    </Group>
  );
}
