// The text that ships with the program: whose work is in it, and under which licence.
import { licenceOf } from './check-licences.mjs';

const RULE = '-'.repeat(72);

export function noticesText(packages, policy) {
  const embedded = policy.embedded.map(({ name, licence, where }) => `${name}: ${licence} (${where})`);
  const entries = packages.map((entry) => [
    RULE, `${entry.name} ${entry.version}`, `Licence: ${licenceOf(entry, policy)}`, ...(policy.decided[entry.id] ? [`Note: ${policy.decided[entry.id].why}`] : []), ...(entry.homepage ? [entry.homepage] : []), '',
    ...(entry.texts.length > 0 ? entry.texts : ['The package has no licence file; the licence named above applies.']), '',
  ].join('\n'));
  return [
    'Clearproof contains the work of others. Each part stays under its own licence.', '', 'Contained in add-ons, WebAssembly files, fonts and the runtime:', '', ...embedded, '', `${packages.length} packages:`, '', ...entries,
  ].join('\n');
}
