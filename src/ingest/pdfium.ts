// PDFium as WebAssembly: loads it once, opens documents in its memory, and drops it after a crash.
import { init } from '@embedpdf/pdfium';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';

export type Pdfium = WrappedPdfiumModule;

/** PDFium's own error number for a missing or wrong password. */
export const PDF_ERROR_PASSWORD = 4;

export class PdfiumHolder {
  readonly #wasm: () => Promise<Uint8Array>;
  #loaded: Promise<Pdfium> | null = null;

  /** `wasm` delivers the bytes of pdfium.wasm. */
  constructor(wasm: () => Promise<Uint8Array>) {
    this.#wasm = wasm;
  }
  get(): Promise<Pdfium> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }
  /** After an abort inside WebAssembly its memory cannot be trusted: the next document gets a fresh one. */
  drop(): void {
    this.#loaded = null;
  }
  async #load(): Promise<Pdfium> {
    const bytes = await this.#wasm();
    const pdfium = await init({ wasmBinary: new Uint8Array(bytes).buffer });
    pdfium.PDFiumExt_Init();
    return pdfium;
  }
}

/** Runs `use` with `size` bytes of PDFium's memory and frees them whatever happens. */
export function withMemory<T>(pdfium: Pdfium, size: number, use: (pointer: number) => T): T {
  const pointer = pdfium.pdfium.wasmExports.malloc(size);
  if (pointer === 0) throw new Error('PDFium is out of memory');
  try {
    return use(pointer);
  } finally {
    pdfium.pdfium.wasmExports.free(pointer);
  }
}

/** All of PDFium's memory as it is now; a view taken before an allocation may be stale after it. */
export function heapOf(pdfium: Pdfium): Uint8Array {
  const module: object = pdfium.pdfium;
  if ('HEAPU8' in module && module.HEAPU8 instanceof Uint8Array) return module.HEAPU8;
  throw new Error('PDFium shows no memory');
}
