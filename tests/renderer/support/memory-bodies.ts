// The bodies of that core, free of Node, so that a page can hold it too.
import * as v from 'valibot';
import caseTypes from '../../../assets/reference/case-types.json';
import clocks from '../../../assets/reference/clocks.json';
import holidays from '../../../assets/reference/federal-holidays.json';
import { caseTypesSchema, clocksSchema, holidaysSchema } from '../../../src/domain/case/case-reference.ts';
import type { OutputOf } from '../../../src/contract/catalogue.ts';
import { Fault } from '../../../src/contract/errors.ts';
import type { AppEvent } from '../../../src/contract/events.ts';
import { memoryPorts, type Port } from '../../../src/contract/port.ts';
import { serve, type Bodies } from '../../../src/contract/serve.ts';
import type { Dossier } from '../../../src/domain/dossier/dossier.ts';
import type { Deadline, ExhibitRow, Finding } from '../../../renderer/state/known-reads.ts';

const AT = '2026-11-16T10:32:00.000Z';
const HASH = 'a'.repeat(64);

export interface MemoryCore {
  /** The window's end. */
  readonly port: Port;
  readonly dossier: Dossier;
  /** Names of the procedures called so far. */
  readonly calls: string[];
  findings: Finding[];
  send(event: AppEvent): void;
  /** The process dies. */
  die(): void;
}

export const someFinding = (patch: Partial<Finding> = {}): Finding => ({
  id: 'T04:exhibits:C-06', rule: 'T04', title: 'Quantities of one movement disagree', level: 'block', where: [{ collection: 'exhibits', id: 'C-06', part: 'quantities' }],
  message: 'C-06 receives 5,880 kg where C-02 invoices 6,000 kg.', why: 'Reviewers compare the papers of one movement line by line.', source: '19 CFR 163.6', fix: 'Correct the quantity of C-06 or explain the shortage.',
  indicator: null, confidence: 'verified', override: null, ...patch,
});

export const someDeadline = (patch: Partial<Deadline> = {}): Deadline => ({
  id: 'finalDetermination', title: 'Final determination', meaning: 'CBP has 30 days.', statutoryDate: '2026-11-29', fileBy: '2026-11-27', startsFrom: 'presented for examination', startDate: '2026-10-30',
  otherCounts: [], asOf: '2026-11-16', daysLeft: 11, act: 'file', state: 'running', alarm: 'D-20', stoppedBy: null, alternativeOf: null, governs: true, extension: null, holds: [], fallback: null,
  source: '19 USC 1499(c)(5); 19 CFR 151.16', afterwards: 'Without a decision the goods count as excluded; that can be protested.', confidence: 'verified', ...patch,
});

/** A core holding `dossier`; the vault is open unless told otherwise. Bodies of `instead` stand in for its own. */
export function memoryCore(dossier: Dossier, open = true, instead: Partial<Bodies> = {}): MemoryCore {
  const [port, far] = memoryPorts();
  let [revision, isOpen, seq] = [1, open, 0];
  const undone: (() => void)[] = [];
  const core = { port, dossier, calls: [] as string[], findings: [] as Finding[], die: () => far.close(), send: (event: AppEvent) => server.send(event) };
  const changed = (...areas: Extract<AppEvent, { type: 'changed' }>['areas']): void => core.send({ type: 'changed', seq: ++seq, dossierId: dossier.id, areas });
  const info: OutputOf<'vault.create'>['info'] = { vaultId: 'v', name: 'cases', path: '/home/ana/cases', format: 1, createdAt: AT, readOnly: false, dossiers: 1, files: dossier.files.length, bytes: 1, custodyEvents: 3, custodyHead: HASH };
  const rowOf = (exhibit: Dossier['exhibits'][number]): ExhibitRow => ({ exhibit, files: dossier.files.filter((file) => file.exhibitId === exhibit.id) });
  const count = (value: (exhibit: Dossier['exhibits'][number]) => readonly string[]) => {
    const counts = new Map<string, number>();
    for (const exhibit of dossier.exhibits) for (const one of value(exhibit)) counts.set(one, (counts.get(one) ?? 0) + 1);
    return [...counts].map(([value, total]) => ({ value, count: total }));
  };

  const bodies: Partial<Bodies> = {
    'vault.state': async () => ({ open: isOpen, info: isOpen ? info : null }),
    'vault.strength': async ({ passphrase }) => ({ score: Math.min(4, Math.floor(passphrase.length / 5)), crackTime: '3 years', advice: 'Add another word.', acceptable: passphrase.length >= 15 }),
    'vault.create': async () => ({ info, recoveryKey: 'CPRK-1111-2222-3333' }),
    'vault.confirmRecoveryKey': async ({ recoveryKey }) => ({ matches: recoveryKey === 'CPRK-1111-2222-3333' }),
    'vault.open': async ({ secret }) => {
      if (secret !== 'correct horse battery staple') throw new Fault('vault.wrongSecret');
      isOpen = true;
      return { info, recovered: [] };
    },
    'vault.changePassphrase': async ({ current }) => {
      if (current !== 'correct horse battery staple') throw new Fault('vault.wrongSecret');
      return {};
    },
    'vault.lock': async () => {
      isOpen = false;
      return {};
    },
    'dossier.list': async () => [{ id: dossier.id, title: dossier.title, caseType: dossier.case.type, entryNumber: dossier.entry.number, exhibits: dossier.exhibits.length, files: dossier.files.length, updatedAt: AT, trashedAt: null }],
    'dossier.header': async () => {
      const { id, title, asOf, fictional, notice, case: theCase, entry, backwardCheck, epcisDocument, referencePins, form: _, ...collections } = dossier;
      return { revision, header: { id, title, asOf, fictional, notice, case: theCase, entry, backwardCheck, epcisDocument, referencePins }, counts: Object.fromEntries(Object.entries(collections).map(([name, rows]) => [name, rows.length])) };
    },
    'dossier.records': async ({ collection, offset, limit }) => ({ total: dossier[collection].length, rows: dossier[collection].slice(offset, offset + limit) }),
    'dossier.edit': async ({ edits }) => {
      const before = structuredClone(dossier);
      for (const edit of edits) {
        if (edit.op === 'header') Object.assign(dossier, edit.value);
        else {
          const rows: { id: string }[] = dossier[edit.collection];
          const id = edit.op === 'put' ? edit.value.id : edit.id;
          const at = rows.findIndex((row) => row.id === id);
          if (edit.op === 'remove') rows.splice(at, 1);
          else if (at < 0) rows.push(edit.value);
          else rows[at] = edit.value;
        }
      }
      undone.push(() => Object.assign(dossier, before));
      changed('dossier', 'evidence');
      return { revision: ++revision };
    },
    'dossier.undo': async () => {
      const back = undone.pop();
      if (!back) throw new Fault('dossier.nothingToUndo');
      back();
      changed('dossier', 'evidence');
      return { revision: ++revision, label: 'Change title of A-04' };
    },
    'evidence.list': async ({ text, state, docType, language, stepId, offset, limit }) => {
      const rows = dossier.exhibits.filter((one) => (text === '' || `${one.exhibitNo} ${one.title}`.toLowerCase().includes(text.toLowerCase())) && (!state || one.state === state) && (!docType || one.docType === docType) && (!language || one.language === language) && (!stepId || one.stepIds.includes(stepId)));
      return { total: rows.length, rows: rows.slice(offset, offset + limit).map(rowOf) };
    },
    'evidence.facets': async () => ({ state: count((one) => [one.state]), docType: count((one) => [one.docType]), language: count((one) => [one.language]), stepId: count((one) => one.stepIds) }),
    'evidence.get': async ({ exhibitId }) => {
      const exhibit = dossier.exhibits.find((one) => one.id === exhibitId);
      if (!exhibit) throw new Fault('evidence.notFound', { id: exhibitId });
      return rowOf(exhibit);
    },
    'evidence.interrupted': async () => [],
    'evidence.search': async ({ text }) => dossier.exhibits.slice(0, 4).map((one) => ({ exhibitId: one.id, exhibitNo: one.exhibitNo, title: one.title, fileId: `F-${one.id}`, page: 2, snippet: `… ${text} …` })),
    'chain.lotUses': async () => ({ uses: [], elsewhere: null, left: null, dimension: null }),
    'checks.run': async () => ({ findings: core.findings, blocking: core.findings.filter((one) => one.level === 'block' && !one.override).length, warnings: core.findings.filter((one) => one.level === 'warn' && !one.override).length }),
    'checks.override': async ({ findingId, reason }) => {
      core.findings = core.findings.map((one) => (one.id === findingId ? { ...one, override: { reason, by: 'ana', at: AT } } : one));
      changed('checks');
      return {};
    },
    'deadlines.list': async () => [someDeadline()],
    'deadlines.export': async () => ({ path: '/home/ana/0S4-2611073-6-deadlines.ics' }),
    'case.reference': async () => ({ caseTypes: v.parse(caseTypesSchema, caseTypes).caseTypes, dates: v.parse(clocksSchema, clocks).dates, holidays: { source: v.parse(holidaysSchema, holidays).source, confidence: 'unverified' } }),
    'custody.list': async () => ({ total: 2, rows: [2, 1].map((number) => ({ seq: number, at: AT, type: number === 1 ? 'dossier.import' : 'dossier.edit', actor: 'ana', profile: null, dossierId: dossier.id, object: 'dossier:1', reason: null, details: { label: 'Change title' }, hash: HASH })) }),
    'vault.safety': async () => ({
      backups: [{ id: '20261115T080000Z-daily', at: AT, reason: 'daily', files: 12, bytes: 4_000_000, databaseBytes: 900_000, linked: true, grant: 'b'.repeat(24) }], outside: null,
      check: { finishedAt: AT, unfinished: null, total: 12 }, damaged: [], head: null, keyFingerprint: HASH, autoLockMinutes: 15, keysPrepared: false, profile: null,
    }),
    'vault.placeWarnings': async () => [],
    'vault.setAutoLock': async () => ({}),
    'vault.setProfile': async () => ({}),
    'custody.verify': async () => ({ ok: true, events: 3, head: HASH, problem: null, headsCompared: 0 }),
    'identity.list': async () => [],
    'package.history': async () => [{ id: 'pk1', issuedAt: AT, title: dossier.title, variant: 'confidential', signer: 'Ana Demo', volumes: [{ path: 'package.pdf', pages: 240, bytes: 12_300_000, sha256: HASH }], timestamps: [{ volume: 0, time: AT, authority: 'Zeitstempel Zürich', sha256: HASH }], dossierRevision: 1, outOfDate: true, changes: ['Change title of A-04'] }],
    'package.profiles': async () => [{ id: 'forced-labor-portal', title: 'Forced Labor Portal', mostBytes: 10_485_760, mostPages: null, nameMostCharacters: 60, text: 'Limits are assumed.', source: 'Assumption', confidence: 'unverified' }],
    'package.plan': async () => ({ pages: 240, limits: { mostBytes: 10_485_760, mostPages: null }, volumes: [{ number: 1, fileName: 'package_vol1of2.pdf', firstPage: 1, pages: 120, bytes: 9_800_000 }, { number: 2, fileName: 'package_vol2of2.pdf', firstPage: 121, pages: 120, bytes: 2_500_000 }], parts: [{ volume: 1, title: 'Cover', exhibitId: null, firstPage: 1, pages: 1, note: null }, ...dossier.exhibits.map((one, index) => ({ volume: 1, title: `${one.exhibitNo} ${one.title}`, exhibitId: one.id, firstPage: 10 + index * 4, pages: 4, note: null }))], warnings: ['C-04: reproduced from a repaired copy'] }),
    ...instead,
  };
  // Procedures without a body answer `internal`, as a defect would.
  const named = new Proxy(bodies, {
    get(target, name: keyof Bodies) {
      core.calls.push(name);
      return target[name];
    },
  });
  const server = serve(far, named as Bodies);
  return core;
}
