import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { becomes, eventually, launchBrowser, type Someone } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { light, openMemo, says, text } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
const learned = 'What we learned';

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

/** Once everything that a start needs is on this device. */
async function isPrepared(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** Closes the page and opens the address in a new one, as a browser does that was closed. */
async function reopen({ context, page }: Someone, address: string): Promise<Page> {
  // Leaving while something is on this device only is asked about.
  page.on('dialog', (dialog) => void dialog.accept());
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  const next = await context.newPage();
  await next.goto(address);
  return next;
}

it('U360: a document opens without a network in a new tab, is written in, and comes back', async () => {
  const id = await network.newMemo();
  const maria = await browsers.of(network.maria);
  await openMemo(maria.page, id);
  await text(maria.page, learned).click();
  await maria.page.keyboard.type('With a network.');
  await light(maria.page, 'Saved');
  await isPrepared(maria.page);

  await maria.context.setOffline(true);
  const page = await reopen(maria, `/d/${id}`);
  await light(page, 'Only on this device');
  await says(text(page, learned), 'With a network.');
  await text(page, learned).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Without one.');
  const again = await reopen({ ...maria, page }, `/d/${id}`);
  await says(text(again, learned), 'With a network. Without one.');

  await maria.context.setOffline(false);
  await light(again, 'Saved');
  const ben = await browsers.of(network.ben);
  await openMemo(ben.page, id);
  await says(text(ben.page, learned), 'With a network. Without one.');
});
