// Kinds of step in plain words.
import type { Step } from '../../../src/domain/dossier/chain.ts';

export const KIND_WORDS: Readonly<Record<Step['kind'], string>> = { origin: 'Origin', transformation: 'Process', transfer: 'Hand-over', aggregation: 'Packing or blending', inspection: 'Inspection' };
