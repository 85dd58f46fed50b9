// Audit codes in plain words, and the choices of the forms.
import type { AuditAge } from '../../../src/domain/audits/production-window.ts';
import type { Closure } from '../../../src/domain/audits/finding-closure.ts';
import type { MatrixState } from '../../../src/domain/audits/indicator-matrix.ts';
import type { Tone } from '../../components/marks.tsx';
import type { Choice } from '../../components/select-field.tsx';
import { wordsOf } from '../../copy/words.ts';

export const AGE_WORDS: Readonly<Record<AuditAge, string>> = { covers: 'Speaks for the time of production', aged: 'Too old when the goods were made', later: 'Made too long after production', undated: 'Cannot be dated against production' };
/** The same in a narrow column headed "At production". */
export const AGE_MARKS: Readonly<Record<AuditAge, string>> = { covers: 'speaks for it', aged: 'too old', later: 'too late', undated: 'no date' };
export const AGE_TONES: Readonly<Record<AuditAge, Tone>> = { covers: 'accent', aged: 'warn', later: 'warn', undated: 'plain' };

export const CLOSURE_TONES: Readonly<Record<Closure, Tone>> = { open: 'warn', claimed: 'warn', verified: 'plain' };

export const MATRIX_TONES: Readonly<Record<MatrixState, Tone>> = { found: 'warn', closed: 'plain', nothing: 'accent', unseen: 'plain', notReliedOn: 'block' };

/** A choice that stands for an empty field. */
export const NONE = 'none';
export const choicesOf = (codes: readonly string[], none: string): Choice[] => [{ id: NONE, label: none }, ...codes.map((id) => ({ id, label: wordsOf(id) }))];
/** Of the codes the chosen one; null for the empty choice. */
export const chosenOf = <T extends string>(codes: readonly T[], id: string): T | null => codes.find((code) => code === id) ?? null;

export const numberOrNull = (text: string | null): number | null => (text === null ? null : Number(text));
export const shown = (value: number | null): string | null => (value === null ? null : String(value));
export const listOfWords = (text: string | null): string[] => (text ?? '').split(/[,;\n]/).map((part) => part.trim()).filter(Boolean);
