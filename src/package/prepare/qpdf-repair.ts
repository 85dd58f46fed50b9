// The repair rung: qpdf as WebAssembly rebuilds the cross-reference and takes off encryption, by the empty password or the one that is given.
import createQpdf from '@neslinesli93/qpdf-wasm';

/** Rewrites a PDF without encryption, opened with `password` (empty unless given); answers null when it cannot. */
export interface PdfRepairer { repair(bytes: Uint8Array, password?: string): Promise<Uint8Array | null>; }

const WITH_WARNINGS = 3;

interface FileSystem {
  init(input: () => null, output: (byte: number | null) => void, error: (byte: number | null) => void): void;
  writeFile(path: string, bytes: Uint8Array): void;
  readFile(path: string): Uint8Array;
}

interface Qpdf { callMain(args: string[]): number; readonly FS: FileSystem; }

/** The factory as its module really is: the declared types leave out most of what Emscripten offers. */
const create: (options: { locateFile: () => string; preRun: ((module: Qpdf) => void)[] }) => Promise<unknown> = createQpdf;

const ignore = (): void => undefined;

/** A repairer from the path of qpdf.wasm. Each file gets an instance of its own, so a crash spoils nothing else. */
export function qpdfRepairer(wasmPath: string): PdfRepairer {
  return {
    async repair(bytes, password = '') {
      // qpdf sets the exit code of the process it runs in and prints what it finds; neither is wanted here.
      const exitCode = process.exitCode;
      try {
        const qpdf = (await create({ locateFile: () => wasmPath, preRun: [(module) => module.FS.init(() => null, ignore, ignore)] })) as Qpdf;
        qpdf.FS.writeFile('/in.pdf', bytes);
        qpdf.FS.writeFile('/password', new TextEncoder().encode(password));
        const code = qpdf.callMain(['--password-file=/password', '--decrypt', '--stream-data=preserve', '--object-streams=disable', '--no-warn', '/in.pdf', '/out.pdf']);
        return code === 0 || code === WITH_WARNINGS ? Uint8Array.from(qpdf.FS.readFile('/out.pdf')) : null;
      } catch (thrown) {
        if (thrown instanceof Error && (thrown.name === 'RuntimeError' || thrown.name === 'RangeError')) return null; // out of its memory, or a file made to crash it
        throw thrown;
      } finally {
        process.exitCode = exitCode;
      }
    },
  };
}
