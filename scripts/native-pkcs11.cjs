// Stands in for the add-on that the package `pkcs11js` loads, inside our bundles: the same file, loaded from dist/native.
'use strict';
module.exports = require('./native-bindings.cjs')('pkcs11.node');
