// Lint rules: typed strictness everywhere, and the bans that keep the core pure, offline and repeatable.
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';

const NETWORK_MODULES = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises', 'inspector', 'cluster', 'repl'];
const NETWORK = 'Clearproof never talks to a network.';
const NETWORK_GLOBALS = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map((name) => ({ name, message: NETWORK }));

/** Applies to every file we write. */
const syntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name, so that a thing has one name everywhere.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  { selector: 'TSAsExpression > TSAsExpression > TSUnknownKeyword', message: 'Do not cast through unknown; parse or narrow.' },
];

/** Applies where output must follow from input alone. */
const chance = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Take the time from the Environment.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time from the Environment.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Take randomness from the Environment.' },
];

/** Applies to code that runs in the window. */
const markup = [
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'No markup from strings.' },
  { selector: "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]", message: 'No markup from strings.' },
];

export default defineConfig(
  { ignores: ['dist/', 'release/', 'reports/', 'coverage/', 'node_modules/', 'docs/', '**/*.cjs', '*.config.*'] },
  {
    files: ['scripts/**/*.mjs', 'scripts/**/*.js'],
    rules: { 'max-lines': ['error', 350], 'no-unused-vars': 'error', 'prefer-const': 'error', 'no-var': 'error', 'eqeqeq': 'error', 'no-restricted-syntax': ['error', ...syntax] },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [typescript.configs.strictTypeChecked],
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', 350],
      'eqeqeq': 'error',
      'no-console': 'off',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-implied-eval': 'off',
      'no-restricted-globals': ['error', ...NETWORK_GLOBALS],
      'no-restricted-imports': ['error', { paths: NETWORK_MODULES.flatMap((name) => [name, `node:${name}`]).map((name) => ({ name, message: NETWORK })) }],
      'no-restricted-syntax': ['error', ...syntax],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A record that carries `readonly` fields and a callback are both fine where void is expected to be ignored.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false, properties: false } }],
      // Bodies of the contract answer promises even where they need not wait.
      '@typescript-eslint/require-await': 'off',
      // Our objects are closures over their state, so a method taken off one still works.
      '@typescript-eslint/unbound-method': 'off',
      // Spreading a string into its code points is meant; the rule would have us count graphemes.
      '@typescript-eslint/no-misused-spread': 'off',
      // Constants of native libraries are `const enum`s, which isolated modules cannot read.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // Electron finds windows by static functions that its types do not tie to their constructors.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // `typeof import()` names the type of a module that is loaded late.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/app/host-environment.ts'],
    rules: { 'no-restricted-syntax': ['error', ...syntax, ...chance] },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: { 'no-restricted-syntax': ['error', ...syntax, ...markup] },
  },
  // Reads the program's own font files at app:// addresses; the session refuses every other.
  { files: ['renderer/components/pdf-data.ts'], rules: { 'no-restricted-globals': 'off' } },
  {
    // Character maps and fonts for pdf.js lie beside the page; the content policy lets `fetch` reach nothing else.
    files: ['renderer/components/pdf-data.ts'],
    rules: { 'no-restricted-globals': ['error', ...NETWORK_GLOBALS.filter(({ name }) => name !== 'fetch')] },
  },
  {
    // Tests state what they know: a fixture's field may be asserted with `!`, and broken input is broken on purpose.
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      'no-restricted-globals': 'off',
    },
  },
);
