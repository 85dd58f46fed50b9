// What a call was refused with.
import { Fault } from '../../src/contract/errors.ts';

/** Code of the fault, null when nothing was thrown; any other error passes on, so that no test takes a crash for a refusal. */
export async function faultOf(act: Promise<unknown>): Promise<string | null> {
  try {
    await act;
    return null;
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.code;
    throw thrown;
  }
}
