// Takes out of a packed program what only development needs: a runtime folder is copied as it is.
'use strict';
const { rmSync } = require('node:fs');
const path = require('node:path');

exports.default = async ({ appOutDir }) => {
  for (const file of ['resources/default_app.asar', 'version']) rmSync(path.join(appOutDir, file), { force: true });
};
