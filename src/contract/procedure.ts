// A procedure as a value: its name, kind, and the schemas of what goes in and comes out.
import type * as v from 'valibot';

/** query: reads only. command: one short act. job: long; answers with a job id, then progress events. */
export type ProcedureKind = 'query' | 'command' | 'job';

export interface Procedure<I extends v.GenericSchema = v.GenericSchema, O extends v.GenericSchema = v.GenericSchema> {
  readonly kind: ProcedureKind;
  readonly input: I;
  /** For a job: what its `done` event carries. */
  readonly output: O;
}

export const query = <I extends v.GenericSchema, O extends v.GenericSchema>(input: I, output: O) => ({ kind: 'query', input, output }) as const;
export const command = <I extends v.GenericSchema, O extends v.GenericSchema>(input: I, output: O) => ({ kind: 'command', input, output }) as const;
export const job = <I extends v.GenericSchema, O extends v.GenericSchema>(input: I, output: O) => ({ kind: 'job', input, output }) as const;
