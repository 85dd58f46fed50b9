// Live words about identifiers while they are typed.

/** Entry number: three-character filer code, seven digits, check digit. */
export const entryNumberProblem = (text: string): string | null =>
  /^[A-Z0-9]{3}-?\d{7}-?\d$/i.test(text.trim()) ? null : 'An entry number has a filer code of three, seven digits and a check digit: 0S4-2611073-6.';

/** HTS number: 8 or 10 digits, with or without points. */
export const htsProblem = (text: string): string | null =>
  /^\d{4}(\.?\d{2})(\.?\d{2}(\.?\d{2})?|\.?\d{4})?$/.test(text.trim()) ? null : 'An HTS number has 8 or 10 digits: 6109.10.0012.';
