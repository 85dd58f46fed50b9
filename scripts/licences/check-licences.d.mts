export interface ShippedPackage { readonly id: string; readonly name: string; readonly version: string; readonly licence: string; readonly texts: readonly string[]; readonly homepage: string | null }
export interface LicencePolicy {
  readonly allowed: readonly string[];
  readonly decided: Readonly<Record<string, { readonly licence: string; readonly why: string }>>;
  readonly embedded: readonly { readonly name: string; readonly licence: string; readonly where: string }[];
}
export function licenceOf(entry: ShippedPackage, policy: LicencePolicy): string;
export function licenceProblems(packages: readonly ShippedPackage[], policy: LicencePolicy): string[];
