/** English (Porter2) stems of folded words: https://snowballstem.org/algorithms/english/stemmer.html */
const irregular: Readonly<Record<string, string>> = {
  skis: 'ski',
  skies: 'sky',
  dying: 'die',
  lying: 'lie',
  tying: 'tie',
  idly: 'idl',
  gently: 'gentl',
  ugly: 'ugli',
  early: 'earli',
  only: 'onli',
  singly: 'singl',
  sky: 'sky',
  news: 'news',
  howe: 'howe',
  atlas: 'atlas',
  cosmos: 'cosmos',
  bias: 'bias',
  andes: 'andes',
  inning: 'inning',
  outing: 'outing',
  canning: 'canning',
  herring: 'herring',
  earring: 'earring',
  proceed: 'proceed',
  exceed: 'exceed',
  succeed: 'succeed',
};

const vowel = /[aeiouy]/;
const double = /(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const shortSyllable = /(^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])$/;

const step2: readonly (readonly [string, string])[] = [
  ['ization', 'ize'],
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
];
const step3: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const step4 = /(ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic)$/;

export function stemEnglish(given: string): string {
  if (given.length < 3) return given;
  const known = irregular[given];
  if (known !== undefined) return known;
  let word = given.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const [r1, r2] = regions(word);
  word = plural(word);
  word = past(word, r1);
  if (/.[^aeiouy][yY]$/.test(word)) word = `${word.slice(0, -1)}i`;
  word = replaced(word, step2, r1);
  if (word.endsWith('logi') && word.length - 3 > r1) word = word.slice(0, -1);
  if (/[cdeghkmnrt]li$/.test(word) && word.length - 2 >= r1) word = word.slice(0, -2);
  word = replaced(word, step3, r1);
  if (word.endsWith('ative') && word.length - 5 >= r2) word = word.slice(0, -5);
  word = bare(word, r2);
  return last(word, r1, r2).toLowerCase();
}

function regions(word: string): readonly [number, number] {
  const special = /^(gener|commun|arsen)/.exec(word)?.[0].length;
  const r1 = special ?? after(word, 0);
  return [r1, after(word, r1)];
}

/** Where the region after the first consonant that follows a vowel begins. */
function after(word: string, from: number): number {
  const found = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return found ? from + found.index + 2 : word.length;
}

function plural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  if (/(us|ss)$/.test(word)) return word;
  if (word.endsWith('s') && vowel.test(word.slice(0, -2))) return word.slice(0, -1);
  return word;
}

function past(word: string, r1: number): string {
  const eed = /(eedly|eed)$/.exec(word);
  if (eed) return eed.index >= r1 ? `${word.slice(0, eed.index)}ee` : word;
  const ending = /(ingly|edly|ing|ed)$/.exec(word);
  if (!ending || !vowel.test(word.slice(0, ending.index))) return word;
  const stem = word.slice(0, ending.index);
  if (/(at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (double.test(stem)) return stem.slice(0, -1);
  return stem.length <= r1 && shortSyllable.test(stem) ? `${stem}e` : stem;
}

function replaced(word: string, endings: readonly (readonly [string, string])[], from: number): string {
  for (const [ending, by] of endings) {
    if (!word.endsWith(ending)) continue;
    return word.length - ending.length >= from ? word.slice(0, -ending.length) + by : word;
  }
  return word;
}

function bare(word: string, r2: number): string {
  const ending = step4.exec(word);
  if (ending) return ending.index >= r2 ? word.slice(0, ending.index) : word;
  return /[st]ion$/.test(word) && word.length - 3 >= r2 ? word.slice(0, -3) : word;
}

function last(word: string, r1: number, r2: number): string {
  const end = word.length - 1;
  if (word.endsWith('e')) {
    const stem = word.slice(0, -1);
    return end >= r2 || (end >= r1 && !shortSyllable.test(stem)) ? stem : word;
  }
  return word.endsWith('ll') && end >= r2 ? word.slice(0, -1) : word;
}
