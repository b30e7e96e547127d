import { describe, expect, it, type TestContext } from 'vitest';
import { close } from '../../shared/protocol/close.ts';
import { fillTheDisk } from '../soak/disk-full.ts';
import { writeBehindALock } from '../soak/lock.ts';
import { cutPower } from '../soak/power.ts';

const seed = 20261122;

function skipLoudly(context: TestContext, missing: string | undefined): void {
  if (missing === undefined) return;
  console.log(`!!! SKIPPED: ${missing}`);
  context.skip(missing);
}

describe('power', () => {
  it('L101: a power cut takes nothing that was acknowledged or shown', async (context) => {
    const { missing, promises, losses } = await cutPower({ cuts: 40, updates: 400, seed });
    skipLoudly(context, missing);
    expect(losses).toEqual([]);
    expect(promises).toBeGreaterThan(1000);
  });

  it('L101: without a sync at every commit it does, and this test sees it', async (context) => {
    const { missing, losses } = await cutPower({ cuts: 20, updates: 400, seed, sync: 'normal' });
    skipLoudly(context, missing);
    expect(losses).not.toEqual([]);
  });
});

it('L103: on a full disk writers are told 4503, readers read on, and once there is space everything is saved', async (context) => {
  const { missing, stored, codes, problems } = await fillTheDisk();
  skipLoudly(context, missing);
  expect(problems).toEqual([]);
  expect(codes).toEqual([close.storage]);
  expect(stored).toBeGreaterThan(4);
});

it('L104: while another program locks the database nothing stands still, and edits are saved once it lets go', async () => {
  const { stillMs, usuallyMs, read, problems } = await writeBehindALock(3000);
  expect(problems).toEqual([]);
  expect(read).toBe(true);
  expect(stillMs).toBeLessThan(100 + usuallyMs);
});
