// What the parser process can do: read a file for intake, prepare or redact a file for the package, read lists and screen against them.
import type { Resources } from '../../contract/resources.ts';
import { localLaborTools } from '../labor/labor-tools.ts';
import { localListTools } from '../screening/list-tools.ts';
import { readFile } from '../../ingest/read-file.ts';
import { createPreparation } from '../../package/prepare/prepare-file.ts';
import { createRedaction } from '../../package/redact/create-redaction.ts';
import type { ParserTools } from './parser-host.ts';

export function createParserTools(resources: Resources): ParserTools {
  return { read: (request) => readFile(request, resources), ...createPreparation(resources), ...createRedaction(resources), lists: localListTools, labor: localLaborTools };
}
