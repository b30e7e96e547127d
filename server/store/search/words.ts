import { stemEnglish } from './english.ts';
import { stemSpanish } from './spanish.ts';

/** A word where it stands in a text. */
export interface Word {
  /** Without case and accents. */
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

export type Language = 'en' | 'es';

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*/gu;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const found of text.matchAll(word)) {
    words.push({ folded: fold(found[0]), from: found.index, to: found.index + found[0].length });
  }
  return words;
}

export function fold(text: string): string {
  if (/^[a-z0-9]+$/i.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/['’]/g, '');
}

const stems: Readonly<Record<Language, Map<string, string>>> = { en: new Map(), es: new Map() };
/** Words whose stem is kept: a language has fewer that people use. */
const mostKept = 50_000;

/** What different forms of a word have in common; `folded` itself where it is no plain word. */
export function stem(folded: string, language: Language): string {
  const known = stems[language];
  const found = known.get(folded);
  if (found !== undefined) return found;
  if (!/^[a-z]{3,40}$/.test(folded)) return folded;
  const made = language === 'es' ? stemSpanish(folded) : stemEnglish(folded);
  if (known.size >= mostKept) known.clear();
  known.set(folded, made);
  return made;
}

const common: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    'the of and to in is that it for was on are with as they at be this from have we not by'.split(' '),
  ),
  es: new Set(
    'de la que el en y los del las un por con una para es se lo como mas pero sus le ya al no su'.split(' '),
  ),
};

/** The language that more of the commonest words are of; undefined when too few words tell. */
export function languageOf(words: readonly Word[]): Language | undefined {
  let english = 0;
  let spanish = 0;
  for (const { folded } of words) {
    if (common.en.has(folded)) english += 1;
    if (common.es.has(folded)) spanish += 1;
  }
  if (english + spanish < 2 || english === spanish) return undefined;
  return spanish > english ? 'es' : 'en';
}

/** A text as an index keeps it: its words, and the stems of these, each line by the language it is in. */
export function indexed(text: string): { readonly words: string; readonly stems: string } {
  const lines = text.split('\n').map(wordsOf);
  const whole = languageOf(lines.flat()) ?? 'en';
  const words: string[] = [];
  const stemmed: string[] = [];
  for (const line of lines) {
    const language = (line.length >= 6 ? languageOf(line) : undefined) ?? whole;
    for (const { folded } of line) {
      words.push(folded);
      stemmed.push(stem(folded, language));
    }
  }
  return { words: words.join(' '), stems: stemmed.join(' ') };
}
