// What reading one file can tell: its true type, condition, text by page, facts, and the files inside it.

export interface ReadLimits {
  readonly maxPages: number;
  readonly maxTextCharacters: number;
  readonly maxMembers: number;
  readonly maxMemberBytes: number;
  /** Largest allowed ratio of unpacked to packed bytes of one archive member above 10 MB. */
  readonly maxRatio: number;
  readonly maxPixels: number;
}

export interface ReadRequest { readonly name: string; readonly bytes: Uint8Array; readonly limits: ReadLimits; }

export interface Reading {
  /** MIME type by content; `application/octet-stream` when unknown. */
  readonly mediaType: string;
  readonly condition: 'ok' | 'repaired' | 'image_only' | 'encrypted' | 'broken' | 'empty' | 'unknown_type' | 'too_large';
  /** In words, when the condition is not ok. */
  readonly note: string | null;
  readonly pages: number | null;
  readonly texts: readonly { readonly page: number; readonly text: string }[];
  /** EXIF date and position, mail from/to/subject/date, PDF producer and creation date, sheet names. */
  readonly facts: Readonly<Record<string, string>>;
  /** Members of an archive or attachments of a mail, in order. */
  readonly members: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** Members that were not unpacked, with the reason. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
}

/** Reads one hostile file. Implementations: in this process (tests), or in a disposable process that is killed on breach. */
export interface FileReader {
  read(request: ReadRequest): Promise<Reading>;
  close(): Promise<void>;
}
