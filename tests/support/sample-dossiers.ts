// The two worked dossiers as they ship, and with one value replaced; each is parsed once.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COLLECTION_NAMES, type CollectionName, type Dossier } from '../../src/domain/dossier/dossier.ts';
import { parseDossier } from '../../src/exchange/dossier-json.ts';

export type Sample = 'cotton' | 'seafood';
type Json = Record<string, unknown>;

const sampleText = (name: Sample): string => readFileSync(path.join(import.meta.dirname, `../../assets/sample/${name}.json`), 'utf8');
const parseSample = (json: string): Dossier => parseDossier(json, 'sample').dossier;
export const sampleDossiers: Readonly<Record<Sample, Dossier>> = { cotton: parseSample(sampleText('cotton')), seafood: parseSample(sampleText('seafood')) };

const made = new Map<string, Dossier>();

/** A worked file with the value at a path replaced: `x[KEY]` is the member whose exhibitNo or id is KEY; null for the member itself removes it. */
export function mutated(name: Sample, where: string, value: unknown): Dossier {
  const key = JSON.stringify([name, where, value]);
  const known = made.get(key) ?? withSameRecords(parseSample(withValue(name, where, value)), sampleDossiers[name]);
  made.set(key, known);
  return known;
}

function withValue(name: Sample, where: string, value: unknown): string {
  const root = JSON.parse(sampleText(name)) as Json;
  const steps = where.slice(1).split('/').flatMap((part) => {
    const keyed = /^(\w+)\[(.+)\]$/.exec(part);
    return keyed ? [String(keyed[1]), `[${String(keyed[2])}`] : [part];
  });
  let target: Json | Json[] = root;
  steps.forEach((step, index) => {
    const key = step.startsWith('[') ? (target as Json[]).findIndex((member) => [member['exhibitNo'], member['id']].includes(step.slice(1))) : step;
    if (index < steps.length - 1) target = (target as Json)[key] as Json;
    else if (Array.isArray(target) && value === null) target.splice(Number(key), 1);
    else (target as Json)[key] = value;
  });
  return JSON.stringify(root);
}

/** Records that did not change are the same objects, as after an edit. */
function withSameRecords(dossier: Dossier, before: Dossier): Dossier {
  const shared = (name: CollectionName): readonly unknown[] => {
    const known = new Map(before[name].map((record) => [JSON.stringify(record), record]));
    return dossier[name].map((record) => known.get(JSON.stringify(record)) ?? record);
  };
  return { ...dossier, ...Object.fromEntries(COLLECTION_NAMES.map((name) => [name, shared(name)])) };
}
