// One PDF open in PDFium, the second engine: page count, pictures of pages, a rewritten copy.
import { heapOf, PDF_ERROR_PASSWORD, withMemory, type Pdfium } from '../../ingest/pdfium.ts';

/** Loads PDFium when it is first needed; `drop` after it crashed, so that the next document gets a fresh one. */
export interface PdfiumLoader { get(): Promise<Pdfium>; drop(): void; }

/** A page as grey pixels, or as RGBA for a JPEG. */
export interface Picture { readonly width: number; readonly height: number; readonly rgba: Uint8Array; }

const FORMAT_BGRA = 4;
/** FPDF_ANNOT, FPDF_REVERSE_BYTE_ORDER: with annotations, as on a screen; bytes in the order R, G, B, A. */
const RENDER_FLAGS = 0x01 | 0x10;
const MAX_PIXELS = 25_000_000;

/** PDFium cannot do what was asked; `needsPassword` when a password is what is missing. */
export class PdfiumError extends Error {
  readonly needsPassword: boolean;
  constructor(message: string, needsPassword = false) {
    super(message);
    this.needsPassword = needsPassword;
  }
}

export class PdfiumDocument {
  readonly #pdfium: Pdfium;
  readonly #memory: number;
  readonly #document: number;
  /** PDFium draws the fields of forms only for those who have a form environment. */
  readonly #formInfo: number;
  readonly #form: number;
  readonly pages: number;

  private constructor(pdfium: Pdfium, memory: number, document: number) {
    this.#pdfium = pdfium;
    this.#memory = memory;
    this.#document = document;
    this.#formInfo = pdfium.PDFiumExt_OpenFormFillInfo();
    this.#form = pdfium.PDFiumExt_InitFormFillEnvironment(document, this.#formInfo);
    if (this.#form !== 0) pdfium.FPDF_SetFormFieldHighlightAlpha(this.#form, 0);
    this.pages = pdfium.FPDF_GetPageCount(document);
  }

  /** Opens `bytes`, with the empty password unless another is given; throws PdfiumError. Must be closed. */
  static open(pdfium: Pdfium, bytes: Uint8Array, password = ''): PdfiumDocument {
    const memory = pdfium.pdfium.wasmExports.malloc(bytes.length);
    if (memory === 0) throw new PdfiumError('the file is too large for PDFium');
    heapOf(pdfium).set(bytes, memory);
    const document = pdfium.FPDF_LoadMemDocument(memory, bytes.length, password);
    if (document === 0) {
      const needsPassword = pdfium.FPDF_GetLastError() === PDF_ERROR_PASSWORD;
      pdfium.pdfium.wasmExports.free(memory);
      throw new PdfiumError(needsPassword ? 'it is protected by a password' : 'it is too damaged to be opened', needsPassword);
    }
    return new PdfiumDocument(pdfium, memory, document);
  }

  close(): void {
    if (this.#form !== 0) this.#pdfium.PDFiumExt_ExitFormFillEnvironment(this.#form);
    this.#pdfium.PDFiumExt_CloseFormFillInfo(this.#formInfo);
    this.#pdfium.FPDF_CloseDocument(this.#document);
    this.#pdfium.pdfium.wasmExports.free(this.#memory);
  }

  /** The page's size in points as shown, or null when the page cannot be loaded. */
  size(index: number): { readonly width: number; readonly height: number } | null {
    const page = this.#pdfium.FPDF_LoadPage(this.#document, index);
    if (page === 0) return null;
    const size = { width: this.#pdfium.FPDF_GetPageWidthF(page), height: this.#pdfium.FPDF_GetPageHeightF(page) };
    this.#pdfium.FPDF_ClosePage(page);
    return size;
  }

  /** The page drawn on white, at `scale` pixels per point and never above 25 million pixels; null when it cannot be loaded. */
  render(index: number, scale: number): Picture | null {
    const size = this.size(index);
    return size && this.renderTo(index, ...pixelsOf(size, scale));
  }

  /** The page drawn on white into exactly so many pixels; null when it cannot be loaded. */
  renderTo(index: number, width: number, height: number): Picture | null {
    return this.withPage(index, (page) => this.drawLoaded(page, width, height));
  }

  /** Runs `use` with PDFium's number of the page, loaded for so long; null when it cannot be loaded. */
  withPage<T>(index: number, use: (page: number, pdfium: Pdfium) => T): T | null {
    const page = this.#pdfium.FPDF_LoadPage(this.#document, index);
    if (page === 0) return null;
    try {
      return use(page, this.#pdfium);
    } finally {
      this.#pdfium.FPDF_ClosePage(page);
    }
  }

  /** A loaded page drawn on white into exactly so many pixels, as it is at this moment. */
  drawLoaded(page: number, width: number, height: number): Picture {
    const pdfium = this.#pdfium;
    const stride = width * 4;
    const memory = pdfium.pdfium.wasmExports.malloc(stride * height);
    const bitmap = memory === 0 ? 0 : pdfium.FPDFBitmap_CreateEx(width, height, FORMAT_BGRA, memory, stride);
    try {
      if (bitmap === 0) throw new PdfiumError('PDFium is out of memory');
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
      pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, RENDER_FLAGS);
      if (this.#form !== 0) pdfium.FPDF_FFLDraw(this.#form, bitmap, page, 0, 0, width, height, 0, RENDER_FLAGS);
      return { width, height, rgba: heapOf(pdfium).slice(memory, memory + stride * height) };
    } finally {
      if (bitmap !== 0) pdfium.FPDFBitmap_Destroy(bitmap);
      pdfium.pdfium.wasmExports.free(memory);
    }
  }

  /** A new PDF with all pages as PDFium understands them. */
  rewritten(): Uint8Array {
    const pdfium = this.#pdfium;
    const copy = pdfium.FPDF_CreateNewDocument();
    if (copy === 0) throw new PdfiumError('PDFium cannot write');
    try {
      if (!pdfium.FPDF_ImportPages(copy, this.#document, '', 0)) throw new PdfiumError('PDFium cannot copy the pages');
      const writer = pdfium.PDFiumExt_OpenFileWriter();
      try {
        pdfium.PDFiumExt_SaveAsCopy(copy, writer);
        const length = pdfium.PDFiumExt_GetFileWriterSize(writer);
        return withMemory(pdfium, length, (memory) => {
          pdfium.PDFiumExt_GetFileWriterData(writer, memory, length);
          return heapOf(pdfium).slice(memory, memory + length);
        });
      } finally {
        pdfium.PDFiumExt_CloseFileWriter(writer);
      }
    } finally {
      pdfium.FPDF_CloseDocument(copy);
    }
  }
}

function pixelsOf({ width, height }: { readonly width: number; readonly height: number }, scale: number): [number, number] {
  const fit = Math.min(scale, Math.sqrt(MAX_PIXELS / Math.max(1, width * height)));
  return [Math.max(1, Math.round(width * fit)), Math.max(1, Math.round(height * fit))];
}
