// How long work reports where it is and learns that it should stop.

export interface Progress {
  /** `step` is what is being done now, in words: "Reading B-07.pdf". `total` is null while unknown. */
  report(step: string, done: number, total: number | null): void;
  readonly signal: AbortSignal;
}

/** For callers that neither watch nor cancel. */
export const silentProgress: Progress = { report: () => undefined, signal: new AbortController().signal };
