// How strong a passphrase is, asked of the core a moment after the last key.
import { useEffect, useState } from 'react';
import { useApp } from '../../state/app-context.ts';
import type { Strength } from '../../state/vault.ts';

const PAUSE_MS = 150;

/** Strength of `passphrase`; null while nothing is typed or nothing was answered yet. */
export function useStrength(passphrase: string): Strength | null {
  const { vault } = useApp();
  const [strength, setStrength] = useState<Strength | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      if (passphrase === '') setStrength(null);
      else void vault.strength(passphrase).then((answer) => { if (current && answer.ok) setStrength(answer.value); });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [vault, passphrase]);
  return strength;
}
