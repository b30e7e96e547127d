/**
 * Syllables of Spanish words after the rules of the Ortografía (RAE 2010): diphthongs, triphthongs and hiatus by the
 * written accents, an `h` between vowels does not part them. This is not hyphenation, which may not leave a letter alone.
 */

const strong = /[aeoáéóàèòâêô]/;
const accentedWeak = /[íú]/;
const inseparable = /^(?:[pbfcgk][lr]|[td]r|tl|ch|ll|rr)$/;

interface Sound {
  readonly letters: string;
  readonly isVowel: boolean;
}

/** `guion` → [guion]; `vergüenza` → [ver, güen, za]; `leíais` → [le, í, ais]. Words of another shape are one syllable. */
export function spanishSyllables(word: string): readonly string[] {
  const sounds = soundsOf(word.toLowerCase().normalize('NFC'));
  const nuclei = nucleiOf(sounds);
  if (nuclei.length === 0) return word === '' ? [] : [word];
  const starts = nuclei.map((nucleus, i) => {
    const before = nuclei[i - 1];
    return before ? startOf(sounds, before.to, nucleus.from) : 0;
  });
  return starts.map((start, i) =>
    sounds
      .slice(start, starts[i + 1] ?? sounds.length)
      .map(({ letters }) => letters)
      .join(''),
  );
}

/** Letters as they sound: `qu` and `gu` before e and i are one consonant, so are `ch`, `ll` and `rr`. */
function soundsOf(word: string): Sound[] {
  const parts = word.match(/qu(?=[eéií])|gu(?=[eéií])|ch|ll|rr|\p{L}\p{M}*|[^\p{L}]/gu) ?? [];
  return parts.map((letters, i) => {
    const isY = letters === 'y' && !/^[aeiouáéíóúü]/.test(parts[i + 1] ?? '');
    return { letters, isVowel: isY || /^[aeiouáéíóúüàèìòùâêîôûï]$/.test(letters) };
  });
}

/** Where the vowels of each syllable stand, as sounds from–to (exclusive). */
function nucleiOf(sounds: readonly Sound[]): { from: number; to: number }[] {
  const nuclei: { from: number; to: number }[] = [];
  for (const [i, { isVowel, letters }] of sounds.entries()) {
    if (!isVowel) continue;
    const last = nuclei.at(-1);
    const before = last && sounds[last.to - 1];
    const isNext = last && sounds.slice(last.to, i).every((one) => one.letters === 'h');
    if (last && before && isNext && !parts(sounds, last, i, before.letters, letters)) last.to = i + 1;
    else nuclei.push({ from: i, to: i + 1 });
  }
  return nuclei;
}

function parts(
  sounds: readonly Sound[],
  last: { from: number },
  i: number,
  before: string,
  letter: string,
): boolean {
  if (strong.test(before) && strong.test(letter)) return true;
  if (accentedWeak.test(before) && strong.test(letter)) return true;
  if (strong.test(before) && accentedWeak.test(letter)) return true;
  if (bare(before) === bare(letter)) return true;
  // A weak vowel between two strong ones begins the second syllable: ca-ca-hue-te.
  const next = sounds[i + 1];
  return (
    strong.test(before) && next !== undefined && next.isVowel && strong.test(next.letters) && last.from < i
  );
}

function bare(letter: string): string {
  return letter.normalize('NFD').charAt(0).replace('y', 'i');
}

/** Which consonants between two nuclei begin the second syllable. */
function startOf(sounds: readonly Sound[], from: number, to: number): number {
  const between = to - from;
  if (between <= 1) return from;
  const lastTwo = `${sounds[to - 2]?.letters}${sounds[to - 1]?.letters}`;
  return inseparable.test(lastTwo) ? to - 2 : to - 1;
}
