// The window's one Trusted Types policy: only scripts of the program itself may become workers.

interface ScriptPolicy { createScriptURL(url: string): string }
interface PolicyFactory { createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy }
declare global {
  interface Window { readonly trustedTypes?: PolicyFactory }
}

const ownScript = (url: string): string => {
  const { origin, protocol, host } = new URL(url, location.href);
  if (protocol !== location.protocol || host !== location.host) throw new TypeError(`Not a script of this program: ${origin}`);
  return url;
};

let policy: ScriptPolicy | undefined;

/** The address as a trusted one; throws for any other origin. */
export function scriptUrl(url: string): string {
  policy ??= window.trustedTypes?.createPolicy('clearproof-workers', { createScriptURL: ownScript }) ?? { createScriptURL: ownScript };
  return policy.createScriptURL(url);
}
