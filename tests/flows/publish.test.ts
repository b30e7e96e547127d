import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { eventually, launchBrowser, someone } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { lineTo } from '../kit/line.ts';
import { choose, finish, light, menu, openMemo, publish, says, text, wordsOf } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
const allentown = 'Allentown School District';
const finding = 'Calling on Monday mornings halved the absences.';

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

it('U120: errors stop publishing and lead to the very cell; warnings ask for one reason', async () => {
  const id = await network.newMemo();
  const { page, problems } = await browsers.of(network.maria);
  await openMemo(page, id);
  await text(page, 'What we learned').click();
  await page.keyboard.type(finding);
  await choose(page, 'Decision', allentown, 'Scale');
  await light(page, 'Saved');
  await menu(page, 'Publish…');
  const sheet = page.getByRole('dialog', { name: 'Publish' });
  await sheet.getByText('Mend what stops publishing first: one thing.').waitFor();
  const button = sheet.getByRole('button', { name: 'Publish', exact: true });
  expect(await button.isDisabled()).toBe(true);
  await sheet.getByRole('button', { name: /^Quakertown has not chosen/ }).click();
  await sheet.waitFor({ state: 'detached' });
  await eventually('the focus is in that cell', () =>
    page.evaluate(() =>
      (document.activeElement?.closest('[data-address]')?.getAttribute('data-address') ?? '').endsWith(
        '/choice',
      ),
    ),
  );
  await choose(page, 'Decision', 'Quakertown', 'Revise');
  await light(page, 'Saved');

  await menu(page, 'Publish…');
  await sheet.getByText(finding).waitFor();
  await button.click();
  await sheet.getByText('Write one reason for the warnings above, at least three letters.').waitFor();
  await sheet.getByRole('textbox', { name: 'Why publish all the same?' }).fill('A first look.');
  await sheet.getByRole('radio', { name: /^Only our network/ }).check();
  await button.click();
  await page.getByRole('dialog', { name: 'Published as version 1' }).waitFor();
  expect(problems).toEqual([]);

  // What is meant for the network looks to strangers as if it were not there.
  const stranger = await someone(browser, { baseURL: server.url });
  expect((await stranger.page.goto(`/p/${id}/1`))?.status()).toBe(404);
  await stranger.context.close();
  expect((await page.goto(`/p/${id}/1`))?.status()).toBe(200);
});

/** In a page: when nobody can write there any more. */
function closedAt(): Promise<number> {
  return new Promise((closed) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('main [role="textbox"]:not([contenteditable="false"])')) return;
      if (!document.querySelector('main [role="textbox"]')) return;
      observer.disconnect();
      closed(Date.now());
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}

it('U121: everybody is read-only within a second, without a reload; late edits are kept for their author', async () => {
  const id = await network.newMemo();
  const line = await lineTo(server.port);
  const [maria, ben, far] = await Promise.all([
    browsers.of(network.maria),
    browsers.of(network.ben),
    browsers.of(network.ben, { baseURL: line.url }),
  ]);
  await Promise.all([openMemo(maria.page, id), openMemo(ben.page, id), openMemo(far.page, id)]);
  await finish(maria.page, finding);
  await says(text(far.page, 'What we learned'), finding);
  line.cut();
  await text(far.page, 'Problem').click();
  await far.page.keyboard.type('Too late for this version.');
  await light(far.page, 'Only on this device');

  // The pages say themselves when it happened: asking them takes as long on a busy machine.
  const closings = [maria, ben].map(({ page }) => page.evaluate(closedAt));
  const [answered] = await Promise.all([
    maria.page.waitForResponse((response) => response.url().endsWith('/publish')),
    publish(maria.page),
  ]);
  expect(answered.status()).toBe(200);
  const { startTime, responseStart } = answered.request().timing();
  for (const closed of await Promise.all(closings))
    expect(closed - startTime - responseStart, 'milliseconds until it is read-only').toBeLessThan(1000);
  await Promise.all([light(ben.page, 'Frozen'), light(maria.page, 'Frozen')]);
  expect(await text(ben.page, 'Problem').getAttribute('contenteditable')).toBe('false');
  await ben.page.getByText(/^Published as version 1 on/).waitFor();

  line.mend();
  await far.page.getByText('Some of what you wrote came too late').waitFor();
  await light(far.page, 'Frozen');
  await far.page.getByRole('button', { name: 'Show it' }).click();
  await far.page.getByText('Too late for this version.').waitFor();
  expect(await wordsOf(text(far.page, 'Problem'))).toBe('');
  const [download] = await Promise.all([
    far.page.waitForEvent('download'),
    far.page.getByRole('button', { name: 'Download as text' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('late-edits.txt');
  await far.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await far.page.getByRole('button', { name: 'Copy', exact: true }).click();
  expect(await far.page.evaluate(() => navigator.clipboard.readText())).toContain(
    'Too late for this version.',
  );
  // They are still there for their author after a reload, and for nobody else.
  await far.page.reload();
  await far.page.getByText('Some of what you wrote came too late').waitFor();
  expect(await ben.page.getByText('Some of what you wrote came too late').count()).toBe(0);
  expect([...maria.problems, ...ben.problems]).toEqual([]);
  await line.close();
});

it('U122: a stranger without JavaScript reads the page; a correction makes version 2, and version 1 stays', async () => {
  const id = await network.newMemo();
  const maria = await browsers.of(network.maria);
  const { page } = maria;
  await openMemo(page, id);
  await text(page, 'Title').click();
  await page.keyboard.type('Mondays first');
  await finish(page, finding);
  await publish(page);
  const done = page.getByRole('dialog', { name: 'Published as version 1' });
  const link = await done.getByRole('textbox', { name: 'Permanent link' }).inputValue();
  expect(link).toBe(`${server.url}/p/${id}/1`);

  const stranger = await someone(browser, { baseURL: server.url, javaScriptEnabled: false });
  const reader = stranger.page;
  expect((await reader.goto(link))?.status()).toBe(200);
  await reader.getByRole('heading', { level: 1, name: 'Mondays first' }).waitFor();
  for (const words of [finding, allentown, 'Quakertown', 'Scale', 'Creative Commons Attribution 4.0'])
    await reader.getByText(words).first().waitFor();
  expect(await reader.getByRole('main').innerText()).toMatch(/[0-9a-f]{64}|[0-9a-f]{8}(?:\s[0-9a-f]{4,8})+/);
  await reader.goto(`/p/${id}`);
  await reader.getByText(/^Version 1, the latest\./).waitFor();
  const playbook = await reader.goto(`/c/${network.cycleId}`);
  expect(playbook?.status()).toBe(200);
  await reader.getByText('Mondays first').first().waitFor();

  await done.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Publish a correction' }).click();
  const sheet = page.getByRole('dialog', { name: 'Publish a correction' });
  await sheet.getByRole('textbox').fill('A number was wrong.');
  await sheet.getByRole('button', { name: 'Start the correction' }).click();
  await light(page, 'Saved');
  await text(page, 'Problem').click();
  await page.keyboard.type('Corrected.');
  await light(page, 'Saved');
  await reader.goto(`/p/${id}`);
  await reader.getByText(/^Version 1, the latest\./).waitFor();
  expect(await reader.getByText('Corrected.').count()).toBe(0);
  await publish(page);
  await page.getByRole('dialog', { name: 'Published as version 2' }).waitFor();

  await reader.goto(`/p/${id}`);
  await reader.getByText(/^Version 2, the latest\./).waitFor();
  await reader.getByText('Corrected.').waitFor();
  await reader.goto(link);
  await reader.getByText(/This text never changes\./).waitFor();
  await reader.getByText(/There is a newer version/).waitFor();
  expect(await reader.getByText('Corrected.').count()).toBe(0);
  await stranger.context.close();
});
