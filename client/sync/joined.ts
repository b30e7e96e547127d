import * as Y from 'yjs';
import { limits } from '../../shared/protocol/limits.ts';

/** Merged by small groups: `Y.mergeUpdates` takes quadratic time in the number of updates. */
const group = 16;

/** As few updates as possible, in order, each no larger than a frame may be. */
export function joined(updates: readonly Uint8Array[], most: number = limits.update): Uint8Array[] {
  let parts = [...updates];
  for (;;) {
    const fewer: Uint8Array[] = [];
    for (let from = 0; from < parts.length; ) {
      let to = from + 1;
      let size = parts[from]?.length ?? 0;
      while (to < parts.length && to - from < group && size + (parts[to]?.length ?? 0) <= most) {
        size += parts[to]?.length ?? 0;
        to += 1;
      }
      const some = parts.slice(from, to);
      fewer.push(...(some.length === 1 ? some : [Y.mergeUpdates(some)]));
      from = to;
    }
    if (fewer.length === parts.length) return fewer;
    parts = fewer;
  }
}
