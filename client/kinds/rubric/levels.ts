import { useMemo } from 'react';
import { under } from '../../../shared/content/address.ts';
import { useDerived } from '../../editor/derived.ts';

interface LevelHead {
  readonly id: string;
  readonly value: number;
  /** `3 · Mostly`. */
  readonly text: string;
}

/** The levels of the scale, lowest first. */
export function useLevels(): readonly LevelHead[] {
  const json = useDerived((read) => {
    const lowest = read.value('lowest') === 1 ? 1 : 0;
    return JSON.stringify(
      read.rows('levels').map((id, i): LevelHead => {
        const name = read.words(under('levels', id, 'name'));
        return { id, value: lowest + i, text: name === '' ? String(lowest + i) : `${lowest + i} · ${name}` };
      }),
    );
  });
  return useMemo(() => JSON.parse(json) as LevelHead[], [json]);
}
