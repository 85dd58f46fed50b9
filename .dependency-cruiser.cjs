// Import rules: which room may know which, and which packages each room may use (docs/architecture.md).

/** Room → rooms it may import besides itself, and packages. */
const rooms = {
  'src/domain': { rooms: [], packages: ['valibot', 'decimal.js', 'jaro-winkler', 'opencc-js'] },
  'src/contract': { rooms: ['src/domain'], packages: ['valibot'] },
  'src/vault': {
    rooms: ['src/contract', 'src/domain'],
    packages: ['valibot', 'sqlite3', '@noble/ciphers', '@noble/hashes', '@noble/curves', '@node-rs/argon2', '@scure/base', 'canonicalize', 'age-encryption', '@zxcvbn-ts/core', '@zxcvbn-ts/language-common', '@zxcvbn-ts/language-en'],
  },
  'src/ingest': {
    rooms: ['src/contract', 'src/domain', 'src/tables', 'src/vault/vault.ts'],
    packages: ['valibot', '@embedpdf/pdfium', 'exifr', 'jpeg-js', 'libheif-js', 'mammoth', 'pdf-lib', 'pngjs', 'postal-mime', 'utif2', 'yauzl', 'decimal.js'],
  },
  'src/tables': { rooms: ['src/contract', 'src/domain'], packages: ['valibot', '@e965/xlsx', 'papaparse', 'saxes', 'decimal.js'] },
  'src/lists': { rooms: ['src/contract', 'src/domain', 'src/tables', 'src/ingest'], packages: ['valibot', 'saxes', 'htmlparser2', 'postal-mime'] },
  'src/typeset': { rooms: ['src/contract'], packages: ['pdf-lib', 'fontkit', 'harfbuzzjs'] },
  'src/package': {
    rooms: ['src/typeset', 'src/contract', 'src/domain', 'src/ingest', 'src/tables', 'src/vault/vault.ts'],
    packages: [
      'valibot', 'pdf-lib', '@embedpdf/pdfium', '@neslinesli93/qpdf-wasm', '@peculiar/x509', 'pkijs', 'asn1js', 'pvutils', 'canonicalize', 'jpeg-js', 'pngjs', 'utif2', 'libheif-js', 'postal-mime', 'mammoth', 'fontkit',
      '@dagrejs/dagre', 'decimal.js', 'reflect-metadata', '@noble/ciphers', '@noble/hashes', '@scure/base', 'exifr', 'pkcs11js',
    ],
  },
  'src/sample': {
    rooms: ['src/typeset', 'src/exchange', 'src/contract', 'src/domain', 'src/package', 'src/ingest'],
    packages: ['valibot', 'pdf-lib', '@e965/xlsx', 'papaparse', 'jpeg-js', 'pngjs', 'piexifjs', 'docx', 'yazl', 'decimal.js', 'fontkit'],
  },
  'src/exchange': { rooms: ['src/contract', 'src/domain'], packages: ['valibot', '@valibot/to-json-schema', 'canonicalize', 'decimal.js', 'age-encryption', '@noble/ciphers', 'yazl'] },
  'src/app': { rooms: ['src/contract', 'src/domain', 'src/vault', 'src/ingest', 'src/tables', 'src/lists', 'src/typeset', 'src/package', 'src/sample', 'src/exchange'], packages: ['valibot', 'canonicalize', 'decimal.js'] },
  'src/cli': { rooms: ['src/app', 'src/contract', 'src/domain', 'src/exchange', 'src/sample', 'src/vault', 'src/package'], packages: ['valibot'] },
  'electron/main': { rooms: ['electron/shell-contract.ts', 'src/contract'], packages: ['electron', 'valibot'] },
  'electron/preload': { rooms: ['electron/shell-contract.ts'], packages: ['electron', 'valibot'] },
  'electron/ports': { rooms: ['src/contract'], packages: [] },
  'electron/vault-process': { rooms: ['electron/ports', 'electron/shell-contract.ts', 'src/app', 'src/cli', 'src/contract'], packages: [] },
  'electron/parser-process': { rooms: ['electron/ports', 'src/app', 'src/cli', 'src/contract'], packages: [] },
  'electron/token-process': { rooms: ['electron/ports', 'src/app', 'src/cli', 'src/contract'], packages: [] },
  'renderer': {
    rooms: ['src/contract', 'src/domain'],
    packages: ['react', 'react-dom', 'react-aria-components', 'react-aria', 'react-stately', '@react-aria', '@react-stately', '@react-types', '@internationalized', 'zustand', '@xyflow/react', '@dagrejs/dagre', 'pdfjs-dist', 'valibot', 'decimal.js', '@fontsource-variable/inter', '@fontsource', '@types'],
  },
};

const escape = (text) => text.replaceAll('.', '\\.').replaceAll('/', '\\/');
const anyOf = (names) => names.map(escape).join('|');
/** A room is a folder, or one file of it. */
const place = (name) => (name.endsWith('.ts') ? `${escape(name)}$` : `${escape(name)}/`);

const roomRules = Object.entries(rooms).flatMap(([room, { rooms: known, packages }]) => [
  {
    name: `${room.replace('/', '-')}-rooms`,
    comment: `${room} may import ${[room, ...known].join(', ')}`,
    severity: 'error',
    from: { path: `^${escape(room)}/` },
    to: { path: '^(src|electron|renderer|tests|scripts)/', pathNot: `^(${[room, ...known].map(place).join('|')})` },
  },
  {
    name: `${room.replace('/', '-')}-packages`,
    comment: `${room} may use ${packages.join(', ') || 'no package'}`,
    severity: 'error',
    from: { path: `^${escape(room)}/` },
    to: { path: 'node_modules/', pathNot: packages.length > 0 ? `node_modules/(@types/)?(${anyOf(packages)})(/|$)` : 'a^' },
  },
]);

module.exports = {
  forbidden: [
    ...roomRules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'resolvable', comment: 'Every import leads somewhere.', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\.css$' } },
    { name: 'no-orphans', comment: 'A file nobody imports is dead.', severity: 'error', from: { orphan: true, pathNot: '\\.d\\.ts$' }, to: {} },
    { name: 'pure-domain', comment: 'The domain runs anywhere.', severity: 'error', from: { path: '^src/(domain|contract)/' }, to: { dependencyTypes: ['core'] } },
    { name: 'window-without-node', severity: 'error', from: { path: '^(renderer|electron/preload)/' }, to: { dependencyTypes: ['core'] } },
    { name: 'one-database-file', comment: 'One file knows the database library.', severity: 'error', from: { pathNot: '^src/vault/sqlite3-driver\\.ts$' }, to: { path: 'node_modules/(sqlite3|@journeyapps)/' } },
    { name: 'tokens-in-their-own-process', comment: 'A vendor’s module is loaded in the token process only.', severity: 'error', from: { path: '^(src|electron)/', pathNot: '^(src/app/token/token-host\\.ts|src/package/sign/token/|electron/token-process/)' }, to: { path: '(^src/app/token/token-host\\.ts|^src/package/sign/token/(pkcs11-module|signing-mechanism|token-fault)\\.ts|node_modules/pkcs11js/)' } },
    { name: 'electron-in-shell-only', severity: 'error', from: { pathNot: '^electron/(main|preload)/' }, to: { path: 'node_modules/electron/' } },
    { name: 'pdf-lib-where-pages-are-made', severity: 'error', from: { pathNot: '^src/(typeset|package|ingest|sample)/' }, to: { path: 'node_modules/pdf-lib/' } },
    { name: 'no-network', severity: 'error', from: {}, to: { dependencyTypes: ['core'], path: '^(node:)?(https?|http2|net|tls|dgram|dns)(/|$)' } },
    { name: 'no-development-packages', comment: 'What ships must not need what does not.', severity: 'error', from: {}, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/(electron|@types)/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.d.ts'] },
  },
};
