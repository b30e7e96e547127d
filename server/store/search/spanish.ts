/**
 * Spanish stems after https://snowballstem.org/algorithms/spanish/stemmer.html, for words without accents: people
 * search without them. What only an accent would tell apart (-ió from -io) is left alone.
 */
const pronoun = /(ando|iendo|uyendo|ar|er|ir)(selas|selos|sela|selo|las|les|los|nos|me|se|la|le|lo)$/;

type Rule = readonly [ending: RegExp, apply: (stem: string, r2: number, word: string) => string | undefined];

const standard: readonly Rule[] = [
  [
    /(amientos?|imientos?|anzas?|ic[oa]s?|ismos?|[ai]bles?|istas?|os[oa]s?)$/,
    (stem, r2) => (stem.length >= r2 ? stem : undefined),
  ],
  [
    /(ador(a|as|es)?|aciones|acion|antes?|ancias?)$/,
    (stem, r2) => (stem.length >= r2 ? without(stem, /ic$/, r2) : undefined),
  ],
  [/logias?$/, (stem, r2) => (stem.length >= r2 ? `${stem}log` : undefined)],
  [/(uciones|ucion)$/, (stem, r2) => (stem.length >= r2 ? `${stem}u` : undefined)],
  [/encias?$/, (stem, r2) => (stem.length >= r2 ? `${stem}ente` : undefined)],
  [
    /amente$/,
    (stem, r2, word) => {
      if (stem.length < after(word, 0)) return undefined;
      const shorter = without(stem, /(iv|os|ic|ad)$/, r2);
      return stem.endsWith('iv') && shorter !== stem ? without(shorter, /at$/, r2) : shorter;
    },
  ],
  [/mente$/, (stem, r2) => (stem.length >= r2 ? without(stem, /(ante|[ai]ble)$/, r2) : undefined)],
  [/(idades|idad)$/, (stem, r2) => (stem.length >= r2 ? without(stem, /(abil|ic|iv)$/, r2) : undefined)],
  [/iv[oa]s?$/, (stem, r2) => (stem.length >= r2 ? without(stem, /at$/, r2) : undefined)],
];

const yVerb = /(yeron|yendo|yamos|yais|yan|yen|yas|yes|ya|ye|yo)$/;
const verb = new RegExp(
  `(${[
    '[aei]riamos|[aei]riais|[aei]remos|[aei]rian|[aei]rias|[aei]reis|[aei]ran|[aei]ras|[aei]ria|[aei]ra|[aei]re',
    'ieramos|iesemos|ierais|ieseis|isteis|asteis|ieran|iesen|ieron|iendo|ieras|ieses|iera|iese|iste',
    'abamos|aramos|asemos|abais|arais|aseis|aban|asen|aron|ando|abas|ases|adas|idas|ados|idos|aste|iamos|iais',
    'amos|imos|aba|ada|ida|ado|ido|ase|ian|ias|ais|ia|ad|ed|id|an|ar|er|ir|as|is',
  ].join('|')})$`,
);
const softVerb = /(emos|eis|en|es)$/;

export function stemSpanish(given: string): string {
  if (given.length < 3) return given;
  const rv = verbRegion(given);
  const r2 = after(given, after(given, 0));
  let word = given;
  const attached = pronoun.exec(word);
  if (attached && attached.index >= rv) word = word.slice(0, -(attached[2] ?? '').length);
  const shorter = withoutStandard(word, r2) ?? withoutVerb(word, rv);
  return withoutResidue(shorter ?? word, rv);
}

function withoutStandard(word: string, r2: number): string | undefined {
  let best: { readonly rule: Rule; readonly at: number } | undefined;
  for (const rule of standard) {
    const at = rule[0].exec(word)?.index;
    if (at !== undefined && at < (best?.at ?? word.length)) best = { rule, at };
  }
  return best?.rule[1](word.slice(0, best.at), r2, word);
}

function withoutVerb(word: string, rv: number): string | undefined {
  const region = word.slice(rv);
  const y = yVerb.exec(region);
  if (y && word[rv + y.index - 1] === 'u') return word.slice(0, rv + y.index);
  const plain = verb.exec(region);
  const soft = softVerb.exec(region);
  if (soft && soft.index <= (plain?.index ?? Infinity)) {
    const stem = word.slice(0, rv + soft.index);
    return stem.endsWith('gu') ? stem.slice(0, -1) : stem;
  }
  return plain ? word.slice(0, rv + plain.index) : undefined;
}

function withoutResidue(word: string, rv: number): string {
  const residue = /(os|[aoie])$/.exec(word);
  if (!residue || residue.index < rv) return word;
  const stem = word.slice(0, residue.index);
  return residue[0] === 'e' && stem.endsWith('gu') && stem.length > rv ? stem.slice(0, -1) : stem;
}

function without(stem: string, ending: RegExp, r2: number): string {
  const at = ending.exec(stem)?.index;
  return at !== undefined && at >= r2 ? stem.slice(0, at) : stem;
}

function after(word: string, from: number): number {
  const found = /[aeiou][^aeiou]/.exec(word.slice(from));
  return found ? from + found.index + 2 : word.length;
}

function verbRegion(word: string): number {
  const isVowel = (at: number) => /[aeiou]/.test(word[at] ?? '');
  const find = (from: number, wanted: boolean) => {
    for (let at = from; at < word.length; at += 1) if (isVowel(at) === wanted) return at + 1;
    return word.length;
  };
  if (!isVowel(1)) return find(2, true);
  return isVowel(0) ? find(2, false) : Math.min(3, word.length);
}
