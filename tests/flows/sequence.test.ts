import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { violations } from '../kit/axe.ts';
import { becomes, eventually, launchBrowser, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { cellBecomes, fill, light, says } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';
import { bar, newSequence, openSequence, show, standsIn } from '../kit/sequence.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;

beforeAll(async () => {
  [server, browser] = await Promise.all([startProcess(), launchBrowser()]);
  network = await twoDistricts(server);
  browsers = new Browsers(browser);
});
afterEach(() => browsers.close());
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const spoken = (page: Page) => page.locator('[data-announcer]');

it('U500: a unit is picked up, walked and put down with the keyboard, each step said aloud, in one undo', async () => {
  const { page, problems } = await browsers.of(network.maria);
  await openSequence(page, await newSequence(network, 'pathway'), 'Timeline');
  const unit = bar(page, 'Patterns we can clap');
  await unit.focus();
  await page.keyboard.press(' ');
  await spoken(page).filter({ hasText: 'picked up' }).waitFor();
  for (let n = 0; n < 8; n += 1) await page.keyboard.press('ArrowRight');
  await spoken(page)
    .filter({ hasText: 'Weeks 18–20. Overlaps Little jobs make a big job by 10 days.' })
    .waitFor();
  await standsIn(page, 'Patterns we can clap', 'Weeks 10–12');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await spoken(page).filter({ hasText: 'Moved.' }).waitFor();
  await standsIn(page, 'Patterns we can clap', 'Weeks 18–20');
  expect(await unit.getAttribute('aria-label')).toContain('Grade 1');
  await light(page, 'Saved');
  await page.keyboard.press('Control+z');
  await standsIn(page, 'Patterns we can clap', 'Weeks 10–12');
  expect(await unit.getAttribute('aria-label')).toContain('Kindergarten');
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await spoken(page).filter({ hasText: 'Taken back' }).waitFor();
  await standsIn(page, 'Patterns we can clap', 'Weeks 10–12');
  expect(problems).toEqual([]);
});

/** Drags by the pointer, a number of weeks. */
async function drag(page: Page, unit: Locator, weeks: number, shift = false): Promise<void> {
  const box = await unit.locator('rect').first().boundingBox();
  if (!box) throw new Error('The unit is not on the page.');
  const [x, y] = [box.x + 14, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  if (shift) await page.keyboard.down('Shift');
  await page.mouse.move(x + weeks * 13, y, { steps: 3 });
  await page.mouse.move(x + weeks * 26, y, { steps: 3 });
  await page.locator('[data-ghost]').first().waitFor();
  await page.mouse.up();
  if (shift) await page.keyboard.up('Shift');
}

it('U501: dragged with Shift what follows comes along, beyond the year it says so, and one undo takes all back', async () => {
  const { page, problems } = await browsers.of(network.maria);
  await openSequence(page, await newSequence(network, 'pathway'), 'Timeline');
  await drag(page, bar(page, 'Patterns we can clap'), 2);
  await standsIn(page, 'Patterns we can clap', 'Weeks 12–14');
  await standsIn(page, 'Little jobs make a big job', 'Weeks 19–21');
  await drag(page, bar(page, 'Patterns we can clap'), 7, true);
  await standsIn(page, 'Patterns we can clap', 'Weeks 19–21');
  await standsIn(page, 'Little jobs make a big job', 'Weeks 26–28');
  await standsIn(page, 'Oops, try again', 'Weeks 35–37');
  await standsIn(page, 'Again and again', 'Weeks 20–22');
  await spoken(page).filter({ hasText: 'Oops, try again ends after the year.' }).waitFor();
  await page.keyboard.press('Control+z');
  await standsIn(page, 'Oops, try again', 'Weeks 28–30');
  await standsIn(page, 'Patterns we can clap', 'Weeks 12–14');
  await bar(page, 'Patterns we can clap').focus();
  await page.keyboard.press('x');
  await bar(page, 'Signs and symbols').focus();
  await page.keyboard.press('x');
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await standsIn(page, 'Patterns we can clap', 'Weeks 13–15');
  await standsIn(page, 'Signs and symbols', 'Weeks 12–14');
  expect(problems).toEqual([]);
});

it('U502: one writes in a unit while another moves it, and neither is lost', async () => {
  const id = await newSequence(network, 'pathway');
  const [{ page: maria }, { page: ben }] = await Promise.all([
    browsers.of(network.maria),
    browsers.of(network.ben),
  ]);
  await Promise.all([openSequence(maria, id, 'Timeline'), openSequence(ben, id, 'Timeline')]);
  await bar(ben, 'The bug hunt').focus();
  await ben.keyboard.press('Enter');
  const title = ben.getByRole('textbox', { name: 'Unit', exact: true });
  await title.click();
  await ben.keyboard.press('End');
  await ben.keyboard.type(', part one');
  await drag(maria, maria.locator('[data-unit]').filter({ hasText: 'The bug hunt' }), 3);
  await ben.keyboard.type(' of two');
  await says(title, 'The bug hunt, part one of two');
  for (const page of [maria, ben]) await standsIn(page, 'The bug hunt, part one of two', 'Weeks 31–34');
  await light(ben, 'Saved');
});

it('U503: whoever may only read goes from unit to unit and moves none; the view is in the address', async () => {
  const id = await newSequence(network, 'pathway');
  const { page } = await browsers.of(network.vera, { viewport: widths.besideCall });
  await page.goto(`/d/${id}?view=timeline`);
  const first = bar(page, 'First, next, last');
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await becomes(
    'the next unit has the focus',
    () => page.evaluate(() => document.activeElement?.getAttribute('aria-label')?.split(',')[0]),
    'Patterns we can clap',
  );
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  expect(await page.locator('[data-ghost]').count()).toBe(0);
  await standsIn(page, 'Patterns we can clap', 'Weeks 10–12');
  expect(await violations(page)).toEqual([]);
  await show(page, 'Coverage');
  expect(new URL(page.url()).searchParams.get('view')).toBe('coverage');
  await page
    .getByRole('row', { name: /^CT\.1/ })
    .filter({ hasText: '4 times' })
    .waitFor();
  await page.getByRole('radio', { name: 'Never (0)' }).check();
  await page.getByText('None.', { exact: true }).waitFor();
});

it('U504: on a second calendar it is said which units no longer fit; breaks are columns of their own', async () => {
  const { page } = await browsers.of(network.maria);
  await openSequence(page, await newSequence(network, 'pathway'), 'Calendars');
  await fill(page, 'First day', 'Quakertown', '8/31/2026');
  await fill(page, 'Last day', 'Quakertown', '3/26/2027');
  await cellBecomes(page, 'Last day', 'Quakertown', 'Mar 26, 2027');
  await page.getByText('Something our school needs goes on after the last day of school.').waitFor();
  const region = page.locator('section', {
    has: page.getByRole('heading', { name: 'Quakertown', exact: true }),
  });
  await region.last().getByRole('button', { name: 'Add break' }).click();
  await page.keyboard.type('Winter');
  await page.keyboard.press('Enter');
  await fill(page, 'From', 'Winter', '12/21/2026');
  await fill(page, 'To', 'Winter', '1/1/2027');
  await cellBecomes(page, 'To', 'Winter', 'Jan 1, 2027');
  await show(page, 'Timeline');
  await eventually(
    'the break is there',
    async () => (await page.locator('svg title', { hasText: 'No school: Winter' }).count()) === 2,
  );
});
