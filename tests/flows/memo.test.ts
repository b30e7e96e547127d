import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { becomes, eventually, launchBrowser, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { cell, cellBecomes, choose, fill, finish, light, menu, openMemo, says, text } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
const allentown = 'Allentown School District';

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

const meter = (page: Page) => page.getByRole('group', { name: 'Space on the printed page' });

it('U441: the meter says what is left and what is over, leads to where the page breaks, and its warning stops a hasty publication', async () => {
  const id = await network.newMemo();
  const { page, problems } = await browsers.of(network.maria);
  await openMemo(page, id);
  await finish(page, 'Greeting children by name helped.');
  await meter(page)
    .getByText(/^Fits on one page of Letter, \d+(\.\d)? cm left$/)
    .waitFor();
  await meter(page).getByRole('button', { name: 'Measure for A4' }).click();
  await meter(page)
    .getByText(/^Fits on one page of A4/)
    .waitFor();
  await text(page, 'What we tried').click();
  await page.evaluate(() => {
    const sentence = 'We called every family whose child was away on Monday before ten in the morning. ';
    const data = new DataTransfer();
    data.setData('text/plain', Array.from({ length: 16 }, () => sentence.repeat(6)).join('\n\n'));
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await meter(page)
    .getByText(/^2 pages of A4: /)
    .waitFor();
  await light(page, 'Saved');
  await meter(page)
    .getByRole('button', { name: /^Page 2 begins at “/ })
    .click();
  await page
    .getByRole('banner')
    .getByRole('button', { name: / to check$/ })
    .click();
  await page
    .getByText(/^The memo takes 2 pages/)
    .first()
    .waitFor();
  await menu(page, 'Publish…');
  const sheet = page.getByRole('dialog', { name: 'Publish' });
  await sheet.getByText(/^The memo takes 2 pages/).waitFor();
  await page.keyboard.press('Escape');
  // The server holds to what it is told, whoever asks.
  const body = {
    visibility: 'network',
    licence: 'CC-BY-4.0',
    artifactIds: [] as string[],
    pages: 2,
  } as const;
  const refused = await network.maria
    .call('publish', { params: { document: id }, body })
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'reasonNeeded' });
  expect(problems).toEqual([]);
});

it('U442: personal data stops publishing; the line leads to the cell, and taking it out clears it', async () => {
  const id = await network.newMemo();
  const { page } = await browsers.of(network.maria);
  await openMemo(page, id);
  await finish(page, 'Greeting children by name helped.');
  await text(page, 'Problem').click();
  await page.keyboard.type('Call the mother at (425) 882-9090.');
  await light(page, 'Saved');
  await menu(page, 'Publish…');
  const sheet = page.getByRole('dialog', { name: 'Publish' });
  const line = sheet.getByRole('button', { name: /^This looks like a family’s phone number \(•••90\)/ });
  await line.waitFor();
  expect(await sheet.getByRole('button', { name: 'Publish', exact: true }).isDisabled()).toBe(true);
  await line.click();
  await sheet.waitFor({ state: 'detached' });
  await eventually('the caret is in that text', () =>
    page.evaluate(() => document.activeElement?.closest('[data-address="problem"]') !== null),
  );
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Ask the office.');
  await light(page, 'Saved');
  await menu(page, 'Publish…');
  await sheet.getByRole('textbox', { name: 'Why publish all the same?' }).waitFor();
  expect(await line.count()).toBe(0);
});

it('U443: a finding is captured from anywhere by Ctrl+K, stands on the cycle, is found in the library, and a memo collects it', async () => {
  const id = await network.newMemo();
  const { page, problems } = await browsers.of(network.ben);
  await page.goto('/home');
  await page.getByRole('main').waitFor();
  await page.keyboard.press('ControlOrMeta+K');
  await page.getByRole('combobox').fill('capture');
  await page.getByRole('option', { name: 'Capture a finding' }).waitFor();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Capture a finding' });
  await sheet.getByRole('textbox', { name: 'What did you find?' }).waitFor();
  await page.keyboard.type('Puzzles kept families waiting.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await sheet.waitFor({ state: 'detached' });
  await page.goto(`/n/${network.networkId}/cycles/${network.cycleId}`);
  await page.getByText('Puzzles kept families waiting.').waitFor();
  await page.goto('/library?q=puzzle');
  await page.getByText('Puzzles kept families waiting.').waitFor();
  await openMemo(page, id);
  await page.getByRole('button', { name: 'Collect findings of this cycle…' }).click();
  await page
    .getByRole('button', { name: 'Add “Puzzles kept families waiting.” to “What we learned”' })
    .click();
  await page.getByText('In the memo').waitFor();
  await page.keyboard.press('Escape');
  await says(text(page, 'What we learned'), 'Puzzles kept families waiting.');
  await light(page, 'Saved');
  expect(problems).toEqual([]);
});

it('U444: small charts stand beside the table on screen, one for each comparable row, with names that are read aloud', async () => {
  const definition = await network.maria.call('addDefinition', {
    params: { network: network.networkId },
    body: { sort: 'measure', name: 'Chronic absence', body: { unit: '%' } },
  });
  await network.maria.call('agreeDefinition', {
    params: { network: network.networkId, definition: definition.id, n: 1 },
  });
  const id = await network.newMemo();
  const { page, problems } = await browsers.of(network.maria);
  await openMemo(page, id);
  for (const [name, before, now] of [
    [allentown, '31.4% n=412 9/1', '27.9% 10/12'],
    ['Quakertown', '22', '*'],
  ] as const) {
    await choose(page, 'Measure', name, 'Chronic absence');
    await fill(page, 'Before', name, before);
    await fill(page, 'Now', name, now);
  }
  await cellBecomes(page, 'Change', allentown, '−3.5 points');
  await page.getByRole('checkbox', { name: 'Small charts on the page' }).check();
  await page.getByRole('img', { name: /^Allentown School District\. Before: 31.4%\. Now: 27.9%/ }).waitFor();
  await page.getByRole('img', { name: /^Quakertown\. Before: 22%\. Now: Suppressed/ }).waitFor();
  await page.getByText(/^Chronic absence: agreed: Allentown School District · not yet: Quakertown/).waitFor();
  for (const [name, size] of Object.entries(widths)) {
    await page.setViewportSize(size);
    await becomes(
      `nothing is wider than the screen at ${name}`,
      () =>
        page.evaluate(() =>
          document.documentElement.scrollWidth <= innerWidth
            ? []
            : [...document.querySelectorAll('main *')]
                .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
                .slice(0, 6)
                .map((one) => `${one.tagName}.${one.className}`),
        ),
      [],
    );
    const folder = process.env['SCREENSHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/memo-${name}.png`, fullPage: false });
  }
  await cell(page, 'Now', allentown).focus();
  expect(problems).toEqual([]);
});
