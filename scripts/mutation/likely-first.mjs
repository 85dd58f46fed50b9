// Orders test files so that those which noticed changes quickly of late come first: neighbouring changes are noticed by the same tests.
const FORGETS = 0.9;

export class LikelyFirst {
  #known = new Map();

  /** One run of a file: whether it noticed the change, and how long it took in milliseconds. */
  learn(file, isNoticed, duration) {
    const { noticed, spent } = this.#known.get(file) ?? { noticed: 1, spent: 0 };
    this.#known.set(file, { noticed: noticed * FORGETS + (isNoticed ? 1 : 0), spent: spent * FORGETS + duration });
  }

  sorted(files) {
    const worth = (file) => { const { noticed, spent } = this.#known.get(file) ?? { noticed: 1, spent: 0 }; return (noticed + 0.05) / (spent + 20); };
    return files.toSorted((a, b) => worth(b) - worth(a));
  }
}
