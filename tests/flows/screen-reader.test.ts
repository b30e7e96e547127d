import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { eventually, launchBrowser } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { light, openMemo, says, text } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
const tried = 'What we tried';

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

/** Keeps every sentence that the page says to those who listen to it. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const region = document.querySelector('[data-announcer]');
    if (!region) throw new Error('the page has nothing to say it with');
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => {
      if (region.textContent) heard.push(region.textContent);
    }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard.slice());
}

it('U390: who comes and goes is said, and once who types in the paragraph one is in', async () => {
  const id = await network.newMemo();
  const maria = await browsers.of(network.maria);
  await openMemo(maria.page, id);
  const heard = await listen(maria.page);
  const ben = await browsers.of(network.ben);
  await openMemo(ben.page, id);
  await eventually('Ben is heard to come', async () =>
    (await heard()).some((words) => words.includes('Ben Hartzell, Quakertown, joined.')),
  );
  await text(maria.page, tried).click();
  await maria.page.keyboard.type('Calls on Monday. ');
  await says(text(ben.page, tried), 'Calls on Monday. ');
  await text(ben.page, tried).click();
  await ben.page.keyboard.press('End');
  await ben.page.keyboard.type('And visits.', { delay: 20 });
  await says(text(maria.page, tried), 'Calls on Monday. And visits.');
  await text(ben.page, 'Problem').click();
  await ben.page.keyboard.type('Too many.');
  await says(text(maria.page, 'Problem'), 'Too many.');
  await ben.context.close();
  await eventually('Ben is heard to go', async () =>
    (await heard()).some((words) => words.includes('Ben Hartzell, Quakertown, left.')),
  );
  const typing = (await heard()).filter((words) => words.includes('is typing'));
  expect(typing).toEqual(['Ben Hartzell is typing in this paragraph.']);
});

it('U391: the light is said when it turns bad and when it is good again, not each time something is saved', async () => {
  const id = await network.newMemo();
  const maria = await browsers.of(network.maria);
  await openMemo(maria.page, id);
  const heard = await listen(maria.page);
  await text(maria.page, tried).click();
  await maria.page.keyboard.type('Saved many times.', { delay: 30 });
  await light(maria.page, 'Saved');
  await maria.context.setOffline(true);
  await maria.page.keyboard.type(' On the bus.');
  await light(maria.page, 'Only on this device');
  await eventually('the light is heard', async () => (await heard()).includes('Only on this device'));
  await maria.context.setOffline(false);
  await light(maria.page, 'Saved');
  await eventually('all is well is heard', async () => (await heard()).includes('Saved again.'));
  expect((await heard()).filter((words) => words === 'Saved')).toEqual([]);
  const isLive = await maria.page.getByRole('banner').getByRole('status').first().getAttribute('aria-live');
  expect(isLive).toBe('off');
});
