import type { ShippedPackage } from './check-licences.mjs';

export function shippedPackages(root: string): readonly ShippedPackage[];
