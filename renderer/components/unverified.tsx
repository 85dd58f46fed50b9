// The mark of a statement nobody has checked against its source yet.
import type { ReactElement } from 'react';
import { Badge } from './marks.tsx';

export function Unverified({ confidence }: { readonly confidence: 'verified' | 'unverified' }): ReactElement | null {
  return confidence === 'unverified' ? <Badge tone="warn">not verified</Badge> : null;
}
