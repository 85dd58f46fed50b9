// Evaluates modules again without transforming or compiling them again, and only those that what changes can reach.
import { createNodeImportMeta, ESModulesEvaluator, ModuleRunner } from 'vite/module-runner';

const AsyncFunction = (async () => undefined).constructor;
const CONTEXT = ['__vite_ssr_exports__', '__vite_ssr_import_meta__', '__vite_ssr_import__', '__vite_ssr_dynamic_import__', '__vite_ssr_exportAll__', '__vite_ssr_exportName__'];

/** Compiles each module once: engines keep what they learned about a function, not about its text. */
class CompileOnce extends ESModulesEvaluator {
  #compiled = new Map();

  async runInlinedModule(context, code) {
    let run = this.#compiled.get(code);
    if (!run) this.#compiled.set(code, run = new AsyncFunction(...CONTEXT, `"use strict";\n${code}`));
    await run(...CONTEXT.map((name) => context[name]));
  }
}

export class FreshModules {
  #runner;
  #changes;

  /** `changes` tells of a file whether its module is another after a refresh; with it go all modules that import it. */
  constructor(environment, changes) {
    const fetched = new Map();
    const fetch = async ({ data: { name, data: [url, importer] } }) => {
      if (name !== 'fetchModule') return { result: [] };
      const key = JSON.stringify([url, importer]);
      // A file does not change during a run: what was evaluated stays so however many modules come to import it.
      const known = fetched.get(key) ?? { ...await environment.fetchModule(url, importer), invalidate: false };
      fetched.set(key, known);
      return { result: known };
    };
    this.#changes = changes;
    this.#runner = new ModuleRunner({ transport: { invoke: fetch }, hmr: false, createImportMeta: createNodeImportMeta, sourcemapInterceptor: false }, new CompileOnce());
  }

  import(file) { return this.#runner.import(file); }

  refresh() {
    const { evaluatedModules } = this.#runner;
    const [stale, open] = [new Set(), [...evaluatedModules.idToModuleMap.values()].filter(({ file }) => this.#changes(file))];
    for (let module = open.pop(); module; module = open.pop()) {
      if (stale.has(module)) continue;
      stale.add(module);
      for (const id of module.importers) open.push(evaluatedModules.getModuleById(id));
    }
    for (const module of stale) evaluatedModules.invalidateModule(module);
  }

  close() { return this.#runner.close(); }
}
