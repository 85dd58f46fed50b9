// Narrowing the list: words, and one choice per facet.
import { useEffect, useState, type ReactElement } from 'react';
import { Button } from '../../components/button.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { SelectField, type Choice } from '../../components/select-field.tsx';
import { languageName, wordsOf } from '../../copy/words.ts';
import { useRecords } from '../../state/app-context.ts';
import type { EvidenceFilter } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './evidence.module.css';

const PAUSE_MS = 200;

/** Text once typing pauses, so that each key does not start a search. */
export function useSettledText(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

type Facets = Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
type FacetField = 'state' | 'docType' | 'stepId' | 'partyId' | 'language';
const ANY = '';
const STATE_WORDS: Readonly<Record<string, string>> = { inbox: 'Inbox', ready: 'Described', withdrawn: 'Withdrawn' };

export interface FilterBarProps {
  readonly facets: Facets;
  readonly filter: EvidenceFilter;
  readonly onChange: (filter: EvidenceFilter) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
}

export function FilterBar({ facets, filter, onChange, text, onText }: FilterBarProps): ReactElement {
  const dossierId = useDossierId();
  const steps = useRecords(dossierId, 'steps');
  const parties = useRecords(dossierId, 'parties');
  const names: Readonly<Record<FacetField, { any: string; nameOf: (value: string) => string }>> = {
    state: { any: 'Any state', nameOf: (value) => STATE_WORDS[value] ?? value },
    docType: { any: 'Any type', nameOf: wordsOf },
    stepId: { any: 'Any step', nameOf: (value) => steps.find((step) => step.id === value)?.name ?? value },
    partyId: { any: 'Any party', nameOf: (value) => parties.find((party) => party.id === value)?.name ?? value },
    language: { any: 'Any language', nameOf: languageName },
  };
  const fields = (Object.keys(names) as FacetField[]).filter((field) => (facets[field]?.length ?? 0) > 0);
  const set = (field: FacetField, value: string): void => {
    const { [field]: _, ...rest } = filter;
    onChange(value === ANY ? rest : { ...rest, [field]: value });
  };
  return (
    <div className={styles.filters} role="search" aria-label="Filter the exhibits">
      <SearchBox label="Words in titles and pages" value={text} onChange={onText} />
      {fields.map((field) => {
        const { any, nameOf } = names[field];
        const choices: Choice[] = [{ id: ANY, label: any }, ...(facets[field] ?? []).map(({ value, count }) => ({ id: value, label: nameOf(value), note: String(count) }))];
        return <div key={field} className={styles.facet}><SelectField label={any.replace('Any ', 'By ')} hideLabel choices={choices} value={filter[field] ?? ANY} onChange={(value) => set(field, value)} /></div>;
      })}
      {Object.keys(filter).length > 0 && <Button look="quiet" onPress={() => onChange({})}>Clear</Button>}
    </div>
  );
}
