// The words and thresholds of screening that ship with the program, parsed once.
import * as v from 'valibot';
import type { Resources } from '../../contract/resources.ts';
import { screeningReferenceSchema, type ScreeningReference } from '../../domain/screening/screening-reference.ts';

const loaded = new WeakMap<Resources, Promise<ScreeningReference>>();

async function load(resources: Resources): Promise<ScreeningReference> {
  return v.parse(screeningReferenceSchema, JSON.parse(Buffer.from(await resources.read('reference/screening.json')).toString('utf8')));
}

export function loadScreeningReference(resources: Resources): Promise<ScreeningReference> {
  let reference = loaded.get(resources);
  if (!reference) loaded.set(resources, (reference = load(resources)));
  return reference;
}
