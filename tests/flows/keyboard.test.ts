import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, someone } from '../kit/browser.ts';
import { type Districts, twoDistricts } from '../kit/districts.ts';
import { cellBecomes, light, rowNames, text, wordsOf } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';
import { password } from '../kit/server.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
const allentown = 'Allentown School District';

beforeAll(async () => {
  [server, browser] = await Promise.all([startProcess(), launchBrowser()]);
  network = await twoDistricts(server);
  await network.newMemo();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** What a screen reader says of the element in focus. */
async function focused(page: Page): Promise<string> {
  const name = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    const labels =
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement
        ? [...(element.labels ?? [])]
        : [];
    return element.getAttribute('aria-label') ?? labels[0]?.textContent ?? element.textContent ?? '';
  });
  return name.trim();
}

/** Presses a key until what is in focus is called so. */
async function pressUntil(page: Page, key: string, wanted: RegExp, most = 120): Promise<void> {
  const passed: string[] = [];
  for (let i = 0; i < most; i += 1) {
    const name = await focused(page);
    if (wanted.test(name)) return;
    passed.push(name.slice(0, 30));
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never came to ${wanted}, but to ${passed.slice(-40).join(' | ')}`);
}

it('U140: from signing in to publishing with the keyboard alone', async () => {
  const { context, page, problems } = await someone(browser, { baseURL: server.url });
  const { keyboard } = page;
  await page.goto('/sign-in');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await pressUntil(page, 'Tab', /^Email/);
  await keyboard.type('maria@allentown.example');
  await keyboard.press('Tab');
  await keyboard.type(password);
  await keyboard.press('Enter');
  await page.waitForURL('**/home');

  await page.getByRole('main').getByRole('link', { name: 'Untitled memo' }).waitFor();
  await pressUntil(page, 'Tab', /^Untitled memo$/);
  await keyboard.press('Enter');
  await page.waitForURL(/\/d\//);
  await light(page, 'Saved');

  await pressUntil(page, 'Tab', /^Title$/);
  await keyboard.type('With the keyboard');
  await keyboard.press('Enter');
  await pressUntil(page, 'Tab', /^What we tried$/);
  await keyboard.type('We called every family.');
  expect(await wordsOf(text(page, 'What we tried'))).toBe('We called every family.');

  await pressUntil(page, 'Tab', /^Add a row of evidence$/);
  await keyboard.press('Enter');
  // The new row's first cell is in focus: Enter opens it, letters choose, Tab goes on.
  await pressUntil(page, 'Tab', /^District, row 3/);
  await keyboard.type('Q');
  await keyboard.press('Enter');
  expect(await rowNames(page, 'Evidence')).toHaveLength(3);
  await pressUntil(page, 'Shift+Tab', /^Before, Allentown/);
  await keyboard.type('58% n=212 9/12');
  await keyboard.press('Enter');
  await cellBecomes(page, 'Before', allentown, '58');
  await pressUntil(page, 'Shift+Tab', /^Before, Allentown/);
  await keyboard.press('ArrowRight');
  await keyboard.type('66');
  await keyboard.press('Tab');
  await cellBecomes(page, 'Now', allentown, '66');

  await pressUntil(page, 'Tab', /^What we learned$/);
  await keyboard.type('Calls helped.');
  for (const name of [allentown, 'Quakertown']) {
    await pressUntil(page, 'Tab', new RegExp(`^Decision, ${name}`));
    await keyboard.type('s');
    await keyboard.press('Enter');
    await cellBecomes(page, 'Decision', name, 'Scale');
  }
  await light(page, 'Saved');

  await pressUntil(page, 'Shift+Tab', /^More$/, 200);
  await keyboard.press('Enter');
  await pressUntil(page, 'ArrowDown', /^Publish…$/);
  await keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Publish' });
  await sheet.getByRole('button', { name: 'Publish', exact: true }).waitFor();
  await pressUntil(page, 'Tab', /^Why publish all the same/);
  await keyboard.type('A first look.');
  await pressUntil(page, 'Tab', /^Publish$/);
  await keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Published as version 1' }).waitFor();
  await pressUntil(page, 'Tab', /^Done$/);
  await keyboard.press('Enter');
  await light(page, 'Frozen');
  expect(problems).toEqual([]);
  await context.close();
});

it('U141: undo, rows and leaving a cell with the keyboard', async () => {
  const id = await network.newMemo();
  const { context, page } = await someone(browser, { baseURL: server.url });
  await context.addCookies(
    [...network.maria.cookies].map(([name, value]) => ({ name, value, url: server.url })),
  );
  const { keyboard } = page;
  await page.goto(`/d/${id}`);
  await light(page, 'Saved');
  await pressUntil(page, 'Tab', /^Before, Allentown/);
  await keyboard.type('12');
  await keyboard.press('Escape');
  await cellBecomes(page, 'Before', allentown, 'empty');
  await keyboard.type('12');
  await keyboard.press('Enter');
  await cellBecomes(page, 'Before', allentown, '12');
  await keyboard.press('Control+z');
  await cellBecomes(page, 'Before', allentown, 'empty');

  const [first = '', second = ''] = await rowNames(page, 'Decisions');
  await pressUntil(page, 'Tab', new RegExp(`^Move or remove ${first}`));
  await pressUntil(page, 'Tab', new RegExp(`^Owner, ${first}`));
  await keyboard.press('Alt+ArrowDown');
  expect(await rowNames(page, 'Decisions')).toEqual([second, first]);
  await pressUntil(page, 'Tab', new RegExp(`^Move or remove ${first}`));
  await keyboard.press('Enter');
  await pressUntil(page, 'ArrowDown', /^Remove row/);
  await keyboard.press('Enter');
  await page.getByText(`Row removed: ${first}`).waitFor();
  expect(await rowNames(page, 'Decisions')).toEqual([second]);
  await keyboard.press('Control+z');
  expect(await rowNames(page, 'Decisions')).toEqual([second, first]);
  await context.close();
});
