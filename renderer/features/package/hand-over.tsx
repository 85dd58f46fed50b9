// How the package is handed over: a profile, which says how large one file may be, and limits set by hand instead.
import { useState, type ReactElement } from 'react';
import { Group, Pair } from '../../components/inspector-parts.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { formatInstant } from '../../format/dates.ts';
import { countProblem, formatBytes } from '../../format/numbers.ts';
import { useRead } from '../../state/app-context.ts';
import { historyRead, profilesRead, type HandOverProfile, type PackageOptions } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';

const ALONE = ' alone';
const MEGABYTE = 1_000_000;
const megabytesProblem = (text: string): string | null => (/^\d{1,6}(\.\d{1,6})?$/.test(text.trim()) && Number(text) > 0 ? null : 'A number above 0, such as 9.5.');
const pagesProblem = (text: string): string | null => countProblem(text) ?? (Number(text) > 0 ? null : 'A whole number above 0.');

function limitOf({ mostBytes, mostPages }: HandOverProfile): string {
  const limits = [mostBytes === null ? '' : formatBytes(mostBytes), mostPages === null ? '' : `${mostPages} pages`].filter((text) => text !== '');
  return limits.length === 0 ? 'no limit' : `up to ${limits.join(' and ')} a file`;
}

export interface HandOverProps { readonly options: PackageOptions; readonly onChange: (patch: Partial<PackageOptions>) => void }

export function HandOver({ options, onChange }: HandOverProps): ReactElement {
  const profiles = useRead(profilesRead).value ?? [];
  const history = useRead(historyRead(useDossierId())).value ?? [];
  const profile = profiles.find(({ id }) => id === options.profile) ?? profiles[0];
  const [megabytes, setMegabytes] = useState(options.mostBytes ? String(options.mostBytes / MEGABYTE) : '');
  const [pages, setPages] = useState(options.mostPages ? String(options.mostPages) : '');
  const typeMegabytes = (text: string): void => {
    setMegabytes(text);
    if (text.trim() === '') onChange({ mostBytes: null });
    else if (megabytesProblem(text) === null) onChange({ mostBytes: Math.round(Number(text) * MEGABYTE) });
  };
  const typePages = (text: string): void => {
    setPages(text);
    if (text.trim() === '') onChange({ mostPages: null });
    else if (pagesProblem(text) === null) onChange({ mostPages: Number(text) });
  };
  return (
    <Group title="Handed over">
      {history.length > 0 && (
        <SelectField label="As" value={options.supplements ?? ALONE} onChange={(id) => onChange({ supplements: id === ALONE ? null : id })}
          choices={[{ id: ALONE, label: 'A package of its own' }, ...history.filter(({ variant }) => variant !== 'public').map(({ id, title, issuedAt }) => ({ id, label: `Supplement to ${title}`, note: formatInstant(issuedAt) }))]}
          hint={options.supplements ? 'Shows only exhibits that are new or have other files. Page numbers and their prefix run on.' : ''} />
      )}
      <SelectField label="To" choices={profiles.map((one) => ({ id: one.id, label: one.title, note: limitOf(one) }))} value={profile?.id ?? null} onChange={(id) => onChange({ profile: id })} />
      {profile && <p className="muted small">{profile.text}{profile.confidence === 'unverified' ? ' Ask the office that receives it.' : ''}</p>}
      <Pair>
        <TextField label="Most MB a file" value={megabytes} onChange={typeMegabytes} placeholder={profile?.mostBytes ? String(profile.mostBytes / MEGABYTE) : 'no limit'} problem={megabytes.trim() === '' ? null : megabytesProblem(megabytes)} />
        <TextField label="Most pages a file" value={pages} onChange={typePages} placeholder={profile?.mostPages ? String(profile.mostPages) : 'no limit'} problem={pages.trim() === '' ? null : pagesProblem(pages)} />
      </Pair>
      <p className="muted small">A larger package is parted into volumes. Exhibits stay whole, page numbers run on, each volume is signed.</p>
    </Group>
  );
}
