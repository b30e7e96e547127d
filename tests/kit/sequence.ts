import type { Locator, Page } from 'playwright-core';
import { becomes } from './browser.ts';
import type { Districts } from './districts.ts';
import { openMemo } from './memo.ts';

/** A sequence of the network, empty or from the pathway. @returns its id */
export async function newSequence({ maria, networkId }: Districts, start?: 'pathway'): Promise<string> {
  const { id } = await maria.call('createDocument', {
    body: { kind: 'sequence', owner: { type: 'network', id: networkId }, ...(start ? { start } : {}) },
  });
  return id;
}

export type View = 'Table' | 'Timeline' | 'By grade' | 'Coverage' | 'Calendars';

export async function openSequence(page: Page, id: string, view: View = 'Table'): Promise<void> {
  await openMemo(page, id);
  await show(page, view);
}

export async function show(page: Page, view: View): Promise<void> {
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('button', { name: view, exact: true }).click();
}

/** A unit on the timeline. */
export function bar(page: Page, title: string): Locator {
  return page.getByRole('group', { name: 'Timeline of units' }).getByRole('button', { name: `${title},` });
}

/** Waits until a screen reader is told of these weeks. */
export async function standsIn(page: Page, title: string, weeks: string): Promise<void> {
  await becomes(
    `${title} in ${weeks}`,
    async () => (await bar(page, title).getAttribute('aria-label'))?.split(', ').at(-1),
    weeks,
  );
}
