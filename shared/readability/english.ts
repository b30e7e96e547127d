/**
 * Syllables of English words by their spelling: groups of vowels, less the silent ones, plus those that stand side by
 * side in two syllables; what the rules get wrong and letters home often say is listed.
 */

const listed: ReadonlyMap<string, number> = new Map(
  [
    '1 one once are were gone sure cause toward friend friends rules aren’t weren’t',
    '2 people every something someone sometimes somewhere somehow poem poet lion quiet diet science real',
    '2 business evening several cruel fuel naked wicked sacred rugged forehead therefore household households',
    '2 homework homeroom likewise whereby guideline chaos trial riot giant client neon fluid suicide genre',
    '2 wasted handsome awesome facebook statement basement pavement movement ruin duet require create',
    '3 everyone everything everybody everywhere otherwise anyone idea ideas area areas video radio sunglasses',
    '3 graduate required requires creates created interesting usual actual visual casual period serious',
    '3 previous various obvious curious theater museum interview diary happier easier earlier library reality',
    '3 realize violence violent recipe medium however different opinion opinions however reinforce',
    '4 apostrophe january february usually especially actually ideally variety society anxiety immediate',
    '4 associate evaluate situation graduation geography evaluated elementary',
    '5 individual immediately association evaluation',
  ].flatMap((line) => {
    const [count = '1', ...words] = line.split(' ');
    return words.map((word) => [word, Number(count)] as const);
  }),
);

const vowels = /[aeiouyáéíóúüàèìòùâêîôûäëïö]+/g;
const consonantY = /(?<=^|[aeiou])y(?=[aiou]|e(?!d?$|s$))/g;
/** Written together, spoken apart; each adds a syllable. */
const apart = [
  /[^tscgxl]ia(?!r?ge)|^[a-z]ia|[^t]iate|lia(?!r|n)/,
  /[^tscgxnl]io(?!us)|[^tscgx]ious/,
  /[^tscg]ie(?:nt|nce|ty|r$|st$|rs$)/,
  /[^qg]u(?:a[lt]|ou)/,
  /[^gq]uity/,
  /[^aeiou]ea(?:te|tiv|tion)/,
  /[^g]eo(?!u|pl)/,
  /(?:[aeou]|[^aeiou]y)ing(?:s|ly)?$/,
  /[^aeiou]iu/,
  /[bcdfghjklmnpqrstvwxz]ism/,
  /thm/,
  /oe(?:t|m|lo)/,
];
/** Written, not spoken; each takes one away. */
const silent = [
  /[^aeiouy]e$/,
  /(?:[^aeiouycgsxzhl]|[^sc]h|[aeiouyl]l)es$/,
  /(?:[^aeiouytdl]|[aeiouyl]l)ed$/,
  /[^aeiouylr]e(?:ly|ful|less|ment|ness|fully|ments)$/,
  /[lr]e(?:ly|less|ness|ment)$/,
  /^(?:some|home|life|time|note|make|take|share|care|base|fire|score|type|white|late|hope|use|place)(?!less|ly|ment)(?=[bcdfghjklmnpqrstvwxz][a-z]{2})/,
];

export function englishSyllables(word: string): number {
  return word
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter((part) => part !== '')
    .reduce((sum, part) => sum + ofPart(part.replaceAll("'", '’')), 0);
}

function ofPart(written: string): number {
  const own = listed.get(written);
  if (own !== undefined) return own;
  const [word = '', ...ends] = written.split('’');
  const end = ends.join('');
  if (end === 't' && word.endsWith('n')) {
    const stem = word.slice(0, -1);
    return plain(stem) + (/[aeiouy]$/.test(stem) ? 0 : 1);
  }
  if (end === 's') return plain(word) + (/(?:[sxz]|ch|sh|ce|ge|se)$/.test(word) ? 1 : 0);
  if (end === 've' || end === 'll' || end === 'd' || end === 're') {
    return plain(word) + (/[aeiouy]$/.test(word) ? 0 : 1);
  }
  return plain(word + end);
}

function plain(word: string): number {
  const own = listed.get(word);
  if (own !== undefined) return own;
  const groups = word.replace(consonantY, ' ').match(vowels)?.length ?? 0;
  // A figure or a row of consonants is read somehow.
  if (groups === 0) return 1;
  const more = apart.filter((rule) => rule.test(word)).length;
  const ends = /[^aeiouy]le$/.test(word) ? 0 : silent.filter((rule) => rule.test(word)).length;
  return Math.max(1, groups + more - ends);
}
