import * as Y from 'yjs';

export interface Seeded {
  /** An integer from 0 to n - 1. */
  below(n: number): number;
  pick<T>(from: readonly T[]): T;
}

/** mulberry32: the same numbers for the same seed. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    pick: <T>(from: readonly T[]): T => {
      const one = from[below(from.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
  };
}

const words = ['less', 'is', 'más', 'we learned', '58 %', '🙂', 'attendance', '— and', '統計', ''];
export const texts = ['title', 'problem', 'tried', 'evidence'] as const;
export const keys = ['before', 'after', 'share', 'day'] as const;
const values = [3, -7.25, 1e20, 'scale', true, null, { state: 'reported', value: 58 }, ['a', { b: 1 }]];

/** One edit of the sort an editor makes: text, marks, blocks, attributes, values, deletions. */
export function randomEdit(doc: Y.Doc, random: Seeded): void {
  const map = doc.getMap('values');
  const fragment = doc.getXmlFragment(random.pick(texts));
  doc.transact(() => {
    switch (random.below(8)) {
      case 0:
        map.set(random.pick(keys), random.pick(values));
        return;
      case 1:
        map.delete(random.pick(keys));
        return;
      case 2: {
        const block = new Y.XmlElement('paragraph');
        block.setAttribute('id', `b${random.below(1e6)}`);
        block.insert(0, [new Y.XmlText(random.pick(words))]);
        fragment.insert(random.below(fragment.length + 1), [block]);
        return;
      }
      case 3:
        if (fragment.length > 0) fragment.delete(random.below(fragment.length), 1);
        return;
      default:
        editText(fragment, random);
    }
  });
}

function editText(fragment: Y.XmlFragment, random: Seeded): void {
  if (fragment.length === 0) {
    const block = new Y.XmlElement('paragraph');
    block.insert(0, [new Y.XmlText()]);
    fragment.insert(0, [block]);
  }
  const block = fragment.get(random.below(fragment.length));
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) return;
  const plain = (text.toDelta() as { insert: string }[]).map((part) => part.insert).join('');
  // Yjs replaces a surrogate pair that is cut in two; editors never cut one.
  const between = (at: number) => (/^[\uDC00-\uDFFF]/.test(plain.slice(at)) ? at - 1 : at);
  const at = between(random.below(text.length + 1));
  const length = between(at + random.below(text.length - at + 1)) - at;
  const sort = random.below(9);
  if (sort < 3 && length > 0) text.delete(at, length);
  else if (sort < 5 && length > 0) text.format(at, length, { bold: random.below(2) === 0 ? {} : null });
  else text.insert(at, random.pick(words));
}
