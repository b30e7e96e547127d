import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { violations } from '../kit/axe.ts';
import { becomes, launchBrowser, type Someone, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { cell, cellBecomes, cellSays, fill, openMemo, rowNames, table } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';

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

const allentown = 'Allentown School District';

async function together(): Promise<{ maria: Someone; ben: Someone }> {
  const id = await network.newMemo();
  const [maria, ben] = await Promise.all([browsers.of(network.maria), browsers.of(network.ben)]);
  await Promise.all([openMemo(maria.page, id), openMemo(ben.page, id)]);
  return { maria, ben };
}

async function alone(options: Parameters<Browsers['of']>[1] = {}): Promise<Someone> {
  const id = await network.newMemo();
  const maria = await browsers.of(network.maria, options);
  await openMemo(maria.page, id);
  return maria;
}

/** What another program put on the clipboard, pasted into what is in focus. */
async function pasteFrom(page: Page, text: string): Promise<void> {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', given);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

const focusBecomes = (page: Page, wanted: string) =>
  becomes(
    'the focus',
    () => page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? ''),
    wanted,
  );
const sheet = (page: Page): Locator => page.getByRole('dialog', { name: /^Paste / });

it('U290: a cell is edited with the keys of a spreadsheet', async () => {
  const { page, problems } = await alone();
  const { keyboard } = page;
  await cell(page, 'Before', allentown).focus();
  await keyboard.press('End');
  await focusBecomes(page, 'change');
  await keyboard.press('Home');
  await focusBecomes(page, 'organisation');
  await keyboard.press('Control+End');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Change, Quakertown/);
  await keyboard.press('Control+Home');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^District, Allentown/);

  await cell(page, 'Before', allentown).focus();
  await keyboard.type('58');
  await keyboard.press('Tab');
  await focusBecomes(page, 'now');
  await keyboard.type('61');
  await keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Now, Quakertown/);
  await keyboard.type('70');
  await keyboard.press('Shift+Enter');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Now, Allentown/);
  await keyboard.press('F2');
  await keyboard.press('End');
  await keyboard.type('.5');
  await keyboard.press('Enter');
  await cellBecomes(page, 'Now', allentown, '61.5');

  // Text too: typing replaces, Escape takes back, and that can be undone.
  await fill(page, 'Owner', allentown, 'Dana Moyer');
  await cell(page, 'Owner', allentown).focus();
  await keyboard.type('Lee');
  await keyboard.press('Escape');
  await cellBecomes(page, 'Owner', allentown, 'Dana Moyer');
  await page
    .getByRole('region', { name: 'Messages' })
    .getByRole('button', { name: 'Undo', exact: true })
    .click();
  await cellBecomes(page, 'Owner', allentown, 'Lee');
  await cell(page, 'Owner', allentown).focus();
  await keyboard.press('Delete');
  await cellBecomes(page, 'Owner', allentown, 'empty');
  await keyboard.press('Control+z');
  await cellBecomes(page, 'Owner', allentown, 'Lee');
  expect(problems).toEqual([]);
});

it('U291: a block of cells is selected, copied, filled down and emptied, each with one undo', async () => {
  const { page, problems } = await alone();
  const { keyboard } = page;
  await fill(page, 'Before', allentown, '58%');
  await fill(page, 'Now', allentown, '<10');
  await cell(page, 'Before', allentown).focus();
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Shift+ArrowDown');
  await page.getByText('2 rows by 2 columns selected').waitFor({ state: 'attached' });
  await keyboard.press('Control+d');
  await cellBecomes(page, 'Before', 'Quakertown', '58');
  await cellBecomes(page, 'Now', 'Quakertown', 'Suppressed (<10)');
  await keyboard.press('Control+z');
  await cellBecomes(page, 'Before', 'Quakertown', 'empty');
  await cellBecomes(page, 'Now', 'Quakertown', 'empty');
  await keyboard.press('Control+Shift+z');
  await cellBecomes(page, 'Now', 'Quakertown', 'Suppressed (<10)');

  // What is copied is text with tabs, which this table understands again.
  await keyboard.press('Control+c');
  await cell(page, 'Before', 'Quakertown').focus();
  await keyboard.press('Control+v');
  await sheet(page).getByText('2 cells change, 1 row is added.').waitFor();
  await keyboard.press('Escape');
  await sheet(page).waitFor({ state: 'detached' });
  expect(await rowNames(page, 'Evidence')).toHaveLength(2);

  await cell(page, 'Before', allentown).focus();
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Delete');
  await cellBecomes(page, 'Before', allentown, 'empty');
  await cellBecomes(page, 'Before', 'Quakertown', 'empty');
  await keyboard.press('Control+z');
  await cellBecomes(page, 'Before', allentown, '58');
  await cellBecomes(page, 'Before', 'Quakertown', '58');
  expect(problems).toEqual([]);
});

it('U296: a pasted block is shown before it is put in: what goes where, what is unclear, what is added', async () => {
  const { maria, ben } = await together();
  const { page } = maria;
  await fill(page, 'Before', allentown, '50');
  await cell(page, 'Before', allentown).focus();
  const block = [
    'District\tBefore\tNow\tn\tComment',
    'Allentown\t58%\t61,5\t1,212\tx',
    'Quakertown\t*\tmany\t96\ty',
    '\t0\t<10\t\tz',
  ].join('\n');
  await pasteFrom(page, block);
  await sheet(page)
    .getByText('7 cells change, 1 row is added. 1 cell is not understood and stays out.')
    .waitFor();
  expect(
    await sheet(page).getByRole('checkbox', { name: 'The first row names the columns' }).isChecked(),
  ).toBe(true);
  expect(await sheet(page).getByRole('combobox', { name: 'Pasted column 5 goes to' }).inputValue()).toBe('');
  await sheet(page).getByText('“many” in Now:').waitFor();
  expect(await violations(page)).toEqual([]);
  await sheet(page).getByRole('button', { name: 'Cancel' }).click();
  await cellBecomes(page, 'Before', allentown, '50');

  // Ben is in the table all the while; neither loses anything.
  await cell(ben.page, 'Owner', 'Quakertown').focus();
  await ben.page.keyboard.type('Ben');
  await pasteFrom(page, block);
  await sheet(page)
    .getByText(/^7 cells change/)
    .waitFor();
  await fill(ben.page, 'Now', 'Quakertown', '44');
  await sheet(page).getByRole('button', { name: 'Paste', exact: true }).click();
  await cellBecomes(ben.page, 'Before', allentown, '58');
  await cellBecomes(ben.page, 'Now', 'Quakertown', '44');
  await cellBecomes(page, 'Owner', 'Quakertown', 'Ben');
  expect(await rowNames(ben.page, 'Evidence')).toEqual([allentown, 'Quakertown', 'row 3']);
  await page.keyboard.press('Control+z');
  await cellBecomes(page, 'Before', allentown, '50');
  await becomes('the rows as they were', () => rowNames(ben.page, 'Evidence'), [allentown, 'Quakertown']);
  expect([...maria.problems, ...ben.problems]).toEqual([]);
});

it('U297: a ring, initials and a name show who is in a cell; who is overwritten hears it and gets theirs back', async () => {
  const { maria, ben } = await together();
  await cell(ben.page, 'Before', 'Quakertown').focus();
  const taken = cell(maria.page, 'Before', 'Quakertown');
  await taken.getByText('Ben Hartzell', { exact: true }).waitFor();
  expect(
    await taken.evaluate((element) => {
      const described = document.getElementById(element.getAttribute('aria-describedby') ?? '');
      return [described?.textContent, getComputedStyle(element).boxShadow.includes('inset')];
    }),
  ).toEqual(['Here now: Ben Hartzell, Quakertown', true]);
  expect(await violations(maria.page)).toEqual([]);

  await fill(ben.page, 'Before', 'Quakertown', '58');
  await cellBecomes(maria.page, 'Before', 'Quakertown', '58');
  await fill(maria.page, 'Before', 'Quakertown', '61');
  await ben.page.getByText('Maria Lopez: 58 → 61').waitFor();
  const undo = ben.page
    .getByRole('region', { name: 'Messages' })
    .getByRole('button', { name: 'Undo', exact: true });
  await undo.click();
  await cellBecomes(maria.page, 'Before', 'Quakertown', '58');

  // A block that overwrites several says so once, and one Undo brings them all back.
  await fill(ben.page, 'Now', 'Quakertown', '70');
  await cellBecomes(maria.page, 'Now', 'Quakertown', '70');
  await cell(maria.page, 'Before', 'Quakertown').focus();
  await pasteFrom(maria.page, '1\t2');
  await sheet(maria.page).getByRole('button', { name: 'Paste', exact: true }).click();
  await ben.page.getByText('Maria Lopez changed 2 cells you had filled in').waitFor();
  await undo.click();
  await cellBecomes(maria.page, 'Before', 'Quakertown', '58');
  await cellBecomes(maria.page, 'Now', 'Quakertown', '70');
  expect([...maria.problems, ...ben.problems]).toEqual([]);
});

it('U298: on a phone the cards are written in by touch, and take a pasted block', async () => {
  const { page, problems } = await alone({ viewport: widths.phone, hasTouch: true, isMobile: true });
  await cell(page, 'Before', allentown).tap();
  await page.keyboard.type('58%');
  await cell(page, 'Now', allentown).tap();
  await cellBecomes(page, 'Before', allentown, '58');
  const box = await table(page, 'Evidence').locator('input').boundingBox();
  expect(box?.height ?? 0).toBeGreaterThan(0);
  await pasteFrom(page, '61\n70');
  await sheet(page).getByText('2 cells change.').waitFor();
  await sheet(page).getByRole('button', { name: 'Paste', exact: true }).tap();
  await cellBecomes(page, 'Now', 'Quakertown', '70');
  expect(await cellSays(page, 'Now', allentown)).toBe('61');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(problems).toEqual([]);
});
