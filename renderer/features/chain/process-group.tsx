// How a process turns input into output: declared yield, its usual band, conversion between units, custody model.
import type { ReactElement } from 'react';
import { CUSTODY_MODELS, type Step } from '../../../src/domain/dossier/chain.ts';
import { DraftField } from '../../components/draft-fields.tsx';
import { Group, Pair } from '../../components/inspector-parts.tsx';
import { SelectField, type Choice } from '../../components/select-field.tsx';
import { wordsOf } from '../../copy/words.ts';
import { decimalProblem } from '../../format/numbers.ts';
import { useRecords } from '../../state/app-context.ts';
import type { Patch } from '../../state/edits.ts';
import { useDossierId } from '../frame/use-dossier.ts';

const NONE = '';
const MODELS: readonly Choice[] = [{ id: NONE, label: 'Not stated' }, ...CUSTODY_MODELS.map((model) => ({ id: model, label: wordsOf(model) }))];
const shareProblem = (text: string): string | null => (/^(0(\.\d{1,10})?|1(\.0{1,10})?)$/.test(text.trim()) ? null : 'A decimal between 0 and 1, such as 0.779.');

export interface ProcessGroupProps { readonly step: Step; readonly save: (label: string, patch: Patch<Step>) => void }

export function ProcessGroup({ step, save }: ProcessGroupProps): ReactElement {
  const { conversion } = step;
  const exhibits = useRecords(useDossierId(), 'exhibits');
  const papers: readonly Choice[] = [{ id: NONE, label: 'No paper yet' }, ...exhibits.filter(({ stepIds }) => stepIds.includes(step.id)).map(({ id, exhibitNo, title }) => ({ id, label: `${exhibitNo} ${title}` }))];
  const pieces = [...step.inputs, ...step.outputs].some(({ uom }) => uom === 'H87' || uom === 'PCE');
  const convert = (patch: Partial<NonNullable<Step['conversion']>>): void => save('Change conversion', (newest) => ({ conversion: { fromUom: 'KGM', toUom: 'H87', grossKgPerPiece: null, netKgPerPiece: null, sourceExhibitId: null, ...newest.conversion, ...patch } }));
  return (
    <Group title="Process">
      <DraftField label="Declared yield" value={step.declaredYield} check={shareProblem} onSave={(declaredYield) => save('Change yield', { declaredYield })} hint="Output divided by input, 0 to 1." />
      <Pair>
        <DraftField label="Usual yield from" value={step.yieldBand?.low ?? null} check={shareProblem} onSave={(low) => save('Change yield band', ({ yieldBand }) => ({ yieldBand: low === null ? null : { low, high: yieldBand?.high ?? '1' } }))} />
        <DraftField label="to" value={step.yieldBand?.high ?? null} check={shareProblem} onSave={(high) => save('Change yield band', ({ yieldBand }) => ({ yieldBand: high === null ? null : { low: yieldBand?.low ?? '0', high } }))} />
      </Pair>
      <SelectField label="Custody model" hint="Mass balance and book-and-claim do not show where goods come from." choices={MODELS} value={step.custodyModel ?? NONE} onChange={(id) => save('Change custody model', { custodyModel: CUSTODY_MODELS.find((model) => model === id) ?? null })} />
      {(pieces || conversion) && (
        <>
          <Pair>
            <DraftField label="Kg per piece, gross" value={conversion?.grossKgPerPiece ?? null} check={decimalProblem} onSave={(grossKgPerPiece) => convert({ grossKgPerPiece })} />
            <DraftField label="Kg per piece, net" value={conversion?.netKgPerPiece ?? null} check={decimalProblem} onSave={(netKgPerPiece) => convert({ netKgPerPiece })} />
          </Pair>
          <SelectField label="Paper that shows the weight" choices={papers} value={conversion?.sourceExhibitId ?? NONE} onChange={(id) => convert({ sourceExhibitId: id === NONE ? null : id })} />
        </>
      )}
    </Group>
  );
}
