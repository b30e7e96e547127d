import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftSheet } from '../../client/kinds/memo/meter/draftSheet.ts';
import { wordsFor } from '../../server/actions/documents/words.ts';
import type { Translate } from '../../shared/kinds/kind.ts';
import { launchBrowser } from '../kit/browser.ts';
import { madeUp, memoOf } from '../kit/memos.ts';
import { Printing } from '../kit/printing.ts';

let browser: Browser;
let t: Translate;
beforeAll(async () => {
  [browser, t] = await Promise.all([launchBrowser(), wordsFor('en')]);
});
afterAll(() => browser?.close());

const sheetOf = (seed: number, tail: number) =>
  draftSheet({
    documentId: '01900000-0000-7000-8000-000000000000',
    content: memoOf(seed, tail),
    surroundings: madeUp,
    t,
    locale: 'en',
    origin: 'https://drafts.example.org',
    now: Date.UTC(2026, 9, 20),
  });

it('U440: the meter agrees with the printer: the last memo that fits prints on one page, a line more on two', async () => {
  const context = await browser.newContext();
  const printing = await Printing.on(await context.newPage(), t);
  const said: string[] = [];
  const printed: string[] = [];
  const limits: { seed: number; paper: 'letter' | 'a4'; tail: number }[] = [];
  for (let seed = 1; limits.length < 12; seed += 1) {
    const paper = limits.length % 2 === 0 ? 'a4' : 'letter';
    const [bare] = await printing.measure([sheetOf(seed, 0)], paper);
    // What is too long without the text to be shortened is no memo around the limit.
    if (bare?.pages !== 1) continue;
    let [fits, over] = [0, 1200];
    while (over - fits > 4) {
      const middle = (fits + over) >> 1;
      const [one] = await printing.measure([sheetOf(seed, middle)], paper);
      if (one?.pages === 1) fits = middle;
      else over = middle;
    }
    limits.push({ seed, paper, tail: fits });
  }
  for (const { seed, paper, tail } of limits) {
    const sheets = [sheetOf(seed, tail), sheetOf(seed, tail + 40)];
    const measured = await printing.measure(sheets, paper);
    said.push(...measured.map(({ pages }, i) => `${seed} ${paper} ${i}: ${pages}`));
    const [fit, longer] = measured;
    expect(fit?.over).toBe(0);
    expect(longer?.breaks.map((one) => one.page)).toEqual([2]);
    expect(longer?.over).toBeGreaterThan(0);
  }
  for (const { seed, paper, tail } of limits) {
    for (const [i, more] of [0, 40].entries()) {
      printed.push(
        `${seed} ${paper} ${i}: ${await printing.pagesPrinted(sheetOf(seed, tail + more), paper)}`,
      );
    }
  }
  expect(said).toEqual(printed);
  expect(printed.length).toBeGreaterThanOrEqual(20);
  await context.close();
});
