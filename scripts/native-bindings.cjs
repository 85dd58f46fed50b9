// Stands in for the package `bindings` inside our bundles: native add-ons lie in dist/native, each with a known hash.
'use strict';
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const path = require('node:path');

/** Put in by the build: file name → SHA-256. The archive's own integrity check does not cover unpacked files. */
const digests = __CLEARPROOF_NATIVE_DIGESTS__;

module.exports = (name) => {
  const file = path.join(__dirname, '..', 'native', name);
  if (createHash('sha256').update(readFileSync(file)).digest('hex') !== digests[name]) throw new Error(`${name} is not the add-on this program was built with`);
  return require(file);
};
