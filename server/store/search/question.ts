import { type Language, stem, wordsOf } from './words.ts';

/** One thing that must occur. */
export type Term =
  /** Any form of the word, in either language; while it is still being typed also longer words. */
  | {
      readonly type: 'word';
      readonly folded: string;
      readonly stems: readonly string[];
      readonly open: boolean;
    }
  /** These words, as they are, one after the other. */
  | { readonly type: 'phrase'; readonly words: readonly string[] };

export type Question = readonly Term[];

const languages: readonly Language[] = ['en', 'es'];
const mostTerms = 12;

/** Words, and "phrases" in quotes; the last word is open unless a space follows it. */
export function readQuestion(text: string): Question {
  const terms: Term[] = [];
  const parts = text.matchAll(/["“”«»]([^"“”«»]*)["“”«»]?|[^"“”«»]+/gu);
  for (const part of parts) {
    const quoted = part[1];
    const words = wordsOf(quoted ?? part[0]).map(({ folded }) => folded);
    if (quoted !== undefined && words.length > 1) terms.push({ type: 'phrase', words });
    else {
      for (const [i, folded] of words.entries()) {
        const isLast = i === words.length - 1 && part.index + part[0].length === text.length;
        const open = quoted === undefined && isLast && !/\s$/.test(text);
        const stems = [...new Set(languages.map((language) => stem(folded, language)))];
        terms.push({ type: 'word', folded, stems, open });
      }
    }
  }
  return terms.slice(0, mostTerms);
}
