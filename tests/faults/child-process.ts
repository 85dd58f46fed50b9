// Bundles a script of this folder and starts it as a process of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { build } from 'vite';

const modules = path.resolve(import.meta.dirname, '../../node_modules');

/** Path of the bundled script, inside `folder`; `name` is its path from here without ending. Native packages stay where they are installed. */
export async function bundleScript(name: string, folder: string): Promise<string> {
  await build({
    configFile: false, logLevel: 'error', ssr: { noExternal: true, external: ['sqlite3', '@node-rs/argon2'] },
    build: {
      ssr: path.join(import.meta.dirname, `${name}.ts`), outDir: folder, emptyOutDir: false, target: 'node20',
      rollupOptions: { output: { entryFileNames: `${path.basename(name)}.mjs`, paths: { sqlite3: path.join(modules, 'sqlite3/lib/sqlite3.js'), '@node-rs/argon2': path.join(modules, '@node-rs/argon2/index.js') } } },
    },
  });
  return path.join(folder, `${path.basename(name)}.mjs`);
}

export interface RunningWriter { readonly process: ChildProcess; readonly opened: Promise<void>; /** Resolves with the first acknowledged commit. */ readonly worked: Promise<void>; readonly acknowledged: string[]; readonly ended: Promise<{ signal: string | null; errors: string }>; }

export function startWriter(script: string, folder: string, secret: string, round: string): RunningWriter {
  const child = spawn(process.execPath, [script, folder, secret, round], { stdio: ['ignore', 'pipe', 'pipe'] });
  const acknowledged: string[] = [];
  let [pending, errors] = ['', ''];
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  let tellWorked: () => void = () => undefined;
  const worked = new Promise<void>((resolve) => { tellWorked = resolve; });
  const opened = new Promise<void>((resolve) => {
    child.stdout.on('data', (bytes: Buffer) => {
      const lines = (pending + bytes.toString()).split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) {
        if (line === 'open') resolve();
        else acknowledged.push(line.slice('ack '.length));
      }
      if (acknowledged.length > 0) tellWorked();
    });
  });
  const ended = new Promise<{ signal: string | null; errors: string }>((resolve) => child.on('close', (_code, signal) => { resolve({ signal, errors }); }));
  return { process: child, opened, worked, acknowledged, ended };
}
