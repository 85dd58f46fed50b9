// Fonts, WebAssembly and reference data that ship with the program, by name.

export interface Resources {
  /** Absolute path of a resource, for libraries that open files themselves. */
  path(name: string): string;
  /** Its bytes; throws when there is no such resource, which is a defect of the build. */
  read(name: string): Promise<Uint8Array>;
}
