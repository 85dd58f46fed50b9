// Stands for brotli in the bundles: fontkit loads it, dictionary and all, for WOFF2 fonts, and none is shipped or read.
module.exports = () => { throw new Error('WOFF2 fonts are not read'); };
