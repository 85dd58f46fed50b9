// Small records of a chain, made by the schemas: what a case does not say is empty.
import * as v from 'valibot';
import { lotSchema, partySchema, siteSchema, stepSchema, type Lot, type Party, type Site, type Step } from '../../../src/domain/dossier/chain.ts';

/** "100" is a hundred kilograms; "100 MTR" a hundred metres. */
export const flows = (quantities: Readonly<Record<string, string>>): object[] => Object.entries(quantities).map(([lotId, text]) => {
  const [quantity, uom = 'KGM'] = text.split(' ');
  return { lotId, quantity, uom };
});
export const madeStep = (id: string, seq: number, kind: Step['kind'], inputs: Readonly<Record<string, string>>, outputs: Readonly<Record<string, string>>, patch: object = {}): Step =>
  v.parse(stepSchema, { id, seq, kind, name: id, inputs: flows(inputs), outputs: flows(outputs), ...patch });
export const madeLot = (id: string, patch: object = {}): Lot => v.parse(lotSchema, { id, material: 'cotton', ...patch });
export const madeSite = (id: string, patch: object = {}): Site => v.parse(siteSchema, { id, name: id, ...patch });
export const madeParty = (id: string, patch: object = {}): Party => v.parse(partySchema, { id, name: id, ...patch });
