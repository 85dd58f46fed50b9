// The software bill of materials in CycloneDX, as npm writes it, without what differs from run to run.
import { execFileSync } from 'node:child_process';

/** CycloneDX 1.5 as text. */
export function billOfMaterials(root) {
  const written = execFileSync('npm', ['sbom', '--omit=dev', '--sbom-format=cyclonedx', '--package-lock-only'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32' });
  const bill = JSON.parse(written);
  delete bill.serialNumber;
  delete bill.metadata.timestamp;
  // npm calls the project by the folder it lies in.
  bill.metadata.component.name = 'clearproof';
  return `${JSON.stringify(bill, null, 1)}\n`;
}
