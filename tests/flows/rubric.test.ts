import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { violations } from '../kit/axe.ts';
import { becomes, launchBrowser, type Someone, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { cell, cellBecomes, fill, light } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';
import { add, expectNoSideways, newRubric, openRubric, pasteCells } from '../kit/rubricPage.ts';

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

async function alone(start?: string, options: Parameters<Browsers['of']>[1] = {}): Promise<Someone> {
  const id = await newRubric(network, start);
  const maria = await browsers.of(network.maria, options);
  await openRubric(maria.page, id);
  return maria;
}

/** How many sheets the browser's own print makes of it. */
async function printedPages(page: Page, format: 'Letter' | 'A4'): Promise<number> {
  const pdf = await page.pdf({ format, preferCSSPageSize: false });
  return pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
}

it('U410: criteria are written like a spreadsheet; "Scale to 100" is one step of undo', async () => {
  const { page, problems } = await alone('edtech');
  await fill(page, 'Points', 'Student data is protected', '65');
  await becomes('the sum', () => page.getByText('points in all').textContent(), '150 points in all');
  await page.getByRole('button', { name: 'Scale to 100' }).click();
  await becomes('the sum', () => page.getByText('points in all').textContent(), '100 points in all');
  await cellBecomes(page, 'Points', 'Student data is protected', '44');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await cellBecomes(page, 'Points', 'Student data is protected', '65');
  await fill(page, 'Must-have', 'We can take our data with us', 'x');
  await cellBecomes(page, 'Must-have', 'We can take our data with us', 'Yes');
  await fill(page, 'Must-have', 'We can take our data with us', 'perhaps');
  await page.getByText('Type x for a must-have').waitFor();
  expect(problems).toEqual([]);
});

it('U411: the levels of the criterion one is in stand in a strip, and are written there', async () => {
  const { page } = await alone('edtech');
  await cell(page, 'Points', 'It fits our lessons and devices').focus();
  const strip = page.getByRole('group', { name: 'Levels of “It fits our lessons and devices”' });
  await strip.getByRole('textbox', { name: /^4 · Fully/ }).click();
  await page.keyboard.type('Runs on our oldest laptop');
  await light(page, 'Saved');
  await cell(page, 'Points', 'Every student can use it').focus();
  await strip.waitFor({ state: 'detached' });
  await cell(page, 'Points', 'It fits our lessons and devices').focus();
  await strip.getByText('Runs on our oldest laptop').waitFor();
});

it('U412: two people add vendors and criteria at once and neither loses anything; what three years cost is worked out', async () => {
  const id = await newRubric(network, 'edtech');
  const [maria, ben] = await Promise.all([browsers.of(network.maria), browsers.of(network.ben)]);
  await Promise.all([openRubric(maria.page, id), openRubric(ben.page, id)]);
  await Promise.all([
    add(maria.page, 'Add a vendor', 'Alpha'),
    add(ben.page, 'Add a criterion', 'Runs offline'),
  ]);
  await cellBecomes(ben.page, 'Vendor', 'Alpha', 'Alpha');
  await cellBecomes(maria.page, 'Criterion', 'Runs offline', 'Runs offline');
  await add(maria.page, 'Add a price', 'L');
  await fill(maria.page, 'Amount, $', 'Licence, Alpha', '4.50');
  await maria.page.getByRole('textbox', { name: 'Students it is bought for' }).fill('1,000');
  await cellBecomes(ben.page, '3-year cost', 'Alpha', '$13,500');
  await cellBecomes(ben.page, 'Per student a year', 'Alpha', '$4.50');
  expect([...maria.problems, ...ben.problems]).toEqual([]);
});

it('U413: results say what is missing until scores are revealed, and are reached by their address', async () => {
  const { page } = await alone('edtech');
  await add(page, 'Add a vendor', 'Alpha');
  await page
    .getByRole('navigation', { name: 'Views of this rubric' })
    .getByRole('button', { name: 'Results' })
    .click();
  await page.getByText('No scores have been revealed yet.').waitFor();
  expect(page.url()).toContain('view=results');
  await page.reload();
  await page.getByText('No scores have been revealed yet.').waitFor();
});

it('U414: criteria come in from CSV, a fault names its row and column, and one undo takes them out again', async () => {
  const { page } = await alone();
  await page.getByRole('button', { name: 'Bring in criteria from CSV' }).click();
  const sheet = page.getByRole('dialog', { name: 'Bring in criteria' });
  const box = sheet.getByRole('textbox', { name: 'Or paste its text' });
  await box.fill('Criterion,Points\nPrice,many');
  await sheet.getByText('Row 2, column B: “many” is no number of points').waitFor();
  await box.fill('Criterion,Category,Points\nPrice,Cost,25\nReputation,References,20');
  await sheet.getByRole('button', { name: 'Add 2 criteria' }).click();
  await cellBecomes(page, 'Category', 'Price', 'Cost');
  await cellBecomes(page, 'Category', 'Reputation', 'References');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await cell(page, 'Category', 'Price').waitFor({ state: 'detached' });
});

it('U415: a skills rubric is a grid of criteria and levels and prints on one page', async () => {
  const { page } = await alone('thinking');
  await fill(page, '1 · Beginning', 'Sees a pattern', 'Points at it');
  await cellBecomes(page, '1 · Beginning', 'Sees a pattern', 'Points at it');
  await cell(page, '2 · With help', 'Gives steps in order').focus();
  // The last row of the block has no criterion to go to: rows of a matrix are made where they belong.
  await pasteCells(page, 'Two steps\tFour steps\nLooks twice\tTests\nNowhere\tNowhere');
  await page
    .getByRole('dialog', { name: /^Paste / })
    .getByRole('button', { name: 'Paste', exact: true })
    .click();
  await cellBecomes(page, '3 · Alone', 'Gives steps in order', 'Four steps');
  await cellBecomes(page, '2 · With help', 'Finds the mistake', 'Looks twice');
  expect(await page.getByText('Nowhere').count()).toBe(0);
  expect(await page.getByRole('columnheader', { name: 'Points' }).count()).toBe(0);
  for (const format of ['Letter', 'A4'] as const) expect(await printedPages(page, format)).toBe(1);
  expect(await violations(page)).toEqual([]);
});

it('U416: a rubric keeps within the page beside a call and on a phone', async () => {
  for (const viewport of [widths.besideCall, widths.phone]) {
    const { page } = await alone('edtech', { viewport });
    await add(page, 'Add a vendor', 'Alpha');
    await expectNoSideways(page);
    // At the top, where nothing is half under the header.
    await page.evaluate(() => window.scrollTo(0, 0));
    expect(await violations(page)).toEqual([]);
  }
});
