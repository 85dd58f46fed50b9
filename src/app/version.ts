// The version of the program, put in by the build.
declare const __CLEARPROOF_VERSION__: string | undefined;

/** "0.1.0"; "development" when run from source. */
export const version = typeof __CLEARPROOF_VERSION__ === 'string' ? __CLEARPROOF_VERSION__ : 'development';
