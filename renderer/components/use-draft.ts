// Autosave: what is typed is kept at once, and saved on leaving the field or 800 ms after the last key.
import { useEffect, useEffectEvent, useRef, useState } from 'react';

const PAUSE_MS = 800;

export interface Draft { readonly text: string; type(text: string): void; flush(): void }

/** `saved` is the stored value; `save` is called once per change that differs from it. */
export function useDraft(saved: string, save: (text: string) => void): Draft {
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const flush = useEffectEvent(() => {
    clearTimeout(timer.current);
    const text = latest.current;
    latest.current = null;
    if (text !== null && text !== saved) save(text);
  });
  // Leaving the form (another record is selected, the section closes) saves too.
  useEffect(() => () => flush(), []);

  const [seen, setSeen] = useState(saved);
  if (seen !== saved) {
    setSeen(saved);
    setTyped(null);
  }

  return {
    text: typed ?? saved,
    type(text) {
      setTyped(text);
      latest.current = text;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => flush(), PAUSE_MS);
    },
    flush: () => flush(),
  };
}
