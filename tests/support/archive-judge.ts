// veraPDF's judgement on PDF/A-3b, by the one package of the registry that carries it (a development dependency; nothing of it ships).
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface ArchiveJudgement { readonly conforms: boolean; /** Clause and test of ISO 19005-3 as veraPDF numbers them, as "6.2.11.4.1-1". */ readonly broken: readonly string[]; }

const VERAPDF = join(import.meta.dirname, '../../node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar');
/** What Java had of its own until version 10: Debian's libjaxb-java. */
const XML_BINDING = ['jaxb-api', 'jaxb-core', 'jaxb-runtime', 'istack-commons-runtime', 'txw2', 'FastInfoset', 'javax.activation'].map((name) => `/usr/share/java/${name}.jar`).filter((path) => existsSync(path));

/** Judges files by path, all in one process: starting it takes longer than a judgement. */
export function judgeArchives(paths: readonly string[]): ArchiveJudgement[] {
  const output = execFileSync('java', ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', [VERAPDF, ...XML_BINDING].join(':'), join(import.meta.dirname, 'ArchiveJudge.java'), ...paths], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return output.trim().split('\n').map((line) => {
    const [, conforms, broken = ''] = line.split('\t');
    return { conforms: conforms === 'true', broken: broken.split(' ').filter((rule) => rule !== '') };
  });
}
