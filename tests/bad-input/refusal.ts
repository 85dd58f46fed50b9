// A refusal of the command line as a list: exit code, code, what happened, what was kept, what to do.
interface Refusal { readonly error: { readonly code: string; readonly message: string; readonly kept: string; readonly fix: string } }

export function refusal({ code, value }: { code: number | null; value: unknown }): unknown[] {
  const { error } = value as Refusal;
  return [code, error.code, error.message, error.kept, error.fix];
}
