// Proves that the command line explains itself: help for every command, a sentence and exit code 2 for every wrong use.
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createGrants } from '../../src/app/grants.ts';
import { commands, runCommandLine } from '../../src/cli/run.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { printable } from '../../src/cli/printable.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { testResources } from '../support/resources.ts';
import { clearproof, clearproofJson, type Ran } from './run-clearproof.ts';

const environment = fixedEnvironment();

/** The program inside this process, so that many lines can be tried; a command that gets as far as its work fails the test. */
async function said(args: readonly string[]): Promise<Ran> {
  let [stdout, stderr] = ['', ''];
  const code = await runCommandLine(args, {
    version: '1.2.3', onBug: (thrown) => { throw thrown; },
    terminal: (asJson) => createTerminal({
      stdin: new PassThrough(), stdout: { write: (text) => (stdout += text) }, stderr: { write: (text) => (stderr += text) }, variables: { CLEARPROOF_PASSPHRASE: 'x' },
    }, asJson),
    context: (terminal) => ({
      terminal, environment, resources: testResources, grants: createGrants(environment), interrupted: new AbortController().signal, client: () => { throw new Error('begun'); },
    }),
  });
  return { code, stdout, stderr };
}

describe('help', () => {
  it.each(commands.map((command) => command.name))('of %s names every form and every option', async (name) => {
    const command = commands.find((candidate) => candidate.name === name);
    const { code, stdout, stderr } = await said([name, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const form of command?.usage ?? []) expect(stdout).toContain(`clearproof ${form}`);
    for (const option of [...Object.keys(command?.options ?? {}), 'json', 'help']) expect(stdout).toMatch(new RegExp(`^ {2}--${option}\\b.* {2}\\S`, 'm'));
    for (const variable of Object.keys(command?.variables ?? {})) expect(stdout).toContain(variable);
    expect(stdout).toContain('Exit codes: 0 fine, 1 refused or failed, 2 wrong usage, 3 done but findings block.');
  });

  it('without a command lists all of them, and the version has a form of its own', async () => {
    const [all, version] = await Promise.all([clearproof(['--help']), clearproofJson(['--version'])]);
    expect(all.code).toBe(0);
    for (const { name, summary } of commands) expect(all.stdout).toMatch(new RegExp(`^ {2}${name} +${summary.slice(0, 20)}`, 'm'));
    expect(version).toMatchObject({ code: 0, stderr: '', value: { version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string } });
  });
});

describe('wrong usage', () => {
  it.each([
    [[], 'A command is missing.'],
    [['bogus'], 'There is no command bogus.'],
    [['check', '--frob'], 'There is no option --frob. A file whose name begins with a dash goes after --.'],
    [['check'], 'The dossier JSON is missing.'],
    [['check', 'a.json', 'b.json'], 'This is too much: b.json'],
    [['check', '--vault', 'v'], '--dossier is missing.'],
    [['check', 'a.json', '--vault', 'v', '--dossier', 'd'], 'Name a dossier JSON, or a vault and a dossier in it, not both.'],
    [['import', 'a.json'], '--vault is missing.'],
    [['ingest', '--vault', 'v', '--dossier', 'd'], 'Name at least one file or folder.'],
    [['build', '--vault', 'v', '--dossier', 'd'], '--out is missing.'],
    [['build', '--vault', 'v', '--dossier', 'd', '--out', 'o', '--originals', 'some'], '--originals is attach or omit.'],
    [['build', '--vault', 'v', '--dossier', 'd', '--out', 'o', '--allow-blocking', ' '], '--allow-blocking needs a value: --allow-blocking REASON'],
    [['verify'], 'Name at least one PDF.'],
    [['sample', 'silk', 'd'], 'There is no sample silk, only cotton and seafood.'],
    [['sample', 'cotton'], 'The folder is missing.'],
    [['vault', 'info'], 'The folder of the vault is missing.'],
  ])('%j: one sentence, one JSON document, exit code 2', async (args, message) => {
    const { code, stdout, stderr } = await said([...args, '--json']);
    expect({ code, value: JSON.parse(stdout) as unknown }).toMatchObject({ code: 2, value: { error: { code: 'usage.wrong', message, kept: 'Nothing was changed.' } } });
    expect(stderr.startsWith(`${message}\n\n`)).toBe(true);
    expect(stderr).toMatch(/clearproof \S+ --help tells how it is used\.\n$/);
  });

  it('is told by the program itself in the same way', async () => {
    expect(await clearproofJson(['bogus'])).toMatchObject({ code: 2, value: { error: { code: 'usage.wrong', message: 'There is no command bogus.' } } });
  });

  it('counts a passphrase that cannot be asked for, and says how to give it', async () => {
    const { code, stdout, stderr } = await clearproof(['vault', 'info', 'v'], { variables: { CLEARPROOF_PASSPHRASE: undefined } });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^The passphrase is missing: set CLEARPROOF_PASSPHRASE, or run this in a terminal to be asked for it\.\n/);
  });
});

describe('arguments', () => {
  const options = { vault: { value: 'DIR', help: '' }, json: { value: null, help: '' } };
  const parse = (...argv: string[]) => parseArguments(argv, options);

  it('take options before, between and after names, and everything after -- as names', () => {
    expect(parse('a', '--vault', 'v w', 'b', '--json')).toEqual({ positionals: ['a', 'b'], values: { vault: 'v w', json: true } });
    expect(parse('--vault=-v', '--', '--json')).toEqual({ positionals: ['--json'], values: { vault: '-v' } });
  });
  it.each([
    [['--vault'], '--vault needs a value: --vault DIR'], [['--vault', '--json'], '--vault needs a value: --vault DIR'], [['--vault='], '--vault needs a value: --vault DIR'],
    [['--vault', 'a', '--vault', 'b'], '--vault is given twice.'], [['--json=yes'], '--json takes no value.'], [['--constructor'], 'There is no option --constructor. A file whose name begins with a dash goes after --.'],
  ])('%j is refused: %s', (argv, message) => {
    expect(() => parse(...argv)).toThrow(message);
  });
});

it('writes out what would command a terminal or turn a name around', () => {
  expect(printable('a\u001b[2J\u202egnp.exe\u0007\nö 東')).toBe('a\\u001b[2J\\u202egnp.exe\\u0007\nö 東');
});
