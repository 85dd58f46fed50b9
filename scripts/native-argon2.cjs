// Stands in for the package `@node-rs/argon2` inside our bundles: the same add-on, loaded from dist/native.
'use strict';
module.exports = require('./native-bindings.cjs')('argon2.node');
