import type { LockState } from '../kind.ts';

/** What a score means: it stands still while people score, and where it changes, a reason is given. */
const weights = ['criteria', 'categories', 'descriptors', 'levels', 'lowest', 'weights'];
/** What only scoring itself writes. */
const byScoring = ['scoring', 'ratings', 'events'];
const agreed = ['consensus', 'consensusReasons'];

export function locks({ scoring, weightsOpen }: LockState): readonly string[] {
  return [
    ...byScoring,
    ...(scoring === 'revealed' ? [] : agreed),
    ...(scoring !== undefined && !weightsOpen ? weights : []),
  ];
}
