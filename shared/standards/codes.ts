/**
 * How codes are compared. The same standard is written 3.OA.1, 3.OA.A.1, CCSS.Math.Content.3.OA.A.1, 3OA1: what counts
 * is the run of numbers and letters in it, and the letter of a cluster between a domain and a number may be missing.
 */
export function codeParts(code: string): readonly string[] {
  return (
    code
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\d+|\p{L}+/gu) ?? []
  );
}

/** Without the letters of clusters: 3 oa a 1 → 3 oa 1. */
export function withoutClusters(parts: readonly string[]): readonly string[] {
  return parts.filter((part, at) => {
    if (!/^\p{L}$/u.test(part)) return true;
    const [before, after] = [parts[at - 1] ?? '', parts[at + 1] ?? ''];
    return !(/^\p{L}{2,}$/u.test(before) && /^\d+$/.test(after));
  });
}

/** Parts with a bar before each and one at the end, so that a run of whole parts is found as a piece of text. */
export function codeKey(parts: readonly string[]): string {
  return parts.map((part) => `/${part}`).join('') + '/';
}

/** Two ways of writing one code, whatever stands before it. */
export function isSameCode(a: string, b: string): boolean {
  const [short, other] = [withoutClusters(codeParts(a)), withoutClusters(codeParts(b))];
  if (short.length === 0 || other.length === 0) return false;
  const [less, more] = short.length <= other.length ? [short, other] : [other, short];
  return less.length >= Math.min(2, more.length) && codeKey(more).endsWith(codeKey(less));
}

/** Whether something typed is meant as a code: it has a number in it and no words beside. */
export function looksLikeCode(text: string): boolean {
  const trimmed = text.trim();
  return (
    /\d/.test(trimmed) &&
    !/\s\S+\s/.test(trimmed) &&
    /^[\p{L}\p{N}.\-–—/_ :()]+$/u.test(trimmed) &&
    !/\p{L}{6,}/u.test(trimmed.replace(/content/gi, ''))
  );
}
