// T18, T29: one origin everywhere, and no component left out.
import { describe } from 'vitest';
import { proveRules, put, type Change } from '../../support/checked-samples.ts';

const line = (patch: object): Change => (dossier) => ({ ...dossier, entry: { ...dossier.entry, lines: dossier.entry.lines.map((one) => ({ ...one, ...patch })) } });

describe('origins', () => {
  proveRules([
    ['T18', 'cotton', 'an entry of another origin', line({ countryOfOrigin: 'US' }), 'an entry without origin', line({ countryOfOrigin: null })],
    ['T18', 'cotton', 'a lot of another origin among those that arrive', put('lots', 'L-GAR-BLK', { originCountry: 'KH' }), 'a lot without origin', put('lots', 'L-GAR-BLK', { originCountry: null })],
    ['T18', 'seafood', 'fish of another flag', line({ harvestCountry: 'RU' }), 'fish of the vessel’s flag', line({ harvestCountry: 'US' })],
    ['T18', 'cotton', 'a factory in another country than its goods', put('sites', 'S05', { country: 'KH' }), 'a factory without country', put('sites', 'S05', { country: null })],
    ['T18', 'cotton', 'a certificate issued elsewhere', put('exhibits', 'B-11', { issuerId: 'P16' }), 'a certificate of the country itself', put('exhibits', 'B-11', { issuerId: 'P17' })],
    ['T29', 'cotton', 'cotton thread without papers', put('components', 'trim-1', { containsMainMaterial: true, supplierId: 'P14' }), 'polyester thread', put('components', 'trim-1', { containsMainMaterial: false })],
    ['T29', 'cotton', 'a label from nobody', put('components', 'trim-2', { supplierId: null }), 'cotton thread with a paper of its maker', (dossier) => put('exhibits', 'B-09', { partyIds: ['P15'] })(put('components', 'trim-1', { containsMainMaterial: true })(dossier))],
    ['T29', 'cotton', 'a label of which nobody says what it is', put('components', 'trim-2', { containsMainMaterial: null }), 'a label that is described', put('components', 'trim-2', { containsMainMaterial: false })],
  ]);
});
