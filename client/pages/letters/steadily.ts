/** Few enough that the page answers between two of them. */
const atOnce = 25;

/**
 * Makes one thing after the other without holding up the page.
 * @returns undefined when it was stopped
 */
export async function steadily<A>(
  count: number,
  make: (i: number) => A,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<readonly A[] | undefined> {
  const made: A[] = [];
  for (let i = 0; i < count; i += 1) {
    made.push(make(i));
    if (made.length % atOnce !== 0 && made.length !== count) continue;
    onProgress(made.length);
    await new Promise((next) => setTimeout(next));
    if (signal.aborted) return undefined;
  }
  return made;
}
