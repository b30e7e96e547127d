import type { Kind } from './kind.ts';
import { memo } from './memo/index.ts';
import { sequence } from './sequence/index.ts';

/** Every kind of document there is. A further kind is a folder beside `memo` and a line here. */
export const kinds: readonly Kind[] = [memo, sequence];

export function kindNamed(name: string): Kind | undefined {
  return kinds.find((kind) => kind.name === name);
}
