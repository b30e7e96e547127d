import type { Node } from './fields.ts';

const inLines: ReadonlySet<string> = new Set([
  'text',
  'hardBreak',
  'mention',
  'mergeField',
  'slot',
  'unknownInline',
]);

/** Whether a node stands among words and is no block. */
export function isInLine({ type }: Node): boolean {
  return inLines.has(type);
}
