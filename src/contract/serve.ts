// The answering side of a port: every call is parsed by its schema before a body sees it.
import * as v from 'valibot';
import { procedures, type ParsedInputOf, type ProcedureName, type ReplyOf } from './catalogue.ts';
import { appError, toAppError, type AppError } from './errors.ts';
import type { AppEvent } from './events.ts';
import type { Message, Port, Result } from './port.ts';

export type Bodies = { [N in ProcedureName]: (input: ParsedInputOf<N>) => Promise<ReplyOf<N>> };

const callSchema = v.strictObject({ t: v.literal('call'), id: v.pipe(v.number(), v.integer()), name: v.string(), input: v.unknown() });
const MAX_DEPTH = 64;
const MAX_VALUES = 1_000_000;

/**
 * True when `value` nests deeper than the contract ever does, or unfolds into more values than a window ever sends.
 * What is referred to twice counts twice: forty levels of that would keep any walk busy for days. Cycles are endless depth.
 */
function isUnreasonable(value: unknown): boolean {
  let left = MAX_VALUES;
  const walk = (inner: unknown, depth: number): boolean => {
    left -= 1;
    if (depth > MAX_DEPTH || left < 0) return true;
    if (typeof inner !== 'object' || inner === null || ArrayBuffer.isView(inner)) return false;
    return Object.values(inner).some((next) => walk(next, depth + 1));
  };
  return walk(value, 0);
}

/** Runs one call by name: refuses unknown names and bad input, turns every throw into a typed error. */
export async function dispatch(bodies: Bodies, name: string, input: unknown, onBug: (thrown: unknown) => void = () => undefined): Promise<Result<unknown>> {
  if (!Object.hasOwn(procedures, name)) return { ok: false, error: appError('request.unknown', { procedure: name.slice(0, 80) }) };
  const known = name as ProcedureName;
  if (isUnreasonable(input)) return { ok: false, error: appError('request.invalid', { procedure: name, where: 'input', reason: 'nested too deeply, or too large' }) };
  const parsed = v.safeParse(procedures[known].input, input);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return { ok: false, error: appError('request.invalid', { procedure: name, where: v.getDotPath(issue) ?? 'input', reason: issue.message }) };
  }
  try {
    const body = bodies[known] as (input: unknown) => Promise<unknown>;
    return { ok: true, value: await body(parsed.output) };
  } catch (thrown) {
    const error: AppError = toAppError(thrown);
    if (error.code === 'internal') onBug(thrown);
    return { ok: false, error };
  }
}

/** Answers calls on `port` with `bodies`; `send` pushes an event to the other side. */
export function serve(port: Port, bodies: Bodies, onBug?: (thrown: unknown) => void): { send(event: AppEvent): void } {
  port.onMessage((raw) => {
    const parsed = v.safeParse(callSchema, raw);
    if (!parsed.success) return; // not a call: nothing to answer to
    const { id, name, input } = parsed.output;
    void dispatch(bodies, name, input, onBug).then((result) => port.post({ t: 'reply', id, result } satisfies Message));
  });
  return { send: (event) => port.post({ t: 'event', event } satisfies Message) };
}
