// Guesses the language of a text from its script, and for Latin letters from its commonest words.

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff]/gu, 'ja'],
  [/[\uac00-\ud7af]/gu, 'ko'],
  [/[\u4e00-\u9fff]/gu, 'zh'],
  [/[\u0e00-\u0e7f]/gu, 'th'],
  [/[\u0b80-\u0bff]/gu, 'ta'],
  [/[\u0900-\u097f]/gu, 'hi'],
  [/[\u0980-\u09ff]/gu, 'bn'],
  [/[\u0600-\u06ff]/gu, 'ar'],
  [/[\u0400-\u04ff]/gu, 'ru'],
  [/[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0110\u0111]/gu, 'vi'],
];
const WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(['the', 'and', 'of', 'to', 'for', 'invoice', 'date', 'total']),
  es: new Set(['el', 'la', 'los', 'las', 'del', 'para', 'factura', 'fecha']),
  fr: new Set(['le', 'les', 'des', 'du', 'pour', 'et', 'facture', 'une']),
  de: new Set(['der', 'die', 'das', 'und', 'mit', 'rechnung', 'datum', 'ist']),
  pt: new Set(['o', 'os', 'da', 'do', 'dos', 'para', 'fatura', 'n\u00e3o']),
  id: new Set(['dan', 'yang', 'dengan', 'untuk', 'tanggal', 'jumlah', 'dari', 'di']),
};
const SAMPLE = 20_000;
/** Share of letters a script must have: a Chinese name in an English letter does not make it Chinese. */
const SHARE: Readonly<Record<string, number>> = { vi: 0.02, ja: 0.05 };

/** BCP 47 tag of the likely language; `en` when the text says nothing. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'en';
  for (const [script, language] of SCRIPTS) if ((sample.match(script)?.length ?? 0) / letters > (SHARE[language] ?? 0.15)) return language;
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(WORDS).map(([language, common]) => ({ language, score: words.filter((word) => common.has(word)).length }));
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score === 0 ? 'en' : best.language;
}
