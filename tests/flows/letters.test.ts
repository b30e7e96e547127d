import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { becomes, eventually, launchBrowser, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { light } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;

beforeAll(async () => {
  [server, browser] = await Promise.all([startProcess(), launchBrowser()]);
  network = await twoDistricts(server);
  browsers = new Browsers(browser);
});
afterAll(async () => {
  await browsers?.close();
  await browser?.close();
  await server?.stop();
});

async function newTemplate(): Promise<string> {
  const { id } = await network.maria.call('createDocument', {
    body: { kind: 'family', owner: { type: 'network', id: network.networkId }, start: 'attendance' },
  });
  return id;
}

async function openTemplate(page: Page): Promise<string> {
  const id = await newTemplate();
  await page.goto(`/d/${id}`);
  await light(page, 'Saved');
  await page.getByRole('button', { name: 'Letters and files' }).waitFor();
  return id;
}

async function tool(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Letters and files' }).click();
  await page.getByRole('menuitem', { name }).click();
}

const unit = (page: Page, words: string) =>
  page.getByRole('main').getByRole('textbox').filter({ hasText: words });

/** A thousand families; nobody else is called Zyxw. */
const families = [
  'Student first name;Family name;Days absent;Home language',
  ...Array.from({ length: 999 }, (_, i) => `Zyxw${i};Quvx${i};${i % 9};${i % 2 ? 'Spanish' : 'English'}`),
  'Zyxwlast;;4;Klingon',
].join('\r\n');

it('U480: a thousand letters are made without a network; nothing of the list leaves the page or is kept', async () => {
  const { page, context } = await browsers.of(network.maria);
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
  });
  await openTemplate(page);
  await tool(page, 'Letters to families…');
  await page.getByLabel('List of families (CSV)').waitFor();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
  await context.setOffline(true);

  await page
    .getByLabel('List of families (CSV)')
    .setInputFiles({ name: 'families.csv', mimeType: 'text/csv', buffer: utf16(families) });
  await page.getByText('1,000 families, 4 columns. Read as UTF-16LE, divided by semicolons.').waitFor();
  await expect(page.getByLabel('{{student_first_name}}').inputValue()).resolves.toBe('0');
  const before = page.getByRole('region', { name: 'Before you print' });
  await becomes('what is lacking', () => before.getByRole('listitem').allTextContents(), [
    'Row 1001: no family_name',
    'Row 1001: language “Klingon” – gets English',
  ]);
  await page.getByRole('checkbox', { name: /Leave out the row/ }).check();
  const letter = page.getByRole('region', { name: 'Letter for row 2' }).getByRole('article');
  await becomes('the language of the letter', () => letter.getAttribute('lang'), 'en');
  await page.getByRole('button', { name: 'Next letter' }).click();
  await page.getByRole('article').filter({ hasText: 'Zyxw1' }).waitFor();

  await page.getByRole('button', { name: 'Print 999 letters' }).click();
  await page.locator('html[data-printed]').waitFor();
  await page.getByText('999 letters are ready.').waitFor();
  const pdf = await page.pdf({ format: 'Letter' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(999);

  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const saved = await readFile(await (await waiting).path(), 'utf8');
  expect(saved.split('\r\n')[0]).toContain('Home language,language,message');
  expect(saved).toContain('Zyxw998');

  // Only the document's own connection knocks.
  expect(sent.filter((each) => !/^(?:blob:|http:\/\/[^/]+\/live\/[^ ]+ $)/.test(each))).toEqual([]);
  await context.setOffline(false);
  await page.reload();
  await page.getByLabel('List of families (CSV)').waitFor();
  expect(sent.filter((each) => /Zyxw|Quvx/i.test(each))).toEqual([]);
  expect(await page.evaluate(keptWords)).not.toMatch(/Zyxw|Quvx/);
  expect(await page.getByText('Zyxw').count()).toBe(0);
});

it('U481: making letters can be stopped, and prints nothing then', async () => {
  const { page } = await browsers.of(network.maria, { viewport: widths.phone });
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
  });
  await page.goto(`/d/${await newTemplate()}/letters`);
  const many = `${families}\r\n${'Ana;Ruiz;3;Spanish\r\n'.repeat(15_000)}`;
  await page
    .getByLabel('List of families (CSV)')
    .setInputFiles({ name: 'families.csv', mimeType: 'text/csv', buffer: Buffer.from(many) });
  await page.getByRole('button', { name: /^Print / }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Stopped. Nothing was printed.').waitFor();
  expect(await page.locator('html[data-printed]').count()).toBe(0);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
});

it('U482: a translator’s Word file goes out, comes back, is looked at, and is one step of undo', async () => {
  const { page, problems } = await browsers.of(network.maria);
  await openTemplate(page);
  await tool(page, 'Word file for translators…');
  const out = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the Word file' }).click();
  const file = await readFile(await (await out).path());
  const parts = unzipSync(file);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const words = 'Las dos cosas son gratis.';
  expect(xml).toContain(words);
  const back = zipSync({
    ...parts,
    'word/document.xml': strToU8(xml.replace(words, 'Ambas son gratuitas.')),
  });
  await page
    .getByLabel('Bring a file back')
    .setInputFiles({ name: 'back.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(back) });
  const sheet = page.getByRole('dialog');
  await sheet.getByText('1 unit changes', { exact: false }).waitFor();
  await sheet.locator('ins').filter({ hasText: 'Ambas son gratuitas.' }).waitFor();
  await sheet.getByRole('radio', { name: 'reviewed: I have read them' }).check();
  await sheet.getByRole('button', { name: 'Take 1 change' }).click();
  await unit(page, 'Ambas son gratuitas.').waitFor();
  await unit(page, 'Ambas son gratuitas.').click();
  await page.keyboard.press('Control+z');
  await unit(page, words).waitFor();
  expect(problems).toEqual([]);
});

it('U483: brackets and blanks become merge fields in one step; how a text reads is said for each language', async () => {
  const { page } = await browsers.of(network.maria);
  await openTemplate(page);
  const source = page.getByRole('textbox', { name: 'Text, English' });
  await source.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Call [School name] by ____.');
  await tool(page, 'Make merge fields of');
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('checkbox', { name: /^\[School name\]/ }).waitFor();
  await sheet.getByRole('checkbox', { name: /____/ }).uncheck();
  await sheet.getByRole('button', { name: 'Make 1 merge field' }).click();
  await becomes('the new merge field', () => source.locator('[data-name="school_name"]').count(), 1);
  await source.click();
  await page.keyboard.press('Control+z');
  await eventually(
    'brackets again',
    async () => (await source.textContent())?.includes('[School name]') ?? false,
  );
  await page.getByText('below grade 1', { exact: true }).waitFor();
  await page.getByText(/\(\d+\.\d\)$/).waitFor();
});

function utf16(text: string): Buffer {
  return Buffer.from(`\uFEFF${text}`, 'utf16le');
}

/** Everything that this browser keeps for the page. */
async function keptWords(): Promise<string> {
  const kept = [localStorage, sessionStorage].map((one) => JSON.stringify(Object.entries(one)));
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open(name);
      request.addEventListener('success', () => done(request.result));
      request.addEventListener('error', () => fail(new Error('The database does not open.')));
    });
    for (const store of database.objectStoreNames) {
      const all = await new Promise<unknown[]>((done, fail) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.addEventListener('success', () => done(request.result));
        request.addEventListener('error', () => fail(new Error('The store does not open.')));
      });
      kept.push(
        ...all.map((one) =>
          one instanceof Uint8Array ? new TextDecoder().decode(one) : JSON.stringify(one),
        ),
      );
    }
    database.close();
  }
  for (const key of await caches.keys()) kept.push(key);
  return kept.join('\n');
}
