import { isLanguageTag } from './names.ts';

/** A term of the network's glossary. */
export interface Term {
  readonly id: string;
  /** The language of the term itself. */
  readonly lang: string;
  readonly term: string;
  /** What may stand for it, by language. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly note: string;
}

export interface Deviation {
  readonly term: string;
  /** What the glossary says instead. */
  readonly wanted: readonly string[];
}

/** Where a term stands in a text: as whole words, whatever their case. */
export function hitsOf(
  text: string,
  term: string,
): readonly { readonly from: number; readonly to: number }[] {
  const form = formOf(term);
  if (!form) return [];
  return [...text.matchAll(form)].map((hit) => ({ from: hit.index, to: hit.index + hit[0].length }));
}

/** Hundreds of terms are looked for in every paragraph at every letter: each is made ready once. */
const forms = new Map<string, RegExp | undefined>();

function formOf(term: string): RegExp | undefined {
  if (!forms.has(term)) {
    const words = term.trim().split(/\s+/).filter(Boolean).map(escaped);
    const form = `(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`;
    forms.set(term, words.length === 0 ? undefined : new RegExp(form, 'giu'));
  }
  return forms.get(term);
}

/** Terms of the source that its translation calls something else than the glossary does. */
export function deviationsOf(
  terms: readonly Term[],
  source: { readonly lang: string; readonly words: string },
  target: { readonly lang: string; readonly words: string },
): readonly Deviation[] {
  if (target.words === '') return [];
  return terms
    .filter((one) => isSameLanguage(one.lang, source.lang) && hitsOf(source.words, one.term).length > 0)
    .flatMap(({ term, words }) => {
      const wanted = wordsFor(words, target.lang);
      const isThere = wanted.some((word) => stands(target.words, word));
      return wanted.length === 0 || isThere ? [] : [{ term, wanted }];
    });
}

/** Endings may follow, and in some languages something comes before: a hint must not nag about grammar. */
function stands(text: string, word: string): boolean {
  return text.toLocaleLowerCase().includes(word.trim().toLocaleLowerCase());
}

/** What stands for a term in a language, or else in that language wherever it is spoken. */
function wordsFor(words: Term['words'], lang: string): readonly string[] {
  const said = (tag: string) =>
    Object.entries(words).find(([one]) => one.toLowerCase() === tag.toLowerCase())?.[1];
  return said(lang) ?? said(baseOf(lang)) ?? [];
}

/** Whether two tags name one language, wherever it is spoken. */
export function isSameLanguage(a: string, b: string): boolean {
  return baseOf(a).toLowerCase() === baseOf(b).toLowerCase();
}

function baseOf(lang: string): string {
  return lang.split('-', 1)[0] ?? '';
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** "es: inasistencia, falta" for each language, a line each. @returns undefined where a line can't be read */
export function readWords(text: string) {
  const words: Record<string, string[]> = {};
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const tag = line.slice(0, Math.max(0, line.indexOf(':'))).trim();
    const said = line.slice(line.indexOf(':') + 1);
    const list = said
      .split(/[,;،]/)
      .map((word) => word.trim())
      .filter(Boolean);
    if (!line.includes(':') || !isLanguageTag(tag) || list.length === 0) return undefined;
    words[tag] = [...(words[tag] ?? []), ...list];
  }
  return words;
}

export function writeWords(words: Term['words']): string {
  return Object.entries(words)
    .map(([tag, list]) => `${tag}: ${list.join(', ')}`)
    .join('\n');
}
