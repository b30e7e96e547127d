import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from '../kit/axe.ts';
import { becomes, eventually, launchBrowser, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { openMemo, says, text } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
let list: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startProcess(), launchBrowser()]);
  network = await twoDistricts(server);
  browsers = new Browsers(browser);
  list = `/n/${network.networkId}/docs`;
});
afterAll(async () => {
  await browsers?.close();
  await browser?.close();
  await server?.stop();
});

/** A memo with a title, and a sentence in its first section. */
async function memoCalled(title: string, sentence = ''): Promise<string> {
  const id = await network.newMemo();
  await network.maria.call('renameDocument', { params: { document: id }, body: { title } });
  if (sentence === '') return id;
  const { page, context } = await browsers.of(network.maria);
  await openMemo(page, id);
  await text(page, 'Problem').click();
  await page.keyboard.type(sentence);
  await eventually('the sentence is found', async () => {
    const q = `"${sentence}"`;
    const { total } = await network.maria.call('documents', { query: { q } });
    return total === 1;
  });
  await context.close();
  return id;
}

const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title });
const rowMenu = async (page: Page, title: string, item: string) => {
  await page.getByRole('button', { name: `Actions for ${title}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
};
const palette = (page: Page) => page.getByRole('dialog', { name: 'Go to, search, do' });
const chosen = (page: Page) => palette(page).getByRole('option', { selected: true });

it('U375: a title is changed in the list, and whoever is writing sees it; undo brings the old one back', async () => {
  const id = await memoCalled('Before');
  const writer = await browsers.of(network.ben);
  await openMemo(writer.page, id);
  const { page, problems } = await browsers.of(network.maria);
  await page.goto(list);
  await rowMenu(page, 'Before', 'Rename');
  const box = page.getByRole('textbox', { name: 'New title' });
  await box.fill('Mondays first');
  await box.press('Enter');
  await page.getByText('Renamed to “Mondays first”.').waitFor();
  await says(text(writer.page, 'Title'), 'Mondays first');
  await page.getByRole('button', { name: 'Undo' }).click();
  await says(text(writer.page, 'Title'), 'Before');
  await page.getByRole('link', { name: 'Before', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Before', exact: true }).press('F2');
  await box.fill('Never mind');
  await box.press('Escape');
  await page.getByRole('link', { name: 'Before', exact: true }).waitFor();
  expect(problems).toEqual([]);
});

it('U376: a duplicate opens at once, says the same and names its source', async () => {
  const id = await memoCalled('To copy', 'Families were never asked.');
  const { page } = await browsers.of(network.ben);
  await page.goto(list);
  await rowMenu(page, 'To copy', 'Duplicate');
  await page.waitForURL((url) => url.pathname.startsWith('/d/') && !url.pathname.includes(id));
  await says(text(page, 'Title'), 'Copy of To copy');
  await says(text(page, 'Problem'), 'Families were never asked.');
});

it('U377: a starred document stands on Home and in the list, for oneself alone', async () => {
  await memoCalled('At hand');
  const { page } = await browsers.of(network.ben);
  await page.goto(list);
  await page.getByRole('button', { name: 'Star At hand' }).click();
  await page.getByRole('button', { name: 'Take the star off At hand' }).waitFor();
  await page.goto('/home');
  await page.getByRole('region', { name: 'Starred' }).getByRole('link', { name: 'At hand' }).waitFor();
  await page.goto(list);
  await page.getByRole('button', { name: 'Starred only' }).click();
  await becomes('the address says so', async () => new URL(page.url()).searchParams.get('starred'), 'yes');
  await becomes('one row is left', () => page.getByRole('row').count(), 2);
  const other = await browsers.of(network.maria);
  await other.page.goto(`${list}?starred=yes`);
  await other.page.getByText('You have not starred a document here').waitFor();
});

it('U378: what is removed is in the trash with who removed it and how long, and comes back', async () => {
  await memoCalled('Not needed');
  const { page } = await browsers.of(network.ben);
  await page.goto(list);
  const link = page.getByRole('link', { name: 'Not needed', exact: true });
  await link.press('Delete');
  await page.getByText('“Not needed” is in the trash.').waitFor();
  await link.waitFor({ state: 'detached' });
  await page.goto(`${list}?trash=1`);
  const item = page.getByRole('listitem').filter({ hasText: 'Not needed' });
  await item.getByText(/by Ben Hartzell · Deleted for good in 30 days/).waitFor();
  await item.getByRole('button', { name: 'Put back' }).click();
  await item.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Back to documents' }).click();
  await link.waitFor();
});

it('U379: search looks through the text, shows where, and stands in the address; arrow keys go through the rows', async () => {
  await memoCalled('A carta', 'Las ausencias bajaron mucho en otoño.');
  await memoCalled('Attendance', 'The absences of kindergartners fell in autumn.');
  const { page } = await browsers.of(network.ben);
  await page.goto(list);
  await page.getByRole('searchbox', { name: 'Search titles and text' }).fill('absence kindergartner');
  await row(page, 'Attendance').locator('mark').filter({ hasText: 'absences' }).waitFor();
  await becomes('one row is left', () => page.getByRole('row').count(), 2);
  expect(new URL(page.url()).searchParams.get('q')).toBe('absence kindergartner');
  await page.goto(`${list}?q=ausencia%20otono`);
  await row(page, 'A carta').locator('mark').filter({ hasText: 'otoño' }).waitFor();
  await page.goto(`${list}?q=zebra`);
  await page.getByRole('heading', { name: 'No document fits' }).waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByLabel('Sort by').selectOption('title');
  await becomes('the address says so', async () => new URL(page.url()).searchParams.get('sort'), 'title');
  const links = page.locator('[data-row-link]');
  await becomes('titles are in order', () => links.first().innerText(), 'A carta');
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  await becomes(
    'the second row is reached',
    () => links.nth(1).evaluate((one) => one === document.activeElement),
    true,
  );
});

it('U380: Ctrl+K goes, searches and does by keyboard, and says what it points at', async () => {
  const id = await memoCalled('Palette memo', 'Somewhere stands xylophone alone.');
  const { page, problems } = await browsers.of(network.maria);
  await page.goto('/home');
  await page.getByRole('heading', { name: 'Home' }).waitFor();
  await page.keyboard.press('Control+k');
  const box = palette(page).getByRole('combobox', { name: 'Search, go somewhere or do something' });
  await box.waitFor();
  await page.keyboard.type('xyloph');
  await chosen(page)
    .filter({ hasText: 'Palette memo' })
    .locator('mark')
    .filter({ hasText: 'xylophone' })
    .waitFor();
  expect(await violations(page)).toEqual([]);
  const pointed = await box.getAttribute('aria-activedescendant');
  expect(await chosen(page).getAttribute('id')).toBe(pointed);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/d/${id}`);
  await says(text(page, 'Title'), 'Palette memo');
  // In text nobody has selected, it is the palette's as well.
  await text(page, 'Problem').click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('keyboard');
  await chosen(page).filter({ hasText: 'Keyboard' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').filter({ hasText: 'Ctrl' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('defin');
  await chosen(page).filter({ hasText: 'Definitions' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/definitions');
  await page.keyboard.press('Control+k');
  await palette(page).waitFor();
  await page.keyboard.press('Escape');
  await palette(page).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('new memo');
  await chosen(page).filter({ hasText: 'New memo in' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/d\//);
  expect(problems).toEqual([]);
});

it('U396: a new document is of any kind, empty or from a starting point, by keyboard', async () => {
  const { page, problems } = await browsers.of(network.maria);
  for (const [item, title] of [
    ['The five edtech quality indicators', 'Choosing a product together'],
    ['First letter about absences', 'First letter about absences'],
    ['Computational thinking, K–5', 'Computational thinking, kindergarten to grade 5'],
    ['Which unit is taught when', ''],
  ] as const) {
    await page.goto(list);
    await page.getByRole('button', { name: 'New document' }).press('Enter');
    await page.getByRole('menuitem').filter({ hasText: item }).press('Enter');
    await page.waitForURL(/\/d\//);
    await says(text(page, 'Title'), title);
  }
  expect(problems).toEqual([]);
});

it('U381: on a phone the palette fills the screen and the list has two lines a row; nothing is wider than the screen', async () => {
  await memoCalled('On a phone');
  const { page } = await browsers.of(network.ben, { viewport: widths.phone });
  await page.goto(list);
  await page.getByRole('link', { name: 'On a phone', exact: true }).waitFor();
  const tooWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await tooWide()).toBe(0);
  await page.getByText('Filters and order').click();
  await page.getByLabel('Sort by').waitFor();
  await page.getByRole('button', { name: 'Search and commands' }).click();
  await palette(page).getByRole('combobox').fill('on a phone');
  await palette(page)
    .getByRole('option', { name: /On a phone/ })
    .first()
    .waitFor();
  expect(await palette(page).evaluate((one) => one.getBoundingClientRect().width)).toBe(widths.phone.width);
  expect(await tooWide()).toBe(0);
  await palette(page).getByRole('button', { name: 'Close' }).click();
  await palette(page).waitFor({ state: 'detached' });
});

it('U382: who owns a document can be changed, and who loses it is out within a second', async () => {
  const id = await memoCalled('Moves away');
  const reader = await browsers.of(network.ben);
  await openMemo(reader.page, id);
  const { page } = await browsers.of(network.maria);
  await page.goto(list);
  await rowMenu(page, 'Moves away', 'Move to another owner…');
  const sheet = page.getByRole('dialog', { name: 'Move to another owner' });
  await sheet.getByLabel('New owner').selectOption({ label: 'Allentown School District' });
  await sheet.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByText('“Moves away” belongs to Allentown School District now.').waitFor();
  // The memo stays in the cycle, so the network still reads it; nobody of it writes any more.
  await eventually(
    'the other is read-only',
    async () => (await reader.page.locator('[data-editable="true"]').count()) === 0,
  );
});
