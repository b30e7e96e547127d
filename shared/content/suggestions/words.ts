import { longestCommon } from './common.ts';

/** A stretch of two texts: in both, only in the earlier, or only in the later one. */
export interface Stretch {
  readonly type: 'same' | 'removed' | 'added';
  readonly text: string;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];
}

/** How one text becomes another, word by word; what goes is told before what comes in its place. */
export function wordChanges(before: string, after: string): readonly Stretch[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const stretches: { type: Stretch['type']; text: string }[] = [];
  const add = (type: Stretch['type'], words: readonly string[]) => {
    const text = words.join('');
    const last = stretches.at(-1);
    if (text === '') return;
    if (last?.type === type) last.text += text;
    else stretches.push({ type, text });
  };
  let [i, j] = [0, 0];
  for (const [x, y] of [
    ...longestCommon(a, b, (one, other) => one === other),
    [a.length, b.length] as const,
  ]) {
    add('removed', a.slice(i, x));
    add('added', b.slice(j, y));
    add('same', a.slice(x, x + 1));
    [i, j] = [x + 1, y + 1];
  }
  return withoutCrumbs(stretches);
}

/** A lone space between two changes is part of them: whole phrases read better than every other word. */
function withoutCrumbs(stretches: readonly Stretch[]): readonly Stretch[] {
  const whole: Stretch[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') whole.push({ type: 'removed', text: removed });
    if (added !== '') whole.push({ type: 'added', text: added });
    removed = '';
    added = '';
  };
  stretches.forEach((stretch, i) => {
    const isBetween =
      stretch.type === 'same' &&
      stretch.text.trim() === '' &&
      removed !== '' &&
      added !== '' &&
      i < stretches.length - 1;
    if (stretch.type !== 'added' && (stretch.type === 'removed' || isBetween)) removed += stretch.text;
    if (stretch.type !== 'removed' && (stretch.type === 'added' || isBetween)) added += stretch.text;
    if (stretch.type === 'same' && !isBetween) {
      flush();
      whole.push(stretch);
    }
  });
  flush();
  return whole;
}

/** Both changes of a text in one, or undefined where they meet. */
export function mergedWords(base: string, theirs: string, mine: string): string | undefined {
  const words = wordsOf(base);
  const [edits, others] = [editsOf(words, mine), editsOf(words, theirs)];
  const all = [...edits, ...others].toSorted((a, b) => a.from - b.from || a.to - b.to);
  for (const [i, edit] of all.entries()) {
    const next = all[i + 1];
    if (next && (next.from < edit.to || (next.from === edit.from && next.to === edit.to))) return undefined;
  }
  let merged = '';
  let at = 0;
  for (const { from, to, by } of all) {
    merged += words.slice(at, from).join('') + by;
    at = to;
  }
  return merged + words.slice(at).join('');
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

function editsOf(words: readonly string[], text: string): readonly Edit[] {
  const wanted = wordsOf(text);
  const edits: Edit[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [
    ...longestCommon(words, wanted, (one, other) => one === other),
    [words.length, wanted.length] as const,
  ]) {
    if (x > i || y > j) edits.push({ from: i, to: x, by: wanted.slice(j, y).join('') });
    [i, j] = [x + 1, y + 1];
  }
  return edits;
}
