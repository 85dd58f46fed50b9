// The number stamped on a package page: prefix and six digits, the same as its page label.

export const PAGE_DIGITS = 6;
export const labelPrefix = (prefix: string): string => (prefix === '' ? '' : `${prefix}-`);

/** "CP-000123" for page 123. */
export const pageNumber = (prefix: string, page: number): string => `${labelPrefix(prefix)}${String(page).padStart(PAGE_DIGITS, '0')}`;

/** As wide as any page number: digits of the faces all have one width. */
export const pageNumberSample = (prefix: string): string => pageNumber(prefix, 0);
