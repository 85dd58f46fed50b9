// Which version is issued: the confidential one with its legend and reason, the public one with what it may show, or both from one plan.
import { useState, type ReactElement } from 'react';
import { Checkbox } from '../../components/checkbox.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { PackageOptions } from '../../state/known-reads.ts';

type OpenPart = NonNullable<PackageOptions['openParts']>[number];
type Choice = NonNullable<PackageOptions['variant']>;

const CHOICES: readonly { readonly id: Choice; readonly label: string }[] = [{ id: 'confidential', label: 'Confidential' }, { id: 'public', label: 'Public' }, { id: 'both', label: 'Both' }];
const PARTS: readonly (readonly [part: OpenPart, label: string])[] = [
  ['summary', 'Executive summary'], ['chain', 'The supply chain'], ['trace', 'Trace'], ['reconciliation', 'Reconciliation'], ['labor', 'Labor'], ['due_diligence', 'Due diligence'],
];

/** Same words as the contract's defaults, shown so that they can be edited. */
const LEGEND = 'CONFIDENTIAL COMMERCIAL INFORMATION - EXEMPT FROM DISCLOSURE, 5 U.S.C. 552(b)(4); 19 CFR 103.35';
const REASON = 'It holds commercial and financial information (suppliers, prices, quantities, production records) and personal data of workers, which the submitter in fact keeps private and does not make public.';

export interface VersionsProps { readonly options: PackageOptions; readonly onChange: (patch: Partial<PackageOptions>) => void }

/** A text that cannot be empty: until something stands in it, the last one holds. */
function Required({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }): ReactElement {
  const [text, setText] = useState(value);
  const type = (next: string): void => {
    setText(next);
    if (next.trim() !== '') onChange(next);
  };
  return <TextField label={label} rows={3} value={text} onChange={type} problem={text.trim() === '' ? 'It cannot be empty.' : null} />;
}

export function Versions({ options, onChange }: VersionsProps): ReactElement {
  const variant = options.variant ?? 'confidential';
  const open = options.openParts ?? [];
  const allow = (part: OpenPart, isOpen: boolean): void => onChange({ openParts: PARTS.map(([one]) => one).filter((one) => (one === part ? isOpen : open.includes(one))) });
  return (
    <Group title="Version">
      <SelectField label="Version" hideLabel choices={CHOICES} value={variant} onChange={(id) => onChange({ variant: CHOICES.find((choice) => choice.id === id)?.id ?? 'confidential' })} />
      {variant !== 'public' && (
        <>
          <Required label="Confidentiality legend, on every page" value={options.legend ?? LEGEND} onChange={(legend) => onChange({ legend })} />
          <Required label="Reason, on the cover" value={options.confidentialReason ?? REASON} onChange={(confidentialReason) => onChange({ confidentialReason })} />
        </>
      )}
      {variant !== 'confidential' && (
        <>
          <p className="muted small">The public version has the same pages and page numbers. Exhibits marked as confidential or as personal data of workers are withheld, or shown with places covered where you covered some; of them only the kind of paper is named. It is not searched for what you did not mark.</p>
          <div role="group" aria-label="The public version also shows">
            <p>The public version also shows</p>
            {PARTS.map(([part, label]) => <Checkbox key={part} isSelected={open.includes(part)} onChange={(isOpen) => allow(part, isOpen)}>{label}</Checkbox>)}
          </div>
        </>
      )}
    </Group>
  );
}
