import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sideways, violations } from '../kit/axe.ts';
import { becomes, eventually, launchBrowser, type Someone, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { cell, cellBecomes, fill, light } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';
import { openRubric } from '../kit/rubricPage.ts';
import { newRubric, personOf } from '../kit/sealed.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;

beforeAll(async () => {
  [server, browser] = await Promise.all([startProcess(), launchBrowser()]);
  network = await twoDistricts(server);
  browsers = new Browsers(browser);
});
afterEach(() => browsers?.close());
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const first = 'Data is deleted on request';
const why = 'Locked while people score';
const raters = async () => [await personOf(network.maria), await personOf(network.ben)];

/** Whether the criteria take nothing that is typed. */
const isClosed = async (page: Page) =>
  (await page.getByRole('grid', { name: 'Criteria', exact: true }).getAttribute('aria-readonly')) === 'true';

/** Scores all of both vendors by the keys, column after column, and finishes. */
async function score({ page }: Someone, id: string, digits: string): Promise<void> {
  await page.goto(`/d/${id}?view=score`);
  const sheet = page.getByRole('region', { name: 'Your scores' });
  for (const [i, vendor] of ['Lumen', 'Pathway'].entries()) {
    await sheet.getByRole('button', { name: new RegExp(`^${vendor}, ${first}: `) }).focus();
    for (const digit of digits.slice(3 * i, 3 * i + 3)) {
      await page.keyboard.press(digit);
      await page.keyboard.press('ArrowDown');
    }
  }
  await sheet.getByText('6 of 6 scored').waitFor();
  await sheet.getByText('Saved').waitFor();
  await sheet.getByRole('button', { name: 'I have finished', exact: true }).click();
}

const totals = (page: Page) =>
  page.locator('table.rubric-standings tbody tr').evaluateAll((rows) =>
    rows.map((row) => {
      const [name, total, range, rank] = [...row.children].map((one) => one.textContent);
      return `${name}: ${total} (${range}), ${rank}`;
    }),
  );

it('U428: weights are greyed out on every open page within a second of scoring opening, and open again with it', async () => {
  const { id } = await newRubric(server, network);
  const params = { document: id };
  const [maria, ben] = await Promise.all([browsers.of(network.maria), browsers.of(network.ben)]);
  await Promise.all([openRubric(maria.page, id), openRubric(ben.page, id)]);
  const pages = [maria.page, ben.page];
  await cellBecomes(ben.page, 'Points', first, '10');
  const all = (what: boolean) =>
    Promise.all(pages.map((page) => becomes('the weights are closed', () => isClosed(page), what)));
  await all(false);
  await network.maria.call('openScoring', { params, body: { raters: await raters() } });
  await all(true);
  if (process.env['SHOTS'])
    await ben.page.screenshot({ path: `${process.env['SHOTS']}/greyed.png`, fullPage: true });
  await Promise.all(pages.map((page) => page.getByText(why).first().waitFor()));
  await Promise.all(pages.map((page) => page.getByText('0 of 2 raters finished').first().waitFor()));
  await cell(ben.page, 'Points', first).focus();
  await ben.page.keyboard.press('9');
  await ben.page.keyboard.press('Enter');
  await cellBecomes(ben.page, 'Points', first, '10');
  await network.maria.call('reopenWeights', { params, body: { reason: 'A criterion was missing.' } });
  await all(false);
  await fill(ben.page, 'Points', first, '15');
  await cellBecomes(maria.page, 'Points', first, '15');
  await network.maria.call('lockWeights', { params });
  await all(true);
  expect([...maria.problems, ...ben.problems]).toEqual([]);
});

it('U429, U430: two raters score, the facilitator reveals, both see results; an agreed score changes the total and wants a reason', async () => {
  const { id } = await newRubric(server, network);
  await network.maria.call('openScoring', { params: { document: id }, body: { raters: await raters() } });
  const [maria, ben] = await Promise.all([browsers.of(network.maria), browsers.of(network.ben)]);
  await score(maria, id, '444222');
  await score(ben, id, '424233');
  await maria.page.getByRole('button', { name: 'Lead scoring …' }).click();
  const dialog = maria.page.getByRole('dialog', { name: 'Scoring' });
  await dialog.getByRole('button', { name: 'Reveal scores' }).click();
  for (const { page } of [maria, ben]) {
    await page.getByRole('button', { name: 'See results' }).click();
    // Points 10, 20, 30: Lumen (10·4 + 20·3 + 30·4)/240, Pathway (10·2 + 20·2.5 + 30·2.5)/240.
    await becomes('the totals', () => totals(page), [
      'Lumen: 91.7 (83.3–100), 1',
      'Pathway: 60.4 (50–70.8), 2',
    ]);
    await page.getByText('Single sign-on · Lumen: 2 to 4, mean 3').waitFor();
  }
  const agreed = maria.page.getByRole('combobox', { name: 'Agreed score, Single sign-on, Lumen' });
  await agreed.selectOption('2');
  await becomes('the total', async () => (await totals(ben.page))[0], 'Lumen: 83.3 (83.3–100), 1');
  await ben.page.getByText('agreed: 2').waitFor();

  // Without a reason it is a line of the check list, which leads there from any view.
  await maria.page.goto(`/d/${id}?panel=checks`);
  const line = maria.page.getByText('Lumen, “Single sign-on”: an agreed score without a reason.');
  await line.click();
  const reason = maria.page.getByRole('textbox', { name: 'Reason, Single sign-on, Lumen' });
  await reason.waitFor();
  expect(maria.page.url()).toContain('view=results');
  await reason.click();
  await maria.page.keyboard.type('The vendor showed it to one of us only.');
  await line.waitFor({ state: 'detached' });
  await ben.page.getByText('The vendor showed it to one of us only.').first().waitFor();
  // Taking it back leaves the mean.
  await agreed.selectOption('');
  await becomes('the total', async () => (await totals(ben.page))[0], 'Lumen: 91.7 (83.3–100), 1');
  expect([...maria.problems, ...ben.problems]).toEqual([]);
  for (const [name, viewport] of Object.entries(widths)) {
    await ben.page.setViewportSize(viewport);
    await eventually('the list fits', async () => (await sideways(ben.page)).length === 0);
    if (process.env['SHOTS'])
      await ben.page.screenshot({ path: `${process.env['SHOTS']}/agree-${name}.png`, fullPage: true });
  }
  expect(await violations(ben.page)).toEqual([]);
});

it('U431: a weight changed without a network before scoring opened comes back as told, with what was typed', async () => {
  const { id } = await newRubric(server, network);
  const { page, context } = await browsers.of(network.ben);
  await openRubric(page, id);
  await cellBecomes(page, 'Points', first, '10');
  await context.setOffline(true);
  await light(page, 'Only on this device');
  await fill(page, 'Points', first, '37');
  await cellBecomes(page, 'Points', first, '37');
  await network.maria.call('openScoring', {
    params: { document: id },
    body: { raters: await raters() },
  });
  await context.setOffline(false);
  await page.getByText('Something of it was locked meanwhile').waitFor();
  await cellBecomes(page, 'Points', first, '10');
  await page.getByText(why).first().waitFor();
  await page.getByRole('button', { name: 'Show it' }).first().click();
  await eventually('what was typed is shown', async () =>
    ((await page.locator('pre').textContent()) ?? '').includes('37'),
  );
});
