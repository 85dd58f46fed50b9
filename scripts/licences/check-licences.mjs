// Which shipped packages have a licence that was not agreed to.
import satisfies from 'spdx-satisfies';

/** A licence expression as the policy has it: decided by hand for this very version, or as the package says. */
export const licenceOf = ({ id, licence }, { decided }) => decided[id]?.licence ?? licence;

function isAllowed(expression, allowed) {
  try {
    return satisfies(expression, allowed);
  } catch {
    // Not an SPDX expression ("BSD", "see file"): somebody has to read it and decide.
    return false;
  }
}

/** One sentence for each package that must not ship; none when all is well. */
export function licenceProblems(packages, policy) {
  return packages.filter((entry) => policy.decided[entry.id] === undefined && !isAllowed(entry.licence, policy.allowed))
    .map(({ id, licence }) => `${id} is under ${licence}, which is not on the list of scripts/licences/policy.json`);
}
