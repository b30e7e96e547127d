import { expect, it } from 'vitest';
import { moments, sqliteFailures } from '../kit/faults.ts';
import { play } from '../kit/faults-scene.ts';

const all = process.env['SOAK'] === '1';
const ways = sqliteFailures.flatMap((failure) => moments.map((moment) => ({ failure, moment })));

/** Every call in every way, or every third call, each in the next way. */
function* sweep(calls: number) {
  for (let at = 1; at <= calls; at += all ? 1 : 3) {
    for (const [i, way] of ways.entries())
      if (all || i === Math.floor(at / 3) % ways.length) yield { at, ...way };
  }
}

it('L102: whichever call of the storage fails, nothing is told before it is stored, nothing is lost, and the engine recovers', async () => {
  const { calls } = await play(0, 'IOERR', 'before');
  expect(calls).toBeGreaterThan(20);
  let struck = 0;
  const wrong: string[] = [];
  for (const { at, failure, moment } of sweep(calls)) {
    const played = await play(at, failure, moment);
    if (played.struck) struck += 1;
    for (const problem of new Set(played.problems)) {
      wrong.push(`call ${at}, ${failure} ${moment} ${played.struck?.verb} ${played.struck?.sql}: ${problem}`);
    }
  }
  expect(wrong).toEqual([]);
  console.log(`Storage calls: ${calls} in the scene, ${struck} of them failed in some way`);
  expect(struck).toBeGreaterThan(calls / 4);
}, 3_600_000);

it('L102: a storage that says "committed" of what it rolled back is caught', async () => {
  const { calls } = await play(0, 'IOERR', 'before');
  const seen = new Set<string>();
  for (let at = 1; at <= calls && !(seen.has('told') && seen.has('lost')); at += 1) {
    const { problems } = await play(at, 'IOERR', 'unsaid');
    for (const problem of problems) seen.add(problem.slice(0, 4));
  }
  expect([...seen].toSorted()).toEqual(expect.arrayContaining(['lost', 'told']));
});
