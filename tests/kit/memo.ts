import type { Locator, Page } from 'playwright-core';
import { becomes } from './browser.ts';

export type Light = 'Saved' | 'Saving' | 'Only on this device' | 'Read-only' | 'Frozen' | 'Not saved';

/** Opens a document and waits until it is live, or whatever the light is to say. */
export async function openMemo(page: Page, id: string, says: Light = 'Saved'): Promise<void> {
  await page.goto(`/d/${id}`);
  await light(page, says);
  // The light knows before the paper's own script has come.
  if (says === 'Saved') await page.getByRole('main').getByRole('textbox').first().waitFor();
}

export async function light(page: Page, says: Light): Promise<void> {
  await page.getByRole('banner').getByRole('status').filter({ hasText: says }).waitFor();
}

/** A text of the memo, as a screen reader names it. */
export function text(page: Page, name: string): Locator {
  return page.getByRole('main').getByRole('textbox', { name, exact: true });
}

/** What somebody reads there, without the carets and names of others. */
export async function wordsOf(locator: Locator): Promise<string> {
  return locator.evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const drawn of copy.querySelectorAll('.caret, .ProseMirror-trailingBreak, .ProseMirror-separator'))
      drawn.remove();
    return [...copy.querySelectorAll('p, h2, h3, h4, li')].length > 0
      ? [...copy.querySelectorAll('p, h2, h3, h4')].map((block) => block.textContent).join('\n')
      : (copy.textContent ?? '');
  });
}

export async function says(locator: Locator, wanted: string): Promise<void> {
  await becomes('these words there', () => wordsOf(locator), wanted);
}

/** Waits until a cell says this, as it is read aloud. */
export async function cellBecomes(page: Page, column: string, row: string, wanted: string): Promise<void> {
  await becomes(`${column}, ${row}`, () => cellSays(page, column, row), wanted);
}

/** A table of the memo. */
export function table(page: Page, name: 'Evidence' | 'Decisions' | 'How to run it'): Locator {
  return page.getByRole('grid', { name, exact: true });
}

/** A cell by its column and what its row is called; reading it says what is in it. */
export function cell(page: Page, column: string, row: string): Locator {
  return page.getByRole('gridcell', { name: new RegExp(`^${escaped(column)}, ${escaped(row)}: `) });
}

/** What a screen reader says of a cell after its column and row. */
export async function cellSays(page: Page, column: string, row: string): Promise<string> {
  const snapshot = await cell(page, column, row).ariaSnapshot();
  const name = /gridcell "((?:[^"\\]|\\.)*)"/.exec(snapshot)?.[1] ?? snapshot;
  return name.slice(`${column}, ${row}: `.length);
}

/** What the rows of a table are called, from the top. */
export async function rowNames(page: Page, name: Parameters<typeof table>[1]): Promise<string[]> {
  const labels = await table(page, name)
    .getByRole('button', { name: /^Move or remove / })
    .all();
  return Promise.all(
    labels.map(async (each) =>
      ((await each.getAttribute('aria-label')) ?? '').replace('Move or remove ', ''),
    ),
  );
}

/** Types into a cell as in a spreadsheet: what was there is replaced, Enter takes it. */
export async function fill(page: Page, column: string, row: string, typed: string): Promise<void> {
  await cell(page, column, row).focus();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

/** Chooses by typing, as in a spreadsheet: the first letters open the list at the option. */
export async function choose(page: Page, column: string, row: string, option: string): Promise<void> {
  await fill(page, column, row, option.slice(0, 1));
  await cellBecomes(page, column, row, option);
}

/** One of the choices behind "More" at the top of the page. */
export async function menu(page: Page, choice: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: choice }).click();
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Makes a memo publishable but for warnings: words in one section, a choice in every row. */
export async function finish(page: Page, finding: string): Promise<void> {
  await text(page, 'What we learned').click();
  await page.keyboard.type(finding);
  for (const name of await rowNames(page, 'Decisions')) await choose(page, 'Decision', name, 'Scale');
  await light(page, 'Saved');
}

/** Publishes as the sheet offers it, for everybody to find. */
export async function publish(page: Page, reason = 'The first cycle, told as it was.'): Promise<void> {
  await menu(page, 'Publish…');
  const sheet = page.getByRole('dialog', { name: 'Publish' });
  await sheet.getByRole('radio', { name: /^Everybody/ }).check();
  await sheet.getByRole('textbox', { name: 'Why publish all the same?' }).fill(reason);
  await sheet.getByRole('button', { name: 'Publish', exact: true }).click();
}
