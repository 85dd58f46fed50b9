// Splits a command line into options and the rest, and says in a sentence what is wrong with it.
import { parseArgs } from 'node:util';
import { UsageError, type Arguments, type Option } from './command.ts';

/** What of `argv` stands before `--`: only there a word with dashes is an option. */
export function beforeDashes(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end < 0 ? argv : argv.slice(0, end);
}

/** Throws UsageError for an option that is unknown, given twice, without its value, or empty. */
export function parseArguments(argv: readonly string[], options: Readonly<Record<string, Option>>): Arguments {
  const types = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, { type: option.value === null ? ('boolean' as const) : ('string' as const) }]));
  const { tokens, positionals } = parseArgs({ args: [...argv], options: types, allowPositionals: true, strict: false, tokens: true });
  const values: Record<string, string | true> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) throw new UsageError(`There is no option ${rawName}. A file whose name begins with a dash goes after --.`);
    if (Object.hasOwn(values, name)) throw new UsageError(`${rawName} is given twice.`);
    if (option.value === null && value !== undefined) throw new UsageError(`${rawName} takes no value.`);
    // A word with dashes is the next option, not this one's value; written --name=-value it is meant.
    if (option.value !== null && (value === undefined || value.trim() === '' || (!inlineValue && value.startsWith('-')))) {
      throw new UsageError(`${rawName} needs a value: ${rawName} ${option.value}`);
    }
    values[name] = value ?? true;
  }
  return { positionals, values };
}
