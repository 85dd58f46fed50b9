// Proves `check`: the shape of its answer, exit code 3 for what blocks, and what it says to files that are no dossier.
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDossier, writeDossier } from '../../src/exchange/dossier-json.ts';
import { temporaryFolder } from '../support/vault.ts';
import { clearproof, clearproofJson, program } from './run-clearproof.ts';

interface Report { findings: { rule: string; level: string; message: string; why: string; source: string; fix: string; where: unknown[] }[]; blocking: number; warnings: number }

const sample = path.resolve(import.meta.dirname, '../../assets/sample/cotton.json');
const text = readFile(sample, 'utf8');

async function written(content: string): Promise<string> {
  const file = path.join(await temporaryFolder(), 'mein dossier ä 東.json');
  await writeFile(file, content);
  return file;
}

describe('check', () => {
  it('ends well on the worked dossier, and gives the same findings for its own form', async () => {
    const own = await written(writeDossier(parseDossier(await text, sample).dossier));
    const [demo, ours] = await Promise.all([clearproofJson(['check', sample]), clearproofJson(['check', path.basename(own)], { cwd: path.dirname(own) })]);
    expect(demo).toMatchObject({ code: 0, stderr: '', value: { blocking: 0 } });
    const report = demo.value as Report;
    expect(report.warnings).toBe(report.findings.filter((finding) => finding.level === 'warn').length);
    expect(ours.value).toEqual(demo.value);
  });

  it('ends with 3 when a finding blocks, and prints it with its reason and its remedy', async () => {
    const file = await written((await text).replaceAll(/"admin1": "[^"]*"/g, '"admin1": "Xinjiang"'));
    const [json, words] = await Promise.all([clearproofJson(['check', file]), clearproof(['check', file])]);
    const finding = (json.value as Report).findings.find(({ rule }) => rule === 'T08');
    expect(json).toMatchObject({ code: 3, stderr: '' });
    expect(finding).toMatchObject({ level: 'block' });
    expect(words.code).toBe(3);
    expect(words.stdout).toContain(`BLOCK T08  ${finding?.message ?? '-'}`);
    expect(words.stdout).toContain(`Why: ${finding?.why ?? '-'} (${finding?.source ?? '-'})\n      Fix: ${finding?.fix ?? '-'}`);
    expect(words.stdout).toMatch(/\n\d+ blocking, \d+ warnings?\.\n$/);
  });

  it('lets its reader leave early', () => {
    const { stdout, stderr } = spawnSync('bash', ['-c', '"$0" "$1" check "$2" | head -1; echo "${PIPESTATUS[0]}"', process.execPath, program, sample], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^(WARN|INFO) .*\n0\n$/);
  });
});
