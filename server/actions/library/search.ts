/** Whether every word of the question occurs in one of the texts; case and accents do not matter. */
export function matches(question: string, ...texts: readonly string[]): boolean {
  const words = fold(question).split(/\s+/).filter(Boolean);
  const text = fold(texts.join(' '));
  return words.every((word) => text.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
