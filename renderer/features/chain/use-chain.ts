// The chain as the rules see it: reference data for its balances, and the trace from the entry to the raw material.
import { useMemo } from 'react';
import { arrivalsOf } from '../../../src/domain/chain/chain-index.ts';
import type { BalanceReference } from '../../../src/domain/chain/mass-balance.ts';
import { traceRawMaterial, type RawMaterialTrace } from '../../../src/domain/chain/raw-material-trace.ts';
import { useRead, useRecords } from '../../state/app-context.ts';
import { unitsRead, yieldBandsRead } from '../../state/reference-data.ts';
import { useDossierId, useHeader } from '../frame/use-dossier.ts';

/** Null until units and bands are read. */
export function useBalanceReference(): BalanceReference | null {
  const units = useRead(unitsRead).value;
  const yieldBands = useRead(yieldBandsRead).value;
  return useMemo(() => (units && yieldBands ? { units, yieldBands } : null), [units, yieldBands]);
}

/** Null until everything is read. */
export function useTrace(): RawMaterialTrace | null {
  const dossierId = useDossierId();
  const reference = useBalanceReference();
  const importerId = useHeader().value?.header.entry.importerId ?? null;
  const steps = useRecords(dossierId, 'steps');
  const lots = useRecords(dossierId, 'lots');
  const sites = useRecords(dossierId, 'sites');
  return useMemo(() => (reference ? traceRawMaterial({ steps, lots, arrivals: arrivalsOf(steps, sites, importerId), reference }) : null), [steps, lots, sites, importerId, reference]);
}
