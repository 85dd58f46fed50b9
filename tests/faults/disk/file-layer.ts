// Builds the file layer and says how a program is started under it.
import { execFileSync } from 'node:child_process';
import path from 'node:path';

export const ERRNO = { EIO: 5, EMFILE: 24, ENOSPC: 28, EDQUOT: 122 } as const;
export type Errno = keyof typeof ERRNO;

/** Which change meets its fate, and which one: an error, once or from then on, or the end of the program. */
export interface Fate { readonly at: number; readonly act: Errno | 'kill'; readonly sticky?: boolean; /** Letters of the kinds of change that count; all when left out. */ readonly only?: string; }

/** `source` is file-layer.c; the built layer lies in `folder`. */
export function buildFileLayer(folder: string, source: string): string {
  const layer = path.join(folder, 'file-layer.so');
  execFileSync('cc', ['-shared', '-fPIC', '-O2', '-Wall', '-Werror', '-o', layer, source, '-ldl', '-lpthread'], { stdio: ['ignore', 'inherit', 'inherit'] });
  return layer;
}

export interface Watch { readonly root: string; readonly log?: string; readonly fate?: Fate; readonly count?: string; }

/** Environment for a program whose changes below `root` are watched. */
export function underLayer(layer: string, { root, log, fate, count }: Watch): NodeJS.ProcessEnv {
  return {
    ...process.env, LD_PRELOAD: layer, UV_USE_IO_URING: '0', FAULTS_ROOT: root,
    ...(log === undefined ? {} : { FAULTS_LOG: log }),
    ...(count === undefined ? {} : { FAULTS_COUNT: count }),
    ...(fate === undefined ? {} : { FAULTS_AT: String(fate.at), FAULTS_ACT: fate.act === 'kill' ? '-1' : String(ERRNO[fate.act]), FAULTS_STICKY: fate.sticky === true ? '1' : '0', ...(fate.only === undefined ? {} : { FAULTS_ONLY: fate.only }) }),
  };
}
