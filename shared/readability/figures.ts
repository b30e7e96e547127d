import { englishSyllables } from './english.ts';
import { type Sms, smsOf } from './sms.ts';
import { spanishSyllables } from './spanish.ts';
import { sentencesOf, wordsOf } from './words.ts';

/** Barrio-Cantalejo 2008 (An Sist Sanit Navar 31(2)): below 40, 55, 65, up to 80, above. */
export const infleszBands = ['veryHard', 'somewhatHard', 'normal', 'fairlyEasy', 'veryEasy'] as const;
export type InfleszBand = (typeof infleszBands)[number];

export interface Figures {
  readonly words: number;
  readonly sentences: number;
  /** Flesch-Kincaid grade level; English only. */
  readonly grade?: number;
  /** Spanish only; higher is easier. */
  readonly inflesz?: { readonly score: number; readonly band: InfleszBand };
  readonly sms: Sms;
}

/** @param text a line for each paragraph, heading and list item */
export function figuresOf(text: string, lang: string): Figures {
  const words = wordsOf(text, lang);
  const sentences = sentencesOf(text).length;
  const counted = { words: words.length, sentences, sms: smsOf(text) };
  if (words.length === 0 || sentences === 0) return counted;
  const language = lang.toLowerCase().split('-')[0];
  if (language === 'en') {
    const syllables = sum(words.map(englishSyllables));
    return { ...counted, grade: fleschKincaid({ words: words.length, sentences, syllables }) };
  }
  if (language === 'es') {
    const syllables = sum(words.map((word) => countOf(word)));
    const score = perspicuity({ words: words.length, sentences, syllables });
    return { ...counted, inflesz: { score, band: bandOf(score) } };
  }
  return counted;
}

export interface Counts {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
}

/** Kincaid et al. 1975: a school grade of the United States; can be below zero. */
export function fleschKincaid({ words, sentences, syllables }: Counts): number {
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

/** Szigriszt-Pazos 1993, the score that the INFLESZ scale reads. */
export function perspicuity({ words, sentences, syllables }: Counts): number {
  return 206.835 - 62.3 * (syllables / words) - words / sentences;
}

export function bandOf(score: number): InfleszBand {
  if (score < 40) return 'veryHard';
  if (score < 55) return 'somewhatHard';
  if (score < 65) return 'normal';
  return score <= 80 ? 'fairlyEasy' : 'veryEasy';
}

function countOf(word: string): number {
  return sum(
    word
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter((part) => part !== '')
      .map((part) => (/\p{L}/u.test(part) ? spanishSyllables(part).length : 1)),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
