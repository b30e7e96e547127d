import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import type { Districts } from './districts.ts';
import { cell, light } from './memo.ts';

/** A rubric of a network. @returns its id */
export async function newRubric({ maria, networkId }: Districts, start?: string): Promise<string> {
  const { id } = await maria.call('createDocument', {
    body: { kind: 'rubric', owner: { type: 'network', id: networkId }, ...(start ? { start } : {}) },
  });
  return id;
}

export async function openRubric(page: Page, id: string, view?: string): Promise<void> {
  await page.goto(`/d/${id}${view ? `?view=${view}` : ''}`);
  await light(page, 'Saved');
  await page.getByRole('main').getByRole('textbox', { name: 'Title', exact: true }).waitFor();
}

/** Adds a row to a list and types its first cell. */
export async function add(page: Page, what: string, typed: string): Promise<void> {
  await page.getByRole('button', { name: what, exact: true }).click();
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-cell') ?? false);
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

/** A block of cells from a spreadsheet, pasted at the cell in focus. */
export async function pasteCells(page: Page, block: string): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(paste);
  }, block);
}

export async function expectNoSideways(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}

export { cell };
