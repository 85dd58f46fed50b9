// Names and numbers as they are compared: what differs only in typing is the same.

/** Legal forms say what kind of company it is, not which. */
const LEGAL_FORMS = new Set(['CO', 'COMPANY', 'LTD', 'LIMITED', 'LLC', 'LLP', 'INC', 'INCORPORATED', 'CORP', 'CORPORATION', 'GMBH', 'JSC', 'JOINT', 'STOCK', 'PLC', 'PTE', 'PVT', 'PRIVATE', 'SDN', 'BHD', 'SA', 'SAS', 'BV', 'AG', 'TNHH', 'CONG', 'TY', 'CP', 'THE']);
const CHINESE_FORMS = /股份有限公司|有限责任公司|有限公司|公司$/g;

/** Upper case without marks, punctuation, legal form and spacing: "Hoa Mẫu Co., Ltd." and "HOA MAU CO LTD" are equal. Applying it twice changes nothing. */
export function comparableName(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'D').toUpperCase().replaceAll('&', ' AND ').replace(CHINESE_FORMS, ' ');
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

/** A document, container or account number without case, spaces, hyphens and full-width digits. */
export const comparableNumber = (text: string): string => (/^[A-Z0-9*]*$/.test(text) ? text : /^[ -~]*$/.test(text) ? text.toUpperCase().replace(/[^A-Z0-9*]+/g, '') : text.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}*]+/gu, ''));
