// The disposable process that reads third-party files. It holds no key, no path and no network; it may die.
import './low-priority.ts';
import path from 'node:path';
import { serveParser } from '../../src/app/parser/parser-host.ts';
import { createParserTools } from '../../src/app/parser/parser-tools.ts';
import { bundledResources } from '../../src/cli/bundled-resources.ts';
import { parentPort as childPort } from '../../src/cli/child-port.ts';
import { utilityPort } from '../ports/utility-port.ts';

const resources = bundledResources(path.join(import.meta.dirname, '..', 'assets'));
const tools = createParserTools(resources);

// In Electron a utility process is handed its port; forked by the command line it has a channel to its parent.
if ('parentPort' in process) process.parentPort.once('message', ({ ports: [port] }) => { if (port) serveParser(utilityPort(port), tools); });
else serveParser(childPort(), tools);
