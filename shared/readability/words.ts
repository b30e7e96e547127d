/** Words and sentences of a letter, in any language. */

const aWord = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,@/-]*/gu;
/** Scripts that write no spaces between words; the browser's own dictionary divides them. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** `well-being`, `555-0100` and `a@b.org` are one word each, as readers and other counters see them. */
export function wordsOf(text: string, lang?: string): readonly string[] {
  if (!unspaced.test(text)) return (text.match(aWord) ?? []).map((word) => word.replace(/[.,'’@/-]+$/, ''));
  const parts = new Intl.Segmenter(lang, { granularity: 'word' }).segment(text);
  return [...parts].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/** What ends in a full stop though the sentence goes on. */
const abbreviations = new Set(
  (
    'mr mrs ms dr st jr sr vs no dept approx ave blvd rd ' +
    'sra srta srs sres dra dras prof profa ing lic ud uds vd vds núm num pág págs art tel av avda ee uu ej'
  ).split(' '),
);
const ending = /[.!?…。！？؟۔։።।]+["'”’»)\]]*(?=\s|$)|[。！？]/gu;
const beginsLow = /^\s+["'“‘«(¿¡[]*\p{Ll}/u;

/**
 * Sentences, each line by itself: a heading or a list item is one though it has no full stop. Lines without words
 * are none.
 */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/\n+/).flatMap(sentencesOfLine);
}

function sentencesOfLine(line: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const match of line.matchAll(ending)) {
    const to = match.index + match[0].length;
    if (!isEnd(line.slice(from, match.index), match[0], line.slice(to))) continue;
    sentences.push(line.slice(from, to));
    from = to;
  }
  sentences.push(line.slice(from));
  return sentences.map((one) => one.trim()).filter((one) => /[\p{L}\p{N}]/u.test(one));
}

function isEnd(before: string, mark: string, after: string): boolean {
  // "1. Do I need …": the number of a paragraph is no sentence.
  if (/^\s*\(?(?:\p{N}{1,3}|\p{L})$/u.test(before)) return false;
  if (mark.startsWith('.') && !mark.startsWith('..')) {
    const word = /([\p{L}.]+)$/u.exec(before)?.[1]?.toLowerCase() ?? '';
    // Initials and "e.g." go on; "p.m." may well be the end.
    if (abbreviations.has(word) || /^\p{L}$/u.test(word)) return false;
  }
  return mark.includes('!') || mark.includes('?') || !beginsLow.test(after);
}
