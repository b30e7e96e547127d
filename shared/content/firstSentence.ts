const longest = 280;

/** The first sentence of a text; a very long one is cut between words. Empty where there are no words. */
export function firstSentence(text: string): string {
  const line = text
    .split('\n')
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .find((one) => one !== '');
  if (!line) return '';
  const sentence = /^.*?[.!?…](?=["”»)]?\s+[\p{Lu}¿¡"“«(])/u.exec(line)?.[0] ?? line;
  if (sentence.length <= longest) return sentence;
  const cut = sentence.slice(0, longest - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()}…`;
}
