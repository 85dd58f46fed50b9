// The disposable process of the labor benchmark: reads tables for the core that started it.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { localLaborTools, parentPort, serveParser } = await import(pathToFileURL(path.resolve(import.meta.dirname, '../../.cache/bench/labor.mjs')).href);
serveParser(parentPort(), { labor: localLaborTools });
