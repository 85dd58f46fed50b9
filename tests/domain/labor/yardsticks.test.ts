// Every yardstick can be entered, sourced and taken away again, and what that makes is what the dossier accepts.
import { expect, it } from 'vitest';
import * as v from 'valibot';
import { payrollParametersSchema } from '../../../src/domain/dossier/labor.ts';
import { entered, enteredOf, sourced, YARDSTICKS, yardsticksOf } from '../../../src/domain/labor/yardsticks.ts';

const bare = v.parse(payrollParametersSchema, { id: 'PP', siteId: 'S1' });
const TEXTS = { decimal: '36.5', count: '30', currency: 'CNY', text: 'One day in seven' } as const;

it.each(YARDSTICKS.map((yardstick) => [yardstick.id, yardstick] as const))('%s', (id, yardstick) => {
  expect(enteredOf(bare, id)).toBeNull();
  const stated = v.parse(payrollParametersSchema, { ...bare, ...entered(bare, yardstick, TEXTS[yardstick.kind]) });
  expect(enteredOf(stated, id)).toBe(TEXTS[yardstick.kind]);
  const withSource = v.parse(payrollParametersSchema, { ...stated, ...sourced(stated, id, { source: 'Decree 2026/1', date: '2026-01-01' }) });
  expect(withSource.sources).toEqual({ [id]: { source: 'Decree 2026/1', date: '2026-01-01' } });
  expect({ ...withSource, ...entered(withSource, yardstick, null) }).toEqual(bare);
  expect(sourced(withSource, id, { source: '', date: null })).toEqual({ sources: {} });
});

it('a site without yardsticks of its own has those for all, never those of another site', () => {
  const [own, all] = [{ ...bare, id: 'A' }, { ...bare, id: 'B', siteId: null }];
  expect([yardsticksOf([all, own], 'S1')?.id, yardsticksOf([own, all], 'S2')?.id, yardsticksOf([own], 'S2')]).toEqual(['A', 'B', null]);
});
