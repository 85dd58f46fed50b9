// The package engine's pieces and what passes between them: prepare → plan → compose → assemble → sign → verify.
import type { Rung } from '../contract/rungs.ts';
import type { StructureNode } from '../typeset/structure.ts';
import type { LaidOutPdf } from './layout/laid-out-pdf.ts';

/** Pages of our own reading that stand for an exhibit file, and what had to be done to get them. */
export interface PreparedPages {
  /** PDF whose pages stand for the file. */
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** How they were come by. */
  readonly rung: Rung;
  /** What a reviewer must know: "reproduced from a repaired copy", "JavaScript removed", "rendition of a mail". */
  readonly notes: readonly string[];
}

/** An exhibit file made ready for the package. */
export interface PreparedFile extends PreparedPages {
  /** What in the pages keeps a package from being PDF/A-3b, in sentences; none where nothing does. */
  readonly obstacles: readonly string[];
}

/** A prepared file as a build wants it: what is said of it, and its pages when their turn comes. */
export interface PlaceableFile extends Omit<PreparedFile, 'pdf'> {
  /** What its pages take up in a package, at most and without their stamps. */
  readonly bytes: number;
  /** Throws PdfSyntaxError when the strict reader does not accept it. */
  open(): Promise<LaidOutPdf>;
}

export interface PrepareRequest { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array; readonly sha256: string; }

/** Signs; the private key never leaves it. */
export interface Signer {
  readonly name: string;
  readonly title: string | null;
  readonly organization: string | null;
  /** DER certificates, end entity first. */
  readonly certificates: readonly Uint8Array[];
  readonly algorithm: 'rsa-pkcs1-sha256' | 'rsa-pss-sha256' | 'ecdsa-p256-sha256' | 'ecdsa-p384-sha256';
  /** Signs the DER of the signed attributes with SHA-256; ECDSA signatures are DER (ECDSA-Sig-Value). */
  sign(data: Uint8Array): Promise<Uint8Array>;
}

/** Where a volume's bytes go, in order. */
export interface ByteSink {
  /** Answers when it is done with `bytes`: their memory is used again then. */
  write(bytes: Uint8Array): Promise<void>;
}

/** Random access to a finished file, for verification without loading it whole. */
export interface ByteSource {
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A PDF page range placed in the package, as the assembler needs it. */
export interface Segment {
  /** Opens the PDF, or answers its bytes, from which the layout is worked out then; called once, when its turn comes. */
  load(): Promise<LaidOutPdf | Uint8Array>;
  /** Index of its first page in the PDF; from there on `pages` are shown. All of them unless given. */
  readonly from?: number;
  readonly pages: number;
  /** Per page: what the stamp says at the foot; null leaves the page bare. */
  readonly stamps: readonly (PageStamp | null)[];
  /**
   * Where the stamp goes: `margin` (default) draws it in the page's own foot, for pages made with room for it; `strip` makes
   * every page a little taller at its foot, so that the stamp covers nothing of an exhibit.
   */
  readonly foot?: 'margin' | 'strip';
  /** Links drawn on our own pages, by page index inside the segment. */
  readonly links: readonly PageLink[];
  /** Bookmark of the segment, with its level (0 = part, 1 = exhibit, 2 = inside an exhibit). */
  readonly bookmarks: readonly { readonly title: string; readonly level: number; readonly page: number }[];
  /** Structure of our own pages, tied to the marked content in them by page index inside the segment. */
  readonly structure?: StructureNode;
}

export interface PageStamp { readonly left: string; readonly center: string; readonly right: string; }

export interface PageLink {
  readonly page: number;
  /** In PDF points of that page, lower left to upper right. */
  readonly rect: readonly [number, number, number, number];
  /** Page index, from 0, in the file that is written, or in `file`. */
  readonly target: number;
  /** Name of another file that lies beside this one. */
  readonly file?: string;
}

export interface Attachment {
  /** ASCII name inside the PDF, unique. */
  readonly name: string;
  readonly description: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly relationship: 'Source' | 'Data' | 'Supplement' | 'Alternative' | 'Unspecified';
  readonly modified: Date;
  load(): AsyncIterable<Uint8Array>;
}

export interface AssembleRequest {
  readonly segments: readonly Segment[];
  readonly attachments: readonly Attachment[];
  /** One label per package page; equals the stamped number. `digits`: zero-padded to so many (default 1: not padded). */
  readonly pageLabels: { readonly prefix: string; readonly first: number; readonly digits?: number };
  readonly info: { readonly title: string; readonly author: string; readonly subject: string; readonly keywords: string; readonly language: string };
  /** Declares the package to be PDF/A-3b: whoever asks for it has seen to it that every page is. */
  readonly archival: boolean;
  readonly at: Date;
  /** File identifier, 16 bytes, derived from the dossier so that output is deterministic. */
  readonly fileId: Uint8Array;
  readonly sign: {
    readonly signer: Signer;
    readonly docMdp: 1 | 2;
    readonly reason: string;
    readonly location: string | null;
    /** Where the visible signature goes: package page index and rectangle; its look is drawn by the engine. */
    readonly field: { readonly page: number; readonly rect: readonly [number, number, number, number]; readonly lines: readonly string[] } | null;
  } | null;
}

export interface Assembled { readonly pages: number; readonly bytes: number; readonly sha256: string; }
