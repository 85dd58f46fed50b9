// Runs a command of the project and keeps what it prints, so that several can run side by side and still be read.
import { spawn } from 'node:child_process';
import { root } from './setup.mjs';

/** Answers the exit status (null when it was killed or could not start) and everything printed. */
export const runCommand = (command, args) => new Promise((resolve) => {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const pieces = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => pieces.push(piece));
  child.on('error', (thrown) => pieces.push(Buffer.from(`${thrown.message}\n`)));
  child.on('close', (status) => resolve({ status, output: Buffer.concat(pieces).toString('utf8') }));
});
