// Autosave: what is typed is kept at once, and saved on leaving the field or 800 ms after the last key.
import { useEffect, useEffectEvent, useState } from 'react';

const PAUSE_MS = 800;

export interface Draft { readonly text: string; type(text: string): void; flush(): void }

/** `saved` is the stored value; `save` is called once per change that differs from it. */
export function useDraft(saved: string, save: (text: string) => void): Draft {
  const [typed, setTyped] = useState<string | null>(null);
  const [sent, setSent] = useState<string | null>(null);

  // A stored value that arrives replaces what was typed, unless typing went on since it was sent.
  const [seen, setSeen] = useState(saved);
  if (seen !== saved) {
    setSeen(saved);
    if (typed === sent) setTyped(null);
    setSent(null);
  }

  const flush = (): void => {
    if (typed === null || typed === saved || typed === sent) return;
    setSent(typed);
    save(typed);
  };
  const flushNow = useEffectEvent(flush);
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => flushNow(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  // Leaving the form (another record is selected, the section closes) saves too.
  useEffect(() => () => flushNow(), []);

  return { text: typed ?? saved, type: setTyped, flush };
}
