/** A device that does not answer for this long is gone on without. */
const patience = 3000;

/** Undefined when the device fails, or does not answer in time. */
export async function inTime<A>(ask: () => Promise<A>): Promise<A | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
