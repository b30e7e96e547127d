import type { Question, Term } from './question.ts';
import { stem, type Word, wordsOf } from './words.ts';

/** A piece of a text, and which of its characters answer the question: [from, to) pairs in order. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
}

interface Hit {
  readonly term: Term;
  readonly from: number;
  readonly to: number;
}

const length = 180;

/** Characters looked through at once: in a long text the first such stretch with a hit in it will do. */
const stretch = 20_000;

/** The piece with most of what was asked for in it; undefined where nothing of it occurs. */
export function snippetOf(text: string, question: Question): Snippet | undefined {
  for (let from = 0; from < text.length; from += stretch) {
    const found = snippetIn(text.slice(from, from + stretch), question);
    if (found) return found;
  }
  return undefined;
}

/** Whether all that is asked for occurs in a short text. */
export function answers(text: string, question: Question): boolean {
  const words = wordsOf(text);
  return question.every((term) => hitsOf(words, term).length > 0);
}

function snippetIn(text: string, question: Question): Snippet | undefined {
  const words = wordsOf(text);
  const hits = question.flatMap((term) => hitsOf(words, term)).toSorted((a, b) => a.from - b.from);
  if (hits.length === 0) return undefined;
  const first = densest(hits);
  const start = edge(text, Math.max(0, first.from - length / 4), -1);
  const end = edge(text, Math.min(text.length, start + length), 1);
  const before = start > 0 ? '… ' : '';
  const shift = before.length - start;
  return {
    text: `${before}${text.slice(start, end).replace(/\s/g, ' ')}${end < text.length ? ' …' : ''}`,
    marks: apart(hits.filter((hit) => hit.from >= start && hit.to <= end)).map(
      ({ from, to }) => [from + shift, to + shift] as const,
    ),
  };
}

function hitsOf(words: readonly Word[], term: Term): Hit[] {
  if (term.type === 'word') {
    return words.filter((word) => isForm(word, term)).map(({ from, to }) => ({ term, from, to }));
  }
  const hits: Hit[] = [];
  for (const [i, word] of words.entries()) {
    if (!term.words.every((wanted, j) => words[i + j]?.folded === wanted)) continue;
    hits.push({ term, from: word.from, to: words[i + term.words.length - 1]?.to ?? word.to });
  }
  return hits;
}

function isForm({ folded }: Word, term: Extract<Term, { type: 'word' }>): boolean {
  // A stem begins as its word does.
  if (folded[0] !== term.folded[0]) return false;
  if (folded === term.folded || (term.open && folded.startsWith(term.folded))) return true;
  return term.stems.includes(stem(folded, 'en')) || term.stems.includes(stem(folded, 'es'));
}

/** The hit from which most different terms are within reach. */
function densest(hits: readonly Hit[]): Hit {
  let best = { hit: hits[0] as Hit, terms: 0 };
  for (const [i, hit] of hits.entries()) {
    const near = new Set<Term>();
    for (let j = i; j < hits.length; j += 1) {
      const other = hits[j];
      if (!other || other.to - hit.from > length * 0.7) break;
      near.add(other.term);
    }
    if (near.size > best.terms) best = { hit, terms: near.size };
  }
  return best.hit;
}

/** The nearest end of a word, at most 20 characters on. */
function edge(text: string, at: number, step: 1 | -1): number {
  for (let i = Math.round(at), steps = 0; steps < 20; i += step, steps += 1) {
    if (i <= 0) return 0;
    if (i >= text.length) return text.length;
    if (/\s/.test(text[step === 1 ? i : i - 1] ?? '')) return i;
  }
  return Math.round(at);
}

function apart(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits) if (hit.from >= (kept.at(-1)?.to ?? 0)) kept.push(hit);
  return kept;
}
