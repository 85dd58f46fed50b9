// The terminal as commands see it: sentences or one JSON document, progress apart, secrets unseen.
import readline from 'node:readline';
import { Writable } from 'node:stream';
import { UsageError, type Terminal } from './command.ts';

export interface Streams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WriteStream;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

async function askUnseen({ stdin, stderr }: Streams, prompt: string): Promise<string> {
  stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = readline.createInterface({ input: stdin, output: silent, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      reader.once('line', resolve);
      reader.once('SIGINT', () => reject(new UsageError('interrupted')));
    });
  } finally {
    reader.close();
    stderr.write('\n');
  }
}

export function createTerminal(streams: Streams, asJson: boolean): Terminal {
  const { stdin, stdout, stderr, variables } = streams;
  return {
    say(text) {
      if (!asJson) stdout.write(`${text}\n`);
    },
    json(value) {
      if (asJson) stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    progress(job) {
      if (!stderr.isTTY) return;
      const counts = job.total === null ? `${job.done}` : `${job.done}/${job.total}`;
      stderr.write(`\r\u001b[K${counts} ${job.step.slice(0, 60)}`);
      if (job.done === job.total) stderr.write('\r\u001b[K');
    },
    async secret(variable, prompt) {
      const given = variables[variable];
      if (given !== undefined && given !== '') return given;
      if (!stdin.isTTY) throw new UsageError(`no passphrase: set ${variable} or run it in a terminal`);
      return askUnseen(streams, prompt);
    },
  };
}
