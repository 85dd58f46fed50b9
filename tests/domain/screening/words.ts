// The shipped words and thresholds of screening, for tests.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { screeningReferenceSchema } from '../../../src/domain/screening/screening-reference.ts';

export const screeningReference = v.parse(screeningReferenceSchema, JSON.parse(readFileSync('assets/reference/screening.json', 'utf8')));
