// Shortcuts: does a key press mean this command, and how it is written for people.
import type { Command } from './commands.ts';

export interface KeyPress { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean; readonly altKey: boolean }

/** True when the press is exactly this shortcut; `mac` decides what Mod is. */
export function matches(press: KeyPress, keys: string, mac: boolean): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const mod = parts.includes('Mod');
  const pressedMod = mac ? press.metaKey : press.ctrlKey;
  const otherMod = mac ? press.ctrlKey : press.metaKey;
  if (pressedMod !== mod || otherMod || press.altKey) return false;
  // A sign such as "?" already carries the Shift it needs.
  if (key.length === 1 && !/[a-z0-9]/i.test(key)) return press.key === key;
  return press.shiftKey === parts.includes('Shift') && press.key.toLowerCase() === key.toLowerCase();
}

/** "Mod+Shift+Z" → "Ctrl+Shift+Z", or "⇧⌘Z" on a Mac. */
export function spell(keys: string, mac: boolean): string {
  if (!mac) return keys.replace('Mod', 'Ctrl');
  const parts = keys.split('+');
  return `${parts.includes('Shift') ? '⇧' : ''}${parts.includes('Mod') ? '⌘' : ''}${parts.at(-1) ?? ''}`;
}

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.tagName === 'TEXTAREA' || (target.tagName === 'INPUT' && !['checkbox', 'radio', 'button'].includes((target as HTMLInputElement).type)));

/** The command a press asks for, if any: undo inside a text field stays the field's own. */
export function commandFor(event: KeyPress & { readonly target: EventTarget | null }, commands: readonly Command[], mac: boolean): Command | null {
  const typing = isText(event.target);
  return commands.find((command) => command.keys !== null && (command.inText || !typing) && matches(event, command.keys, mac)) ?? null;
}

export const onMac = (): boolean => navigator.platform.startsWith('Mac');
