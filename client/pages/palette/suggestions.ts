import type { Answer } from '../../../shared/contract/calls.ts';

type SnippetShape = NonNullable<Answer<'search'>['publications'][number]['snippet']>;

/** One line of the palette. */
export interface Suggestion {
  readonly id: string;
  readonly text: string;
  /** Beside the text: whose it is. */
  readonly hint?: string;
  readonly snippet?: SnippetShape;
  readonly run: () => void;
}

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly suggestions: readonly Suggestion[];
}

/** Whether every word of the question begins a word of the text; case and accents do not matter. */
export function answers(question: string, text: string): boolean {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u);
  return fold(question)
    .split(/[^\p{L}\p{N}]+/u)
    .every((asked) => words.some((word) => word.startsWith(asked)));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The one `step` further, round the ends; the first where there is none yet. */
export function moved(
  all: readonly Suggestion[],
  from: string | undefined,
  step: 1 | -1,
): string | undefined {
  if (all.length === 0) return undefined;
  const at = all.findIndex((one) => one.id === from);
  if (at === -1) return (step === 1 ? all[0] : all.at(-1))?.id;
  return all[(at + step + all.length) % all.length]?.id;
}
