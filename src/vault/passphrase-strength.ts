// How hard a passphrase is to guess, in words a person understands; nothing leaves the process.
import { zxcvbn, zxcvbnOptions } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as commonDictionary } from '@zxcvbn-ts/language-common';
import { dictionary as englishDictionary, translations } from '@zxcvbn-ts/language-en';

export interface PassphraseStrength {
  /** 0 guessed at once … 4 out of reach. */
  readonly score: number;
  readonly crackTime: string;
  readonly advice: string;
  readonly acceptable: boolean;
}

/** Below 3 a stolen vault would fall to a rented machine in days. */
const LEAST_SCORE = 3;
const LEAST_LENGTH = 10;
/** The estimate takes quadratic time in the length; what follows this many characters only makes it stronger. */
const ESTIMATED_CHARACTERS = 128;

let prepared = false;

/** Ranks the word lists once, at the first question: it takes some 100 ms and most runs never ask. */
function prepare(): void {
  if (prepared) return;
  zxcvbnOptions.setOptions({ dictionary: { ...commonDictionary, ...englishDictionary, product: ['clearproof', 'vault', 'dossier'] }, graphs: adjacencyGraphs, translations });
  prepared = true;
}

/** Estimates a passphrase against dictionaries, keyboard walks and repeats. */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  prepare();
  const { score, crackTimesDisplay, feedback } = zxcvbn(passphrase.normalize('NFC').slice(0, ESTIMATED_CHARACTERS));
  const longEnough = [...passphrase].length >= LEAST_LENGTH;
  const acceptable = score >= LEAST_SCORE && longEnough;
  const advice = acceptable
    ? 'Good. Keep it somewhere safe: nobody can recover it for you.'
    : [feedback.warning, longEnough ? null : `Use at least ${LEAST_LENGTH} characters.`, ...feedback.suggestions].filter(Boolean).join(' ') || 'Use four or more unrelated words.';
  return { score, crackTime: crackTimesDisplay.offlineSlowHashing1e4PerSecond, advice, acceptable };
}
