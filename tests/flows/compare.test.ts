import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { fill, light, menu, openMemo, says, text } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
let id: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startProcess(), launchBrowser()]);
  network = await twoDistricts(server);
  browsers = new Browsers(browser);
  id = await network.newMemo();
  const { page } = await browsers.of(network.maria);
  await openMemo(page, id);
  await text(page, 'What we learned').click();
  await page.keyboard.type('We called on Fridays and it helped.');
  await fill(page, 'Before', 'Quakertown', '15');
  await light(page, 'Saved');
  await network.maria.call('nameVersion', { params: { document: id }, body: { name: 'March' } });
  await text(page, 'What we learned').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Every week.');
  await fill(page, 'Before', 'Quakertown', '20');
  await light(page, 'Saved');
  await page.context().close();
});
afterAll(async () => {
  await browsers?.close();
  await browser?.close();
  await server?.stop();
});

it('U540: history leads to what changed since a version, told by words and values, by section and by keyboard', async () => {
  const { page, problems } = await browsers.of(network.ben);
  await openMemo(page, id);
  await menu(page, 'History');
  const panel = page.getByRole('complementary');
  await panel.getByText(/^1 person, 1 organization · Evidence/).waitFor();
  await panel.getByRole('link', { name: /^Compare with now/ }).click();
  await page.waitForURL(/compare/);
  const paper = page.getByRole('article');
  await paper.locator('ins', { hasText: 'Every week.' }).waitFor();
  expect(await paper.locator('del').allInnerTexts()).toEqual(['15']);
  expect(await paper.locator('dd').allTextContents()).toEqual(['15 became 20']);
  await page.getByRole('link', { name: /^What we learned/ }).waitFor();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('n');
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  expect(await focused()).toContain('Quakertown');
  await page.keyboard.press('n');
  expect(await focused()).toContain('Every week.');
  await page.keyboard.press('p');
  expect(await focused()).toContain('Quakertown');
  for (const [name, size] of Object.entries(widths)) {
    await page.setViewportSize(size);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide, name).toBe(0);
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}/compare-${name}.png`, fullPage: true });
  }
  expect(problems).toEqual([]);
});

it('U541: an earlier version is restored in front of whoever is inside, and taken back', async () => {
  const [{ page }, other] = await Promise.all([browsers.of(network.ben), browsers.of(network.maria)]);
  await openMemo(other.page, id);
  await page.goto(`/d/${id}/compare?from=1&to=now`);
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await says(text(other.page, 'What we learned'), 'We called on Fridays and it helped.');
  await page.getByText('The document reads as version 1 again. Its history stays.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await says(text(other.page, 'What we learned'), 'We called on Fridays and it helped. Every week.');
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/history.png` });
});

it('U542: who only reads compares and is offered no restoring', async () => {
  const { page } = await browsers.of(network.vera);
  await page.goto(`/d/${id}/compare?from=1&to=now`);
  await page.getByRole('article').locator('ins', { hasText: '20' }).waitFor();
  expect(await page.getByRole('button', { name: /^Restore/ }).count()).toBe(0);
});
