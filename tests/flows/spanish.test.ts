import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { en } from '../../shared/i18n/en.ts';
import { es } from '../../shared/i18n/es.ts';
import { launchBrowser, someone } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';

let server: ServerProcess;
let browser: Browser;
let browsers: Browsers;
let network: Districts;
let documentId: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startProcess(), launchBrowser()]);
  network = await twoDistricts(server);
  documentId = await network.newMemo();
  browsers = new Browsers(browser);
});
afterAll(async () => {
  await browsers?.close();
  await browser?.close();
  await server?.stop();
});

/** A message in Spanish. */
const say = (id: keyof typeof en): string => String(es[id]);

/** English messages that are nowhere the Spanish words for something. */
const spanish = new Set(Object.values(es));
const english = new Set(
  Object.values(en).filter((words) => words.length > 3 && !/[{<]/.test(words) && !spanish.has(words)),
);

/** Whatever is shown or read aloud on a page, piece by piece. */
function piecesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pieces: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // Other languages name themselves in their own words.
      if (!node.parentElement?.closest('[lang="en"], script, style')) pieces.push(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll(
      '[aria-label], [title], [placeholder], [data-placeholder]',
    ))
      for (const name of ['aria-label', 'title', 'placeholder', 'data-placeholder'])
        pieces.push(element.getAttribute(name) ?? '');
    return pieces.map((piece) => piece.trim()).filter(Boolean);
  });
}

async function isSpanish(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname;
  expect(await page.evaluate(() => document.documentElement.lang), where).toBe('es');
  const pieces = await piecesOf(page);
  expect(
    pieces.filter((piece) => english.has(piece)),
    `English on ${where}`,
  ).toEqual([]);
  expect(
    pieces.filter((piece) => /^(shell|doc|memo|error|public)\.[a-z]/.test(piece)),
    `ids on ${where}`,
  ).toEqual([]);
}

it('U145: a browser that asks for Spanish gets every page in Spanish', async () => {
  const stranger = await someone(browser, { baseURL: server.url, locale: 'es-US' });
  for (const path of ['/', '/sign-in', '/library']) {
    await stranger.page.goto(path);
    await stranger.page.getByRole('main').waitFor();
    await stranger.page.waitForLoadState('networkidle');
    await isSpanish(stranger.page);
  }
  await stranger.context.close();

  const { page, problems } = await browsers.of(network.maria, { locale: 'es-US' });
  const n = `/n/${network.networkId}`;
  const paths = [
    '/home',
    `${n}/cycles/${network.cycleId}`,
    `${n}/docs`,
    `${n}/docs?trash=1`,
    `${n}/definitions`,
    `${n}/people`,
    `${n}/settings`,
    `/o/${network.allentownId}`,
    '/me',
    `/d/${documentId}?panel=checks`,
    `/d/${documentId}?panel=history`,
    `/d/${documentId}?panel=people`,
  ];
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole('main').waitFor();
    await page.waitForLoadState('networkidle');
    await isSpanish(page);
  }
  await page
    .getByRole('banner')
    .getByRole('button', { name: say('doc.menu'), exact: true })
    .click();
  await isSpanish(page);
  await page.getByRole('menuitem', { name: say('doc.publish'), exact: true }).click();
  await page.getByRole('dialog').getByText(say('doc.sheet.goesIn')).first().waitFor();
  await isSpanish(page);
  expect(problems).toEqual([]);
});

it('U146: the language can be chosen on the page, and stays', async () => {
  const { context, page } = await someone(browser, { baseURL: server.url });
  await page.goto('/');
  await page.getByRole('button', { name: 'Español' }).click();
  await page
    .getByRole('link', { name: say('shell.start.signIn') })
    .first()
    .waitFor();
  await page.reload();
  await page
    .getByRole('link', { name: say('shell.start.signIn') })
    .first()
    .waitFor();
  await isSpanish(page);
  await context.close();
});
