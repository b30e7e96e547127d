import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { violations } from '../kit/axe.ts';
import { launchBrowser } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { light } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
let forkId: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startProcess(), launchBrowser()]);
  network = await twoDistricts(server);
  browsers = new Browsers(browser);
  const { id } = await network.maria.call('createDocument', {
    body: { kind: 'family', owner: { type: 'network', id: network.networkId }, start: 'attendance' },
  });
  const { n } = await network.maria.call('publish', {
    params: { document: id },
    body: { visibility: 'listed', licence: 'CC-BY-4.0', artifactIds: [], reason: 'A first letter.' },
  });
  const taken = await network.maria.call('fork', {
    params: { document: id, n },
    body: { owner: { type: 'organisation', id: network.allentownId } },
  });
  forkId = taken.id;
});
afterEach(() => browsers?.close());
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const box = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('textbox', { name, ...(typeof name === 'string' ? { exact: true } : {}) });

it('U466: the legal block of a fork reads in every language, takes no letter and no mark, and says why', async () => {
  const { page, problems } = await browsers.of(network.maria);
  await page.goto(`/d/${forkId}`);
  await light(page, 'Saved');
  const legal = page.getByRole('region', { name: 'Legal block' });
  const source = legal.getByLabel('Legal block, English');
  await source.getByText('You may ask for this letter in your language').waitFor();
  await legal.getByText('Usted puede pedir esta carta en su idioma').waitFor();
  await legal.getByText('Nobody can change it here.', { exact: false }).waitFor();
  expect(await legal.getByText('Districts that take this template').count()).toBe(0);
  expect(await legal.locator('[contenteditable="true"]').count()).toBe(0);

  const before = await legal.innerText();
  await source.click();
  await page.keyboard.type('Nobody helps. ');
  await legal.getByText('Usted puede pedir').click();
  await page.keyboard.type('Nadie ayuda. ');
  await legal.getByRole('button', { name: /^Reviewed\. / }).click();
  const card = page.getByRole('dialog');
  await card.waitFor();
  expect(await card.getByRole('button', { name: /reviewed|machine/i }).count()).toBe(0);
  await page.keyboard.press('Escape');
  expect(await legal.innerText()).toBe(before);

  await box(page, 'Text, English').getByText('Please call us at').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Thank you.');
  await light(page, 'Saved');
  await page.reload();
  await box(page, 'Text, English').getByText('Thank you.').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(problems).toEqual([]);
});
