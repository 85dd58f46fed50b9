// A Stryker test runner that runs the unit tests of src/domain inside its own process. The stock vitest runner starts a
// worker for every mutant, which takes longer than the tests; here only the modules that reach mutated code are evaluated anew.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { startTests } from '@vitest/runner';
import { createServer } from 'vite';
import { FreshModules } from './fresh-modules.mjs';
import { LikelyFirst } from './likely-first.mjs';

const SHIM = path.join(import.meta.dirname, 'vitest-here.mjs');
const SETUP = 'tests/support/fixed-randomness.ts';
const RUNNER_CONFIG = { setupFiles: [], name: 'domain', passWithNoTests: true, allowOnly: false, sequence: { seed: 1, hooks: 'stack', setupFiles: 'list' }, maxConcurrency: 1, testTimeout: 60_000, hookTimeout: 60_000, retry: 0, includeTaskLocation: false, tags: [], strictTags: false };

const testsOf = (tasks) => tasks.flatMap((task) => (task.type === 'suite' ? testsOf(task.tasks) : [task]));
const nameOf = (test) => (test.suite && test.suite.type === 'suite' && test.suite.name ? `${nameOf(test.suite)} ${test.name}` : test.name);
const testFilesOf = (folder) => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.test.ts')).map((name) => path.join(folder, name)).sort();

class DomainRunner {
  #server;
  #modules;
  #state;
  #tests;
  #mutated;
  #order = new LikelyFirst();

  constructor(options, namespace) {
    this.#tests = options.domainRunner.tests;
    this.#mutated = path.resolve(options.domainRunner.mutated);
    this.#state = globalThis[namespace] ??= {};
  }

  capabilities() { return { reloadEnvironment: true }; }

  async init() {
    process.env.TZ = 'America/New_York';
    this.#server = await createServer({ configFile: false, root: process.cwd(), logLevel: 'error', server: { middlewareMode: true, watch: null, ws: false }, resolve: { alias: { vitest: SHIM } }, optimizeDeps: { noDiscovery: true } });
    this.#modules = new FreshModules(this.#server.environments.ssr, (file) => file.endsWith('.test.ts') || file.startsWith(this.#mutated));
  }

  /** Runs the files, or of them only the tests named; stops at the first failure when told to. Every file gets fresh modules of what reaches mutated code. */
  async #run(files, isWanted, bail) {
    const results = [];
    for (const file of files) {
      let hasFailed = false;
      const [state, modules, start] = [this.#state, this.#modules, performance.now()];
      modules.refresh();
      await startTests([file], {
        config: { ...RUNNER_CONFIG, root: process.cwd() },
        async importFile(filepath, source) {
          if (source !== 'collect') return;
          await modules.import(path.resolve(SETUP));
          await modules.import(filepath);
        },
        onCollected([collected]) {
          for (const test of testsOf(collected.tasks)) if (!isWanted(`${file}#${nameOf(test)}`)) test.mode = 'skip';
        },
        onBeforeRunTask(task) {
          if (bail && hasFailed) task.mode = 'skip';
          if (task.type === 'test') state.currentTestId = `${file}#${nameOf(task)}`;
        },
        onAfterRunTask(task) {
          state.currentTestId = undefined;
          hasFailed ||= task.result?.state === 'fail';
        },
      }).then(([ran]) => {
        if (ran.result?.errors?.length) results.push({ id: file, name: file, fileName: path.resolve(file), timeSpentMs: 0, status: TestStatus.Failed, failureMessage: String(ran.result.errors[0].message) });
        for (const test of testsOf(ran.tasks)) {
          const { state: end, duration = 0, errors } = test.result ?? {};
          if (end !== 'pass' && end !== 'fail') continue;
          const about = { id: `${file}#${nameOf(test)}`, name: nameOf(test), fileName: path.resolve(file), timeSpentMs: duration };
          results.push(end === 'pass' ? { ...about, status: TestStatus.Success } : { ...about, status: TestStatus.Failed, failureMessage: String(errors?.[0]?.message) });
        }
      });
      const isNoticed = results.some(({ status }) => status === TestStatus.Failed);
      this.#order.learn(file, isNoticed, performance.now() - start);
      if (bail && isNoticed) break;
    }
    return { status: DryRunStatus.Complete, tests: results };
  }

  #allFiles() { return this.#tests.flatMap((name) => (name.endsWith('.ts') ? [name] : testFilesOf(name))); }

  async dryRun() {
    this.#state.activeMutant = undefined;
    const result = await this.#run(this.#allFiles(), () => true, false);
    return { ...result, mutantCoverage: this.#state.mutantCoverage };
  }

  /** A mutant is active while modules are evaluated too, so that tables and patterns at their top are tried like the rest. */
  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    const wanted = testFilter && new Set(testFilter);
    Object.assign(this.#state, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const files = wanted ? [...new Set(testFilter.map((id) => id.slice(0, id.indexOf('#'))))] : this.#allFiles();
    const result = await this.#run(this.#order.sorted(files), (id) => !wanted || wanted.has(id), true);
    return toMutantRunResult(determineHitLimitReached(this.#state.hitCount, hitLimit) ?? result);
  }

  async dispose() {
    await this.#modules?.close();
    await this.#server?.close();
  }
}

const create = (options) => new DomainRunner(options, '__stryker__');
create.inject = ['options'];
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'domain', create)];
