/** Past so many comparisons only what is alike at both ends counts: nobody waits for the best answer. */
const mostCells = 1_000_000;

/** The pairs of a longest common subsequence, in order. */
export function longestCommon<A, B>(
  a: readonly A[],
  b: readonly B[],
  same: (a: A, b: B) => boolean,
): readonly (readonly [number, number])[] {
  const alike = (i: number, j: number) => {
    const [one, other] = [a[i], b[j]];
    return one !== undefined && other !== undefined && same(one, other);
  };
  let left = 0;
  while (left < Math.min(a.length, b.length) && alike(left, left)) left += 1;
  let right = 0;
  const most = Math.min(a.length, b.length) - left;
  while (right < most && alike(a.length - 1 - right, b.length - 1 - right)) right += 1;

  const [rows, columns] = [a.length - left - right, b.length - left - right];
  const middle: [number, number][] = [];
  if (rows * columns > 0 && rows * columns <= mostCells) {
    const width = columns + 1;
    const lengths = new Uint32Array((rows + 1) * width);
    const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
    for (let i = rows - 1; i >= 0; i -= 1) {
      for (let j = columns - 1; j >= 0; j -= 1) {
        lengths[i * width + j] = alike(left + i, left + j)
          ? at(i + 1, j + 1) + 1
          : Math.max(at(i + 1, j), at(i, j + 1));
      }
    }
    for (let i = 0, j = 0; i < rows && j < columns; ) {
      if (alike(left + i, left + j)) middle.push([left + i++, left + j++]);
      else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
      else j += 1;
    }
  }
  return [
    ...Array.from({ length: left }, (_, i) => [i, i] as const),
    ...middle,
    ...Array.from({ length: right }, (_, i) => [a.length - right + i, b.length - right + i] as const),
  ];
}
