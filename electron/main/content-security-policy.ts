// The content security policy sent with every response of the app's own scheme.

/** `connect-src 'self'` reaches only the app's own files; WebAssembly serves pdf.js image decoders. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self' blob: data:", "font-src 'self' data:", "connect-src 'self'",
  "worker-src 'self'", "frame-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
].join('; ');
