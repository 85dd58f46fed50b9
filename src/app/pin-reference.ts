// Pins in a dossier which reference data it is issued with, so that anybody can tell later by which rules it was judged.
import * as v from 'valibot';
import { referencePinSchema, type ReferencePin } from '../domain/dossier/dossier.ts';
import { filesInForce } from './reference-files.ts';
import type { Services } from './services.ts';

/** Name, version, day and hash of every reference file in force in the open vault. */
export async function referencePins({ resources, session: { vault } }: Services): Promise<ReferencePin[]> {
  return [...(await filesInForce(resources, vault)).values()].map(({ file: { name, version, date }, sha256 }) => ({ name, version, date, sha256 }));
}

/** Writes the pins into the dossier where they changed, outside its undo list: done before a package is made of it. */
export async function pinReference(services: Services, dossierId: string): Promise<void> {
  const { dossiers } = services.session.vault;
  const [pins, { header, revision }] = await Promise.all([referencePins(services), dossiers.header(dossierId)]);
  if (JSON.stringify(header.referencePins) === JSON.stringify(pins)) return;
  await dossiers.commit({
    dossierId, label: null, edits: [{ op: 'header', value: { ...header, referencePins: pins } }], expectedRevision: revision,
    act: { type: 'reference.pin', object: `dossier:${dossierId}`, details: { files: pins.length } },
  });
}

/** The pins of an issued package; none where it was issued before there were any. */
export function pinsOf(manifest: unknown): readonly ReferencePin[] {
  const parsed = v.safeParse(v.object({ reference: v.array(referencePinSchema) }), manifest);
  return parsed.success ? parsed.output.reference : [];
}

/** What changed in the reference data since `pins`, in words; nothing where there are none to compare with. */
export function changedSince(pins: readonly ReferencePin[], now: readonly ReferencePin[]): string[] {
  if (pins.length === 0) return [];
  const before = new Map(pins.map((pin) => [pin.name, pin]));
  return now.flatMap((pin) => {
    const old = before.get(pin.name);
    if (old?.sha256 === pin.sha256) return [];
    return [old ? `Reference data ${pin.name}: version ${old.version} then, ${pin.version} now` : `Reference data ${pin.name} is new`];
  });
}
