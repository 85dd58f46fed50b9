// Every file of a tree that is to be packed.
import { readdirSync } from 'node:fs';
import path from 'node:path';

export const filesUnder = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesUnder(path.join(folder, entry.name)) : [path.join(folder, entry.name)]));
