// A core in memory for the window's tests: one sample dossier, edits that stick, canned findings and deadlines.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDossier } from '../../../src/exchange/dossier-json.ts';
import type { Bodies } from '../../../src/contract/serve.ts';
import type { Dossier } from '../../../src/domain/dossier/dossier.ts';
import { memoryCore, type MemoryCore } from './memory-bodies.ts';
import { referenceBodies } from './reference-bodies.ts';

const samples = path.resolve(import.meta.dirname, '../../../assets/sample');

export const sampleDossier = (name: 'cotton' | 'seafood'): Dossier => parseDossier(readFileSync(path.join(samples, `${name}.json`), 'utf8'), name).dossier;
export const sampleCore = (name: 'cotton' | 'seafood' = 'cotton', instead: Partial<Bodies> = {}): MemoryCore => memoryCore(sampleDossier(name), true, { ...referenceBodies, ...instead });
