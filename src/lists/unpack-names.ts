// Takes apart the cells in which publishers pack a name with its aliases and subsidiaries.

/** No publisher packs more into one cell; longer text is cut, so that no cell takes long to take apart. */
export const LONGEST_CELL = 8_000;

export interface PackedNames {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Named as subsidiaries: companies of their own. */
  readonly subsidiaries: readonly string[];
  /** What the cell says of companies it does not name: "and its subordinate and affiliated entities". */
  readonly more: string | null;
}

/** A comma before one of these belongs to the name. */
const LEGAL_FORM = String.raw`(?:Ltd|Limited|Inc|LLC|L\.L\.C|LLP|L\.P|LP|Corp|Co|GmbH|S\.A|JSC|Pte|Pvt|Sdn)\b`;
const COMMA = new RegExp(String.raw`,(?!\s*${LEGAL_FORM})\s*(?:and\s+)?`, 'i');
const KNOWN_AS = String.raw`(?:also|formerly|previously|now|sometimes)\s+known\s+as|a\.?\/?k\.?\/?a\.?|f\.?\/?k\.?\/?a\.?`;
const LEAD = new RegExp(String.raw`^(?:(?:and|including|includes?|with)\s+)?(?:(?:its|the|other)\s+)?(?:[\w-]+\s+)?(?:${KNOWN_AS}|alias(?:es)?)\s*:?\s*`, 'i');
const BETWEEN = new RegExp(String.raw`[,;]?\s+(?:and\s+)?(?:${KNOWN_AS})\s*:?\s+`, 'gi');
const SUBSIDIARIES = /[,;]?\s+and\s+(?:(?:all|any)\s+of\s+)?(?:its\s+)?(?:[\w-]+\s+)?(?:[\w-]+-based\s+)?(?:subsidiar(?:y|ies)|subordinate\s+and\s+affiliated\s+entit(?:y|ies)|affiliat(?:es|ed\s+entities))\b/i;

const tidy = (text: string): string => text.replace(/\s+/g, ' ').replace(/^[\s,;:]+|[\s,;:]+$/g, '').replace(/^and\s+/i, '').trim();

/** Splits a list of names; commas part them only where no semicolon does and no legal form follows. */
function splitNames(text: string, isPair: boolean): string[] {
  const plain = text.replace(BETWEEN, '; ');
  const parts = plain.includes(';') ? plain.split(';') : plain.split(COMMA);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && isPair && only.split(/\sand\s/i).length === 2) return only.split(/\sand\s/i).map(tidy).filter(Boolean);
  return parts.map(tidy).filter(Boolean);
}

/** The text without its outermost brackets that speak of other names, and what stood in them. */
function takeBrackets(text: string): { rest: string; inside: string[] } {
  const inside: string[] = [];
  let rest = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const end = character === '(' ? closingBracket(text, at) : -1;
    const content = end > 0 ? text.slice(at + 1, end).trim() : '';
    if (end > 0 && LEAD.test(content)) {
      inside.push(content);
      at = end;
    } else rest += character;
  }
  return { rest, inside };
}

function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text.charAt(at) === '(') depth += 1;
    else if (text.charAt(at) === ')' && --depth === 0) return at;
  }
  return -1;
}

/** "A Co., Ltd. (including two aliases: B; and C) and its subsidiary D" → A with aliases B and C, subsidiary D. Never throws. */
export function unpackNames(cell: string): PackedNames {
  const { rest, inside } = takeBrackets(cell.slice(0, LONGEST_CELL).replace(/\s+/g, ' '));
  const aliases = inside.flatMap((content) => splitNames(content.replace(LEAD, ''), /\b(?:two|2)\b/i.test(LEAD.exec(content)?.[0] ?? '')));
  const cut = SUBSIDIARIES.exec(rest);
  const head = cut ? rest.slice(0, cut.index) : rest;
  const tail = cut ? tidy(rest.slice(cut.index + cut[0].length).replace(/^[\s,:]*(?:which\s+includes?|including|namely|include)?\s*:?\s*/i, '')) : '';
  // What follows the name after "a/k/a" without brackets.
  const [name = '', ...known] = head.split(BETWEEN).flatMap((part, index) => (index === 0 ? [tidy(part)] : splitNames(part, false)));
  return { name, aliases: [...known, ...aliases], subsidiaries: tail === '' ? [] : splitNames(tail, /\btwo\b/i.test(cut?.[0] ?? '')), more: cut && tail === '' ? tidy(cut[0]) : null };
}
