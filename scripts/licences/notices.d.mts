import type { LicencePolicy, ShippedPackage } from './check-licences.mjs';

export function noticesText(packages: readonly ShippedPackage[], policy: LicencePolicy): string;
