// Types of electron-runtime.mjs for the end-to-end tests.
export interface Runtime { readonly version: string; readonly executable: string; readonly source: 'declared' | 'registry' }
export function electronRuntime(): Promise<Runtime>;
export function describeRuntime(runtime: Runtime): string;
