import { describe, expect, it } from 'vitest';
import { runTrial } from '../kit/gateRun.ts';

describe('frames that mean harm', () => {
  it('L40: whatever the gate lets in, Yjs applies, at once, in any kind of document, one by one or joined', () => {
    const counts = { fresh: 0, nothing: 0, gap: 0, refused: 0 };
    for (let seed = 1; seed <= 20; seed += 1) {
      const run = runTrial(seed, 300);
      for (const type of ['fresh', 'nothing', 'gap', 'refused'] as const) counts[type] += run[type];
    }
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(100);
  });
});
