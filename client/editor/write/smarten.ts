/** What is put in place of the last `drop` letters when a letter is typed. */
export interface Smartened {
  readonly drop: number;
  readonly put: string;
}

type Quotes = readonly [open: string, close: string, innerOpen: string, innerClose: string];

const curly: Quotes = ['“', '”', '‘', '’'];
const low: Quotes = ['„', '“', '‚', '‘'];
const angled: Quotes = ['«', '»', '“', '”'];

/**
 * Quotation marks by language; others are written as in English. Spanish too, as school districts in the United
 * States write it; Spain has its angled ones.
 */
const quotesOf = new Map<string, Quotes>([
  ['es-es', angled],
  ['fr', ['«\u00a0', '\u00a0»', '“', '”']],
  ['ru', ['«', '»', '„', '“']],
  ['uk', ['«', '»', '„', '“']],
  ['de', low],
  ['pl', ['„', '”', '‚', '’']],
]);

const opensAfter = /(?:^|[\s([{¿¡—–/“‘«„‚-])$/u;

/**
 * The typographer's form of what was typed on a keyboard: quotation marks, apostrophe, dash, ellipsis, arrow.
 * @param before the words of the paragraph up to the caret
 * @param typed the letter being typed
 */
export function smarten(before: string, typed: string, language: string): Smartened | undefined {
  switch (typed) {
    case '"':
    case "'": {
      const tag = language.toLowerCase();
      const [open, close, innerOpen, innerClose] =
        quotesOf.get(tag) ?? quotesOf.get(tag.split('-')[0] ?? '') ?? curly;
      const opens = opensAfter.test(before);
      if (typed === '"') return { drop: 0, put: opens ? open : close };
      // Between letters and after them it is the apostrophe, alike everywhere.
      return { drop: 0, put: opens ? innerOpen : /\p{L}$/u.test(before) ? '’' : innerClose };
    }
    case '.':
      return /(?:^|[^.])\.\.$/.test(before) ? { drop: 2, put: '…' } : undefined;
    case '-':
      // At the start of a block three of them are a divider.
      return /[^-]-$/.test(before) && before.trim() !== '-' ? { drop: 1, put: '—' } : undefined;
    case '>':
      return /(?:^|[^-])-$/.test(before) ? { drop: 1, put: '→' } : undefined;
    default:
      return undefined;
  }
}
