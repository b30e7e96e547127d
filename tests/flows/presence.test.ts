import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { violations } from '../kit/axe.ts';
import { becomes, eventually, launchBrowser, type Someone } from '../kit/browser.ts';
import { Crowd } from '../kit/crowd.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { cell, menu, openMemo, text } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
let crowd: Crowd;

beforeAll(async () => {
  [server, browser] = await Promise.all([startProcess(), launchBrowser()]);
  network = await twoDistricts(server);
  browsers = new Browsers(browser);
  crowd = await Crowd.invite(server, network, 38);
});
afterEach(async () => {
  await browsers?.close();
  crowd?.leave();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function together(): Promise<{ id: string; maria: Someone; ben: Someone }> {
  const id = await network.newMemo();
  const [maria, ben] = await Promise.all([browsers.of(network.maria), browsers.of(network.ben)]);
  await Promise.all([openMemo(maria.page, id), openMemo(ben.page, id)]);
  return { id, maria, ben };
}

/** Scrolls as a person does, and waits until the page has. */
async function wheel(page: Page, down: number): Promise<void> {
  const before = await page.evaluate(() => scrollY);
  await page.mouse.move(400, 500);
  await page.mouse.wheel(0, down);
  await eventually('the page scrolls', async () => (await page.evaluate(() => scrollY)) !== before);
}

/** Which part of the paper stands at the top of the window. */
const topOf = (page: Page) =>
  page.evaluate(() => {
    const sections = [...document.querySelectorAll<HTMLElement>('[data-section]')];
    return sections.find((one) => one.getBoundingClientRect().bottom > 100)?.dataset.section ?? '';
  });
const scrolled = (page: Page) => page.evaluate(() => Math.round(scrollY));
const pill = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words });
const headerFaces = (page: Page) => page.getByRole('banner').getByRole('list', { name: 'Here now' });

/** The times between frames of a page, over so many milliseconds. */
async function framePace(during: number): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  let last = performance.now();
  const end = last + during;
  while (last < end) {
    const now = await new Promise<number>((next) => requestAnimationFrame(next));
    times.push(now - last);
    last = now;
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95) };
}

it('U310: forty people: five faces and how many more, a list by organization, and a caret for each without clutter', async () => {
  const id = await network.newMemo();
  const maria = await browsers.of(network.maria);
  await openMemo(maria.page, id);
  await crowd.enter(server, id);
  const { page } = maria;
  const more = headerFaces(page).getByRole('button', { name: /^\+33/ });
  await more.waitFor();
  expect(await headerFaces(page).getByRole('img').count()).toBe(5);
  await more.click();
  const panel = page.getByRole('complementary', { name: 'People' });
  const here = panel.getByRole('region', { name: 'Here now' });
  await becomes(
    'one’s own organization first',
    () => here.getByRole('heading', { level: 4 }).allTextContents(),
    ['Allentown School District · 19', 'Quakertown · 19'],
  );
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await crowd.gather('tried', 'Forty people of two districts write this one sentence together.');
  const carets = text(page, 'What we tried').locator('.caret');
  await becomes('a caret for each', () => carets.count(), 38);
  const flags = () =>
    page.evaluate(() => {
      const flown = [...document.querySelectorAll('.caret[data-typing] > .caret-flag')];
      const boxes = flown.map((flag) => flag.getBoundingClientRect());
      const covers = (a: DOMRect, b: DOMRect) =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      const covered = boxes.filter((a, i) => boxes.slice(0, i).some((b) => covers(a, b)));
      return { flown: flown.length, covered: covered.length };
    });
  await becomes('no flags but of those who type', flags, { flown: 0, covered: 0 });
  crowd.type('tried', 6);
  await becomes('six flags, none over another', flags, { flown: 6, covered: 0 });
  await becomes('flags are gone', () => page.locator('.caret[data-typing]').count(), 0);

  // What it costs this page, and how long its frames are, while they all move.
  const cdp = await maria.context.newCDPSession(page);
  await cdp.send('Performance.enable');
  const script = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
  };
  const pace = page.evaluate(framePace, 3000);
  const before = await script();
  const frames = await crowd.move('tried', 30);
  const perFrame = ((await script()) - before) / frames;
  const { p50, p95 } = await pace;
  process.stdout.write(
    `Forty carets moving: ${perFrame.toFixed(2)} ms of script for each presence frame; frames p50 ${p50} ms, p95 ${p95} ms\n`,
  );
  expect(perFrame).toBeLessThan(16);
  expect(maria.problems).toEqual([]);
});

it('U311: the outline shows the parts of the paper and who is in each, and leads there', async () => {
  const { maria, ben } = await together();
  const outline = maria.page.getByRole('navigation', { name: 'Outline' });
  await outline.getByRole('button', { name: /^What we tried/ }).waitFor();
  await cell(ben.page, 'Before', 'Quakertown').focus();
  await outline
    .getByRole('button', { name: /^Evidence/ })
    .getByRole('img', { name: 'Ben Hartzell, Quakertown' })
    .waitFor();
  await text(ben.page, 'What we learned').click();
  await ben.page.keyboard.type('## Calls');
  await ben.page.keyboard.press('Enter');
  await outline.getByRole('button', { name: 'Calls', exact: true }).waitFor();
  await outline
    .getByRole('button', { name: /^What we learned/ })
    .getByRole('img', { name: 'Ben Hartzell, Quakertown' })
    .waitFor();
  await outline.getByRole('button', { name: /^Notes/ }).click();
  await eventually('the notes are in view', () =>
    maria.page.getByRole('heading', { name: 'Notes' }).isVisible(),
  );
  expect(await maria.page.evaluate(() => document.activeElement?.textContent)).toBe('Notes');

  // On half a screen it is a panel.
  await maria.page.setViewportSize({ width: 683, height: 768 });
  await outline.waitFor({ state: 'hidden' });
  await menu(maria.page, 'Outline');
  await maria.page
    .getByRole('complementary', { name: 'Outline' })
    .getByRole('button', { name: /^Decisions/ })
    .click();
  await maria.page.getByRole('complementary', { name: 'Outline' }).waitFor({ state: 'detached' });
  expect([...maria.problems, ...ben.problems]).toEqual([]);
});

it('U312: one follows a person until one scrolls, and never out of the text', async () => {
  const { maria, ben } = await together();
  for (const { page } of [maria, ben]) await page.setViewportSize({ width: 1366, height: 500 });
  await headerFaces(ben.page)
    .getByRole('button', { name: /^Maria Lopez/ })
    .click();
  await ben.page.getByRole('menuitem', { name: 'Follow' }).click();
  await pill(ben.page, 'Following Maria Lopez').waitFor();
  await wheel(maria.page, 400);
  await eventually('Ben’s window scrolls', async () => (await scrolled(ben.page)) > 200);
  await becomes('both see the same part', () => topOf(ben.page), await topOf(maria.page));

  await wheel(ben.page, -300);
  await pill(ben.page, 'Following').waitFor({ state: 'detached' });
  const stays = await scrolled(ben.page);
  await wheel(maria.page, -400);
  expect(await scrolled(ben.page)).toBe(stays);

  // With the keyboard, and it ends where the caret goes into the text.
  await menu(ben.page, 'People');
  await ben.page.getByRole('button', { name: 'Follow Maria Lopez' }).press('Enter');
  await pill(ben.page, 'Following Maria Lopez').waitFor();
  await text(ben.page, 'Problem').focus();
  await pill(ben.page, 'Following').waitFor({ state: 'detached' });
  const [view, at] = [await scrolled(ben.page), await scrolled(maria.page)];
  await wheel(maria.page, at > 100 ? -100 : 300);
  expect(await scrolled(ben.page)).toBe(view);
  expect([...maria.problems, ...ben.problems]).toEqual([]);
});

it('U313: who presents is followed by those who choose to, and sees how many; viewers may not', async () => {
  const { id, maria, ben } = await together();
  await ben.page.setViewportSize({ width: 1366, height: 500 });
  await maria.page.setViewportSize({ width: 1366, height: 500 });
  await text(ben.page, 'Problem').click();
  await menu(maria.page, 'Present: let others follow you');
  await pill(maria.page, 'You are presenting. Nobody follows yet').waitFor();
  await pill(ben.page, 'Maria Lopez is presenting').waitFor();
  expect(await violations(ben.page)).toEqual([]);
  await wheel(maria.page, 400);
  expect(await scrolled(ben.page)).toBe(0);
  await ben.page.getByRole('button', { name: 'Follow Maria Lopez' }).click();
  await eventually('Ben’s window scrolls', async () => (await scrolled(ben.page)) > 200);
  await pill(maria.page, '1 person follows').waitFor();
  await ben.page.keyboard.press('PageUp');
  await pill(maria.page, 'Nobody follows yet').waitFor();
  await ben.page.getByRole('button', { name: 'Not now' }).click();
  await pill(ben.page, 'is presenting').waitFor({ state: 'detached' });

  const vera = await browsers.of(network.vera);
  await openMemo(vera.page, id, 'Read-only');
  await pill(vera.page, 'Maria Lopez is presenting').waitFor();
  await vera.page.getByRole('banner').getByRole('button', { name: 'More' }).click();
  await vera.page.getByRole('menuitem', { name: 'Projector view' }).waitFor();
  expect(await vera.page.getByRole('menuitem', { name: /^Present/ }).count()).toBe(0);
  await maria.page.getByRole('button', { name: 'Stop presenting' }).click();
  await pill(vera.page, 'is presenting').waitFor({ state: 'detached' });
  expect([...maria.problems, ...ben.problems, ...vera.problems]).toEqual([]);
});

it('U314: the projector view is large, live and bare, follows the presenter and turns by a clicker', async () => {
  const { id, maria, ben } = await together();
  await maria.page.setViewportSize({ width: 1366, height: 500 });
  const { page, problems } = await browsers.of(network.ben);
  await page.goto(`/d/${id}/present`);
  await text(page, 'What we tried').waitFor();
  await text(ben.page, 'What we tried').click();
  await ben.page.keyboard.type('Calls on Monday.');
  await text(page, 'What we tried').getByText('Calls on Monday.').waitFor();
  expect(
    await text(page, 'What we tried').evaluate((element) => [
      getComputedStyle(element).fontSize,
      element.getAttribute('contenteditable'),
      document.querySelectorAll('header, nav, aside').length,
    ]),
  ).toEqual(['20px', 'false', 0]);
  await page.keyboard.press('PageDown');
  await eventually('the page is turned', async () => (await scrolled(page)) > 0);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await becomes('it is turned back', () => scrolled(page), 0);

  await menu(maria.page, 'Present: let others follow you');
  await pill(page, 'Following Maria Lopez').waitFor();
  expect(await violations(page)).toEqual([]);
  await wheel(maria.page, 500);
  await eventually('the wall follows', async () => (await scrolled(page)) > 200);
  await page.keyboard.press('Escape');
  await page.waitForURL(`**/d/${id}`);
  await page.getByRole('banner').waitFor();
  expect(problems).toEqual([]);
});
