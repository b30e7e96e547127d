import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { violations } from '../kit/axe.ts';
import { becomes, eventually, launchBrowser, type Someone, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { light, wordsOf } from '../kit/memo.ts';
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

async function newLetter(start?: string): Promise<string> {
  const owner = { type: 'network' as const, id: network.networkId };
  const { id } = await network.maria.call('createDocument', {
    body: { kind: 'family', owner, ...(start ? { start } : {}) },
  });
  return id;
}

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`/d/${id}`);
  await light(page, 'Saved');
  await source(page).waitFor();
}

const source = (page: Page): Locator => page.getByRole('textbox', { name: 'Text, English', exact: true });
const unit = (page: Page, language: string, words: string): Locator =>
  page.getByRole('textbox', { name: new RegExp(`^${language}: ${words}`) });
const status = (page: Page, says: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${says}\\. `) });
const percent = (page: Page, language: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${language}, \\d+% current$`) });

/** Puts the caret at the end of a paragraph of the source. */
async function endOf(page: Page, words: string): Promise<void> {
  await source(page).getByText(words).click();
  await page.keyboard.press('End');
}

it('U460: what one person changes in the source makes its translation, and no other, outdated before another’s eyes; undo and a new visit agree', async () => {
  const id = await newLetter('attendance');
  const [maria, ben] = await Promise.all([browsers.of(network.maria), browsers.of(network.ben)]);
  await Promise.all([open(maria.page, id), open(ben.page, id)]);
  expect(await status(ben.page, 'Outdated').count()).toBe(0);
  await percent(ben.page, 'Spanish').filter({ hasText: '100%' }).waitFor();

  await endOf(maria.page, 'Plan trips for days');
  await maria.page.keyboard.type(' Thank you.');
  await status(ben.page, 'Outdated').waitFor();
  expect(await status(ben.page, 'Outdated').count()).toBe(1);
  await status(ben.page, 'Outdated').click();
  const card = ben.page.getByRole('dialog');
  await card.getByText('added Thank you.').waitFor();
  await ben.page.keyboard.press('Escape');

  await ben.page.reload();
  await status(ben.page, 'Outdated').waitFor();
  // Words typed with pauses are taken back in as many steps.
  await eventually('the words are taken back', async () => {
    await maria.page.keyboard.press('Control+z');
    return !(await wordsOf(source(maria.page))).includes('Thank you');
  });
  await percent(ben.page, 'Spanish').filter({ hasText: '100%' }).waitFor();
  expect(await status(ben.page, 'Outdated').count()).toBe(0);
  expect([...maria.problems, ...ben.problems]).toEqual([]);
});

it('U461: a translator works by keyboard alone: to the next unit that needs work, words, Ctrl+Enter, and the next', async () => {
  const { page, problems } = await alone();
  await source(page).click();
  await page.keyboard.type('Please call us.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Thank you.');
  await unit(page, 'Spanish', 'Thank you').waitFor();
  const next = page.getByRole('button', { name: 'Next that needs work' });
  // One that is left as it is does not hold up the others.
  for (const words of ['Please call us.', 'Thank you.', 'Please call us.']) {
    await next.focus();
    await page.keyboard.press('Enter');
    await focusIs(page, `Spanish: ${words}`);
  }
  await page.keyboard.type('Llámenos, por favor.');
  await status(page, 'Not reviewed').waitFor();
  await page.keyboard.press('Control+Enter');
  await focusIs(page, 'Spanish: Thank you.');
  await page.keyboard.type('Gracias.');
  await status(page, 'Not reviewed').waitFor();
  await page.keyboard.press('Control+Enter');
  await percent(page, 'Spanish').filter({ hasText: '100%' }).waitFor();
  expect(await status(page, 'Reviewed').count()).toBe(2);
  expect(problems).toEqual([]);
});

it('U462: two curly braces offer what can be put in; a name that is new becomes a merge field, and the preview shows its sample', async () => {
  const { page, problems } = await alone();
  await source(page).click();
  await page.keyboard.type('Dear {{family');
  await page.getByRole('option', { name: 'Merge field: family_name' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type(', bus {{bus_number');
  await page.getByRole('option', { name: 'New merge field: bus_number' }).waitFor();
  await page.keyboard.press('Enter');
  await becomes('the text', () => wordsOf(source(page)), 'Dear {{family_name}}, bus {{bus_number}}');
  await page.getByRole('gridcell', { name: /^Name, bus_number: / }).waitFor();
  await page.getByRole('button', { name: 'Preview with samples' }).click();
  await page.getByRole('region', { name: 'English' }).getByText('Dear Rivera, bus {{bus_number}}').waitFor();
  await page.getByRole('button', { name: 'Back to writing' }).click();
  await source(page).waitFor();
  expect(problems).toEqual([]);
});

it('U463: Arabic beside English is written from the right, says its language, and shows the caret of another', async () => {
  const id = await newLetter('attendance');
  const [maria, ben] = await Promise.all([browsers.of(network.maria), browsers.of(network.ben)]);
  await Promise.all([open(maria.page, id), open(ben.page, id)]);
  await maria.page.getByRole('button', { name: 'Add a language' }).click();
  const sheet = maria.page.getByRole('dialog', { name: 'Add a language' });
  await sheet.getByLabel('Language', { exact: true }).selectOption('ar');
  await sheet.getByRole('button', { name: 'Add a language' }).click();
  const words = unit(maria.page, 'Arabic', 'Please call us');
  await words.click();
  await maria.page.keyboard.type('اتصلوا بنا على 610-555-0100');
  expect(await words.getAttribute('dir')).toBe('rtl');
  expect(await words.getAttribute('lang')).toBe('ar');
  await percent(ben.page, 'Arabic').click();
  const theirs = unit(ben.page, 'Arabic', 'Please call us');
  await theirs.locator('.caret').waitFor();
  await becomes('the words', () => wordsOf(theirs), 'اتصلوا بنا على 610-555-0100');
  expect(await violations(maria.page)).toEqual([]);
  expect([...maria.problems, ...ben.problems]).toEqual([]);
});

it('U464: source and translation stand on one line at every width beside a call, and one below the other on a phone', async () => {
  const id = await newLetter('attendance');
  for (const viewport of [widths.laptop, widths.besideCall, widths.phone]) {
    const { page, problems } = await browsers.of(network.maria, { viewport });
    await open(page, id);
    const paragraph = source(page).getByText('Please call us at');
    const target = unit(page, 'Spanish', 'Please call us at');
    const distance = async () => {
      const [a, b] = [await paragraph.boundingBox(), await target.boundingBox()];
      return a && b ? Math.abs(a.y - b.y) : Number.NaN;
    };
    if (viewport === widths.phone) {
      await eventually('the translation stands below', async () => (await distance()) > 100);
      await eventually('nothing stands beyond the edge', () =>
        page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      );
    } else await eventually('both stand on one line', async () => (await distance()) < 6);
    expect(problems).toEqual([]);
    await browsers.close();
  }
});

it('U465: a term of the network’s glossary is written in its settings; where a translation says something else, a hint stands below it', async () => {
  const maria = await browsers.of(network.maria);
  const { page } = maria;
  await page.goto(`/n/${network.networkId}/settings`);
  await page.getByRole('button', { name: 'Add a term' }).click();
  await page.getByLabel('Term', { exact: true }).fill('trips');
  await page.getByLabel('In other languages').fill('es: excursiones');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('listitem').filter({ hasText: 'trips' }).getByText('excursiones').waitFor();

  await open(page, await newLetter('attendance'));
  await page.getByText('The glossary says “excursiones” for “trips”').waitFor();
  await unit(page, 'Spanish', 'Plan trips').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Sin excursiones.');
  await becomes('hints', () => page.getByText('The glossary says', { exact: false }).count(), 0);
  expect(maria.problems).toEqual([]);
});

async function alone(): Promise<Someone> {
  const id = await newLetter();
  const maria = await browsers.of(network.maria);
  await open(maria.page, id);
  return maria;
}

async function focusIs(page: Page, name: string): Promise<void> {
  await becomes(
    'the focus',
    () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''),
    name,
  );
}
