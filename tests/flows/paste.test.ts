import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { becomes, eventually, launchBrowser } from '../kit/browser.ts';
import { clipboardOf, copied, pasteInto } from '../kit/clipboard.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { fill, light, openMemo, text, wordsOf } from '../kit/memo.ts';
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
afterEach(() => browsers.close());
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function memo(): Promise<{ readonly page: Page; readonly id: string; readonly problems: string[] }> {
  const id = await network.newMemo();
  const { page, problems } = await browsers.of(network.maria);
  await openMemo(page, id);
  return { page, id, problems };
}

const tags = (page: Page, name: string) =>
  text(page, name).evaluate((element) =>
    [...element.children]
      .map((child) => (child.querySelector(':scope > table') ?? child).tagName.toLowerCase())
      .join(' '),
  );

it('U250: Word, Google Docs and a spreadsheet, pasted, are our headings, lists and tables for everybody', async () => {
  const { page, id, problems } = await memo();
  const { page: other } = await browsers.of(network.ben);
  await openMemo(other, id);
  for (const [field, program, wanted] of [
    ['Problem', 'word', 'h1 h1 p ul p ol h2 table p'],
    ['What we tried', 'google-docs', 'h2 p ul ul table p'],
    ['What we learned', 'excel', 'table'],
  ] as const) {
    await text(page, field).click();
    await pasteInto(page, { html: clipboardOf(program), text: 'as text' });
    await eventually(`${program} is there`, async () => (await tags(page, field)).startsWith(wanted));
    await eventually(`${program} is there for Ben`, async () =>
      (await tags(other, field)).startsWith(wanted),
    );
  }
  expect(await text(page, 'Problem').innerHTML()).not.toMatch(/canary|mso-|color/i);
  await light(page, 'Saved');
  expect(problems).toEqual([]);
});

it('U251: without formatting, links by pasting, and a line that stays one', async () => {
  const { page } = await memo();
  await text(page, 'Problem').click();
  await page.keyboard.down('Control');
  await page.keyboard.down('Shift');
  await page.keyboard.press('v');
  await pasteInto(page, { html: '<h2>Plain</h2>', text: 'Plain **words**' });
  await page.keyboard.up('Shift');
  await page.keyboard.up('Control');
  await becomes('plain words', () => wordsOf(text(page, 'Problem')), 'Plain **words**');
  await text(page, 'What we tried').click();
  await page.keyboard.type('Read this');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await pasteInto(page, { text: 'https://example.org/guide' });
  await text(page, 'What we tried').getByRole('link', { name: 'this' }).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.type(' ');
  await pasteInto(page, { text: 'https://example.org/more' });
  await text(page, 'What we tried').getByRole('link', { name: 'https://example.org/more' }).waitFor();
  await text(page, 'Title').click();
  await pasteInto(page, { html: '<p>Two</p><p>lines</p>', text: 'Two\nlines' });
  await becomes('one line', () => wordsOf(text(page, 'Title')), 'Two lines');
  await page.keyboard.press('Control+z');
  await becomes('undone', () => wordsOf(text(page, 'Title')), '');
});

it('U252: a megabyte pasted leaves the page answering, arrives with everybody, and is one undo', async () => {
  const { page, id } = await memo();
  const { page: other } = await browsers.of(network.ben);
  await openMemo(other, id);
  const paragraph = 'Every school called the families of children who had missed three days. '.repeat(14);
  const html = Array.from({ length: 1000 }, (_, i) => `<p>${i}. ${paragraph}</p>`).join('');
  expect(html.length).toBeGreaterThan(1_000_000);
  await text(page, 'Problem').click();
  const took = await page.evaluate(async (markup) => {
    const data = new DataTransfer();
    data.setData('text/html', markup);
    const editor = document.activeElement;
    const started = performance.now();
    editor?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    // A key pressed as soon as the first words are there, until it is drawn.
    while ((editor?.textContent ?? '').length < 1000) await new Promise((next) => setTimeout(next));
    document.execCommand('insertText', false, 'k');
    await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    return performance.now() - started;
  }, html);
  console.log(`1 MB paste: the next keystroke is drawn ${Math.round(took)} ms after pasting`);
  expect(took).toBeLessThan(8000);
  await page.getByText('All of it is pasted.').waitFor({ timeout: 120_000 });
  await light(page, 'Saved');
  const count = (on: Page) => text(on, 'Problem').evaluate((element) => element.textContent?.length ?? 0);
  await eventually('all of it with Ben', async () => (await count(other)) >= 1000 * paragraph.length);
  // The key that was pressed meanwhile stands behind what was pasted.
  expect(await text(page, 'Problem').evaluate((element) => element.textContent?.endsWith('k'))).toBe(true);
  await page.keyboard.press('Control+z');
  await eventually('undone', async () => (await count(page)) < 10);
  await eventually('undone for Ben', async () => (await count(other)) < 10);
});

it('U253: Ctrl+A twice copies the whole paper, structured tables as tables, without the tools', async () => {
  const { page } = await memo();
  await text(page, 'Title').click();
  await page.keyboard.type('Calls at noon');
  await fill(page, 'Before', 'Allentown School District', '58');
  await text(page, 'Problem').click();
  await pasteInto(page, { html: '<p>One <b>bold</b></p><ul><li>item</li></ul>', text: '' });
  await eventually('pasted', async () => (await tags(page, 'Problem')).startsWith('p ul'));
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+a');
  await eventually('the copier is here', async () => (await copied(page)).html !== '');
  const { html, text: plain } = await copied(page);
  expect(html).toContain('<h1>Calls at noon</h1>');
  expect(html).toContain('<strong>bold</strong>');
  expect(html).toMatch(/<table>.*<th>District<\/th>.*<td>Allentown School District<\/td>.*<td>58<\/td>/s);
  expect(html).not.toMatch(/<button|Add a row|Move or remove|class=/);
  expect(plain).toMatch(/^Calls at noon\n/);
  expect(plain).toContain('One bold\n- item');
  expect(plain).toContain('Allentown School District\t');

  // Letters change nothing; Delete empties the texts and leaves the structure, in one undo.
  await page.keyboard.press('x');
  expect(await wordsOf(text(page, 'Problem'))).toContain('One bold');
  await page.keyboard.press('Delete');
  await becomes('emptied', () => wordsOf(text(page, 'Problem')), '');
  expect(await wordsOf(text(page, 'Title'))).toBe('Calls at noon');
  await page.getByText('One text emptied').waitFor();
  await text(page, 'What we tried').click();
  await page.keyboard.press('Control+z');
  await eventually('back', async () => (await wordsOf(text(page, 'Problem'))).includes('One bold'));
});

it('U254: a selection goes on across texts with Shift and an arrow, Shift and a click, and the mouse', async () => {
  const { page } = await memo();
  await text(page, 'Problem').click();
  await page.keyboard.type('In the problem');
  await text(page, 'What we tried').click();
  await page.keyboard.type('What was tried');
  await text(page, 'Problem').click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await eventually('both by arrows', async () =>
    /In the problem[\s\S]*tried/.test((await copied(page)).text),
  );
  await page.keyboard.press('Delete');
  await page.getByText('Nothing was removed').waitFor();
  await page.keyboard.press('Escape');
  expect(await wordsOf(text(page, 'What we tried'))).toBe('What was tried');

  await text(page, 'Problem').click();
  await page.keyboard.press('Home');
  await text(page, 'What we tried')
    .getByText('What was tried')
    .click({ modifiers: ['Shift'] });
  await eventually('both by a click', async () =>
    /In the problem[\s\S]*What/.test((await copied(page)).text),
  );
  await page.keyboard.press('Escape');

  const from = await text(page, 'Problem').getByText('In the problem').boundingBox();
  const to = await text(page, 'What we tried').getByText('What was tried').boundingBox();
  if (!from || !to) throw new Error('The words are not on screen.');
  await page.mouse.move(from.x + 4, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + from.height / 2, { steps: 3 });
  await page.mouse.move(to.x + 60, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  await eventually('both by the mouse', async () => /the problem[\s\S]*What/.test((await copied(page)).text));
  await text(page, 'What we tried').click();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await becomes('written again', () => wordsOf(text(page, 'What we tried')), 'What was tried!');
});
