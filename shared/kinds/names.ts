/**
 * Every kind of document by its name, with the starting points that are offered for it: what lists and menus need to
 * know before any kind is loaded. A test holds it against the registry.
 */
export const kindStarts = {
  memo: [],
  sequence: ['pathway'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type KindName = keyof typeof kindStarts;

export const kindNames = Object.keys(kindStarts) as readonly KindName[];
