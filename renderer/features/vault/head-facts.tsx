// A signed head of the custody log as a person compares it: size, time, hashes, fingerprint of the key.
import type { ReactElement } from 'react';
import type { SignedHead } from '../../../src/contract/custody-head.ts';
import { Facts } from '../../components/inspector-parts.tsx';
import { formatInstant } from '../../format/dates.ts';
import { countOf } from '../../format/numbers.ts';

export function HeadFacts({ head, keyFingerprint }: { readonly head: SignedHead | null; readonly keyFingerprint: string }): ReactElement {
  return (
    <Facts facts={[
      { name: 'Last that left', value: head ? `${formatInstant(head.head.at)}, ${countOf(head.head.size, 'event')}` : 'None yet: packages, backups and exports carry one' },
      { name: 'Hash', value: head && <code>{head.head.head}</code> },
      { name: 'Merkle root', value: head && <code>{head.head.root}</code> },
      { name: 'Key', value: <code>{keyFingerprint}</code> },
    ]} />
  );
}
