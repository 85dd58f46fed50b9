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
  /** A line on the error stream, under --json too. */
  complain(text: string): void;
  /** The one JSON document of a --json run; ignored otherwise. */
  json(value: unknown): void;
  /** Progress, on the error stream so that output can be piped. */
  progress(job: Pick<JobState, 'step' | 'done' | 'total'>): void;
  /** Secret from the environment variable of that name, or typed unseen, twice when it is new. Throws UsageError when neither can be had. */
  secret(variable: string, what: string, options?: { isNew: boolean }): Promise<string>;
}

export interface CommandContext {
  readonly terminal: Terminal;
  readonly environment: Environment;
  readonly resources: Resources;
  readonly grants: Grants;
  /** The core, started at first use and closed when the command ends. */
  client(): Client;
  /** Aborted when the user interrupts: no further step is begun. */
  readonly interrupted: AbortSignal;
}

export interface Option {
  /** What stands for its value in the help ("DIR"), or null for a switch. */
  readonly value: string | null;
  readonly help: string;
}

export interface Arguments {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | true | undefined>>;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Lines after `clearproof `, one per form. */
  readonly usage: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** Variables of the environment it reads, with what they are for. */
  readonly variables: Readonly<Record<string, string>>;
  run(args: Arguments, context: CommandContext): Promise<ExitCode>;
}

/** Wrong usage, told in sentences: shown with the forms of the command, exit code 2. */
export class UsageError extends Error {}

/** The option's text, or null when it is not given. */
export function textOption(args: Arguments, name: string): string | null {
  const value = args.values[name];
  return typeof value === 'string' ? value : null;
}

/** The option's text; throws UsageError when it is missing. */
export function requiredOption(args: Arguments, name: string): string {
  const value = textOption(args, name);
  if (value === null) throw new UsageError(`--${name} is missing.`);
  return value;
}

/** The only positional; throws UsageError when there is none or more than one. `what` names it: "The dossier JSON". */
export function onlyPositional(args: Arguments, what: string): string {
  const [value, ...rest] = args.positionals;
  if (value === undefined) throw new UsageError(`${what} is missing.`);
  refuseMore(rest);
  return value;
}

/** Throws UsageError when anything is left over. */
export function refuseMore(rest: readonly string[]): void {
  if (rest.length > 0) throw new UsageError(`This is too much: ${rest.join(' ')}`);
}
