// The identifiers of this dossier that a person has compared with the paper.
import type { KeptAsPrinted } from '../../components/identifier-field.tsx';
import { useApp } from '../../state/app-context.ts';
import { useDossierId, useHeader } from './use-dossier.ts';

export function useKeptAsPrinted(): KeptAsPrinted {
  const { edits } = useApp();
  const dossierId = useDossierId();
  const header = useHeader().value?.header;
  const kept = header?.case.keptAsPrinted ?? [];
  return {
    has: (normal) => kept.includes(normal),
    keep(normal, keep) {
      if (!header) return;
      const others = kept.filter((other) => other !== normal);
      void edits.changeHeader(dossierId, header, keep ? 'Keep an identifier as printed' : 'Check an identifier again', { case: { ...header.case, keptAsPrinted: keep ? [...others, normal] : others } });
    },
  };
}
