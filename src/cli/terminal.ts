// The terminal as commands see it: sentences or one JSON document, progress apart, secrets unseen.
import readline from 'node:readline';
import { Writable } from 'node:stream';
import { Fault } from '../contract/errors.ts';
import { UsageError, type Terminal } from './command.ts';
import { printable } from './printable.ts';

interface Output { write(text: string): unknown; readonly isTTY?: boolean }

export interface Streams {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

const CLEAR_LINE = '\r\u001b[K';

async function askUnseen({ stdin, stderr }: Streams, prompt: string): Promise<string> {
  stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = readline.createInterface({ input: stdin, output: silent, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      reader.once('line', resolve);
      // Ctrl+C and Ctrl+D both end the reader without a line.
      reader.once('close', () => reject(new Fault('job.cancelled', { kept: 'Nothing was changed.' })));
    });
  } finally {
    reader.close();
    stderr.write('\n');
  }
}

export function createTerminal(streams: Streams, asJson: boolean): Terminal {
  const { stdin, stdout, stderr, variables } = streams;
  let lineIsOpen = false;
  const closeLine = (): void => {
    if (lineIsOpen) stderr.write(CLEAR_LINE);
    lineIsOpen = false;
  };
  return {
    say(text) {
      closeLine();
      if (!asJson) stdout.write(`${printable(text)}\n`);
    },
    complain(text) {
      closeLine();
      stderr.write(`${printable(text)}\n`);
    },
    json(value) {
      closeLine();
      if (asJson) stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    progress({ step, done, total }) {
      if (!stderr.isTTY) return;
      const counts = total === null ? `${done}` : `${done}/${total}`;
      stderr.write(`${CLEAR_LINE}${counts} ${printable(step).slice(0, 60)}`);
      lineIsOpen = true;
    },
    async secret(variable, what, options = { isNew: false }) {
      const given = variables[variable];
      if (given !== undefined && given !== '') return given;
      if (!stdin.isTTY) throw new UsageError(`The ${what} is missing: set ${variable}, or run this in a terminal to be asked for it.`);
      const typed = await askUnseen(streams, `${what.charAt(0).toUpperCase()}${what.slice(1)}: `);
      if (options.isNew && typed !== (await askUnseen(streams, 'The same again: '))) throw new UsageError('The two are not the same. Nothing was changed.');
      return typed;
    },
  };
}
