// Whatever the model can hold, our JSON form carries: written and read again, nothing is lost or changed.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDossier, writeDossier } from '../../src/exchange/dossier-json.ts';
import { arbitraryDossier } from '../support/arbitrary-dossier.ts';

it('any dossier written as JSON reads back as the same dossier', () => {
  fc.assert(fc.property(arbitraryDossier, (dossier) => {
    expect(parseDossier(writeDossier(dossier), 'x').dossier).toEqual(dossier);
  }), { numRuns: 150, seed: 20261124 });
});

it('writing is stable: writing what was read gives the same bytes', () => {
  fc.assert(fc.property(arbitraryDossier, (dossier) => {
    const once = writeDossier(dossier);
    expect(writeDossier(parseDossier(once, 'x').dossier)).toBe(once);
  }), { numRuns: 50, seed: 20261124 });
});
