// Stands in for the package `bindings` inside our bundles: native add-ons lie in dist/native.
'use strict';
const path = require('node:path');

module.exports = (name) => require(path.join(__dirname, '..', 'native', name.endsWith('.node') ? name : `${name}.node`));
