// What a command of the command line is, and what it is given to work with.
import type { Client } from '../contract/client.ts';
import type { Grants } from '../app/grants.ts';
import type { JobState } from '../contract/events.ts';
import type { Resources } from '../contract/resources.ts';
import type { Environment } from '../contract/environment.ts';

/** 0 fine · 1 refused or failed · 2 wrong usage · 3 done, but findings block. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface Terminal {
  /** A line for people; silent under --json. */
  say(text: string): void;
  /** The one JSON document of a --json run; ignored otherwise. */
  json(value: unknown): void;
  /** Progress, on the error stream so that output can be piped. */
  progress(job: JobState): void;
  /** Secret from the environment variable of that name, or typed unseen. Throws UsageError when neither can be had. */
  secret(variable: string, prompt: string): Promise<string>;
}

export interface CommandContext {
  readonly terminal: Terminal;
  readonly environment: Environment;
  readonly resources: Resources;
  readonly grants: Grants;
  /** The core, started at first use and closed when the command ends. */
  client(): Client;
}

export interface Arguments {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Lines after `clearproof `, one per form. */
  readonly usage: readonly string[];
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly help: string }>>;
  run(args: Arguments, context: CommandContext): Promise<ExitCode>;
}

/** Wrong usage: shown with the command's help, exit code 2. */
export class UsageError extends Error {}

/** The option's text; throws UsageError when it is missing. */
export function requiredOption(args: Arguments, name: string): string {
  const value = args.values[name];
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} is missing`);
  return value;
}

/** The only positional; throws UsageError when there is none or more than one. */
export function onlyPositional(args: Arguments, what: string): string {
  const [value, ...rest] = args.positionals;
  if (value === undefined) throw new UsageError(`${what} is missing`);
  if (rest.length > 0) throw new UsageError(`unexpected: ${rest.join(' ')}`);
  return value;
}
