// The disposable process that loads a vendor's PKCS#11 module. It is told a PIN, never a passphrase or a vault; it may die.
import { serveToken } from '../../src/app/token/token-host.ts';
import { parentPort as childPort } from '../../src/cli/child-port.ts';
import { utilityPort } from '../ports/utility-port.ts';

// In Electron a utility process is handed its port; forked by the command line it has a channel to its parent.
if ('parentPort' in process) process.parentPort.once('message', ({ ports: [port] }) => { if (port) serveToken(utilityPort(port)); });
else serveToken(childPort());
