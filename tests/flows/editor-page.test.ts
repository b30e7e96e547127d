import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { violations } from '../kit/axe.ts';
import { becomes, eventually, launchBrowser, type Someone, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { cell, fill, light, openMemo, says, text, wordsOf } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';
import { begin, markup, press, reads } from '../kit/writing.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
const tried = 'What we tried';
const learned = 'What we learned';
const quakertown = 'Quakertown';

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

/** Maria in a new memo. */
async function alone(options?: Parameters<Browsers['of']>[1]): Promise<Someone & { readonly id: string }> {
  const id = await network.newMemo();
  const maria = await browsers.of(network.maria, options);
  await openMemo(maria.page, id);
  return { ...maria, id };
}

async function together(): Promise<readonly [maria: Page, ben: Page]> {
  const id = await network.newMemo();
  const both = await Promise.all([browsers.of(network.maria), browsers.of(network.ben)]);
  const [maria, ben] = both.map(({ page }) => page);
  if (!maria || !ben) throw new Error('Nobody came.');
  await Promise.all([openMemo(maria, id), openMemo(ben, id)]);
  return [maria, ben];
}

/** What has the focus, as it is called. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

it('U201: Ctrl+K makes a link of chosen words, changes and removes it at the caret; without a choice it is the page’s', async () => {
  const { page, context } = await alone();
  const editor = await begin(page, tried);
  await press(page, 'see it', '<Control+k>');
  const palette = page.getByRole('dialog').getByRole('combobox');
  await palette.waitFor();
  expect(await page.getByRole('textbox', { name: 'Link address' }).count()).toBe(0);
  await press(page, '<Escape>');
  await palette.waitFor({ state: 'detached' });
  await becomes('the caret back after the search', () => focused(page), tried);
  await press(page, '<Control+End>', '<Shift+ArrowLeft>', '<Shift+ArrowLeft>', '<Control+k>');
  await page.getByRole('textbox', { name: 'Link address' }).waitFor();
  await press(page, 'example.org', '<Enter>');
  await reads(editor, '<p>see <a href="https://example.org">it</a></p>');

  await becomes('the caret back in the text', () => focused(page), tried);
  await press(page, '<ArrowLeft>', '<ArrowRight>', '<Control+k>');
  const address = page.getByRole('textbox', { name: 'Link address' });
  await address.waitFor();
  expect(await address.inputValue()).toBe('https://example.org');
  await press(page, '<Control+a>', 'javascript:alert(1)', '<Enter>');
  await page.getByRole('alert').filter({ hasText: 'not a web address' }).waitFor();
  await press(page, '<Escape>');
  await becomes('the focus back in the text', () => focused(page), tried);

  await context.route('https://example.org/**', (route) => route.fulfill({ body: 'there' }));
  const opened = context.waitForEvent('page');
  await press(page, '<Alt+Enter>');
  expect((await opened).url()).toBe('https://example.org/');

  await press(page, '<Control+k>');
  await page.getByRole('button', { name: 'Remove link' }).click();
  await reads(editor, '<p>see it</p>');
});

it('U202: finds in every text of the page, by case and whole words, and replaces all as one edit', async () => {
  const { page, problems } = await alone();
  await fill(page, 'Owner', quakertown, 'The bus driver');
  const title = text(page, 'Title');
  await title.focus();
  await press(page, 'Bus stops');
  const editor = await begin(page, tried);
  await press(page, 'The bus and the ', '<Control+b>', 'bus', '<Control+b>', '. A business.');
  await press(page, '<Control+h>');
  const find = page.getByRole('form', { name: 'Find and replace' });
  await find.getByRole('textbox', { name: 'Find', exact: true }).waitFor();
  await press(page, 'bus');
  const count = find.getByRole('status');
  await becomes('all of them', () => count.textContent(), '1 of 5');
  await press(page, '<Enter>');
  await becomes('the next', () => count.textContent(), '2 of 5');
  await press(page, '<Shift+Enter>', '<Shift+Enter>');
  await becomes('round to the last', () => count.textContent(), '5 of 5');
  await find.getByRole('button', { name: 'Whole words' }).press('Enter');
  await becomes('whole words', () => count.textContent(), '1 of 4');
  await find.getByRole('button', { name: 'Match case' }).press('Enter');
  await becomes('by case', () => count.textContent(), '1 of 3');
  await find.getByRole('textbox', { name: 'Replace with' }).fill('van');
  await find.getByRole('button', { name: 'Replace all' }).press('Enter');
  await reads(editor, '<p>The van and the <strong>van</strong>. A business.</p>');
  await becomes(
    'the cell too',
    async () => (await cell(page, 'Owner', quakertown).textContent())?.includes('The van driver'),
    true,
  );
  expect(await wordsOf(title)).toBe('Bus stops');
  await becomes('how many', () => count.textContent(), '3 places replaced Not found');
  await press(page, '<Escape>');
  await editor.focus();
  await press(page, '<Control+z>');
  await reads(editor, '<p>The bus and the <strong>bus</strong>. A business.</p>');
  await becomes(
    'the cell too',
    async () => (await cell(page, 'Owner', quakertown).textContent())?.includes('The bus driver'),
    true,
  );
  expect(problems).toEqual([]);
});

it('U203: the toolbar is one tab stop, what has no room is in More, and nothing scrolls sideways', async () => {
  const { page } = await alone();
  const editor = await begin(page, tried);
  const toolbar = page.getByRole('toolbar', { name: 'Formatting' });
  for (const size of [widths.laptop, widths.besideCall, widths.phone]) {
    await page.setViewportSize(size);
    await eventually(`a toolbar that fits ${size.width}`, () =>
      toolbar.evaluate((bar) => bar.scrollWidth <= bar.clientWidth && bar.scrollHeight <= bar.clientHeight),
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
    expect(await toolbar.locator('[data-tool]:not([tabindex="-1"])').count()).toBe(1);
  }
  await editor.focus();
  await press(page, 'q', '<Alt+F10>', '<End>', '<Enter>');
  await page.getByRole('menuitem', { name: 'Quote' }).waitFor();
  await press(page, 'quo', '<Enter>');
  await reads(editor, '<blockquote><p>q</p></blockquote>');
  await becomes('the caret back in the text', () => focused(page), tried);
  await press(page, '<Alt+F10>');
  await toolbar.getByRole('button', { name: /^Text style/ }).focus();
  await press(page, '<Enter>');
  await page.getByRole('menu', { name: 'Text style' }).waitFor();
  await press(page, 'heading 2', '<Enter>');
  await becomes('the caret back in the text', () => focused(page), tried);
  await press(page, '!');
  await becomes('a heading', async () => (await markup(editor)).includes('<h2>q!</h2>'), true);
});

it('U204: the language of a passage and of a block, which quotation marks follow', async () => {
  const { page } = await alone();
  const editor = await begin(page, tried);
  const choose = async (tag: string) => {
    await press(page, '<Alt+F10>', '<End>', '<Enter>');
    await page.getByRole('menuitem', { name: 'Language of this text…' }).press('Enter');
    await page.getByRole('combobox', { name: 'Language of this text' }).selectOption(tag);
    await page.getByRole('button', { name: 'Set language' }).press('Enter');
    await becomes('the caret back in the text', () => focused(page), tried);
  };
  await press(
    page,
    'Say hola',
    '<Shift+ArrowLeft>',
    '<Shift+ArrowLeft>',
    '<Shift+ArrowLeft>',
    '<Shift+ArrowLeft>',
  );
  await choose('es');
  await reads(editor, '<p>Say <span lang="es">hola</span></p>');
  await press(page, '<End>', '<Enter>');
  await choose('fr');
  await press(page, '"oui"');
  await reads(
    editor,
    '<p>Say <span lang="es">hola</span></p><p lang="fr">«\u00a0oui\u00a0»</p>'.replaceAll('\u00a0', '&nbsp;'),
  );
});

it('U205: the slash menu is a listbox to a screen reader, works by touch, and what others type opens nothing', async () => {
  const [maria, ben] = await together();
  const editor = text(maria, tried);
  await editor.focus();
  await press(maria, 'a ', '/');
  const list = maria.getByRole('listbox', { name: 'Insert' });
  await list.waitFor();
  await maria
    .getByRole('status')
    .filter({ hasText: /^\d+ choices$/ })
    .waitFor();
  const active = await editor.getAttribute('aria-activedescendant');
  await press(maria, '<ArrowDown>');
  await becomes(
    'another one active',
    async () => (await editor.getAttribute('aria-activedescendant')) === active,
    false,
  );
  expect(await list.getByRole('option', { selected: true }).textContent()).toBe('Heading 1');
  await press(maria, 'bul');
  await list.getByRole('option', { name: 'Bulleted list' }).dispatchEvent('click');
  await reads(editor, '<ul><li><p>a </p></li></ul>');
  await says(text(ben, tried), 'a ');
  await text(ben, tried).focus();
  await press(ben, '<Control+End>', '/');
  await ben.getByRole('listbox').waitFor();
  await becomes('his slash', () => wordsOf(editor), 'a /');
  expect(await list.count()).toBe(0);
});

it('U206: undo and redo go from section to section, with the caret where it was', async () => {
  const { page } = await alone();
  await text(page, tried).focus();
  await press(page, 'one two', '<Control+ArrowLeft>', 'X');
  await text(page, learned).focus();
  await press(page, 'three');
  await press(page, '<Control+z>');
  await says(text(page, learned), '');
  await press(page, '<Control+z>');
  await becomes('back in the other section', () => focused(page), tried);
  await says(text(page, tried), '');
  await press(page, '<Control+Shift+z>', '!');
  await says(text(page, tried), 'one X!two');
});

it('U207: on paper there is only the paper', async () => {
  const { page } = await alone();
  await text(page, 'Title').focus();
  await press(page, 'On paper');
  await text(page, tried).focus();
  await press(page, 'We called.');
  await light(page, 'Saved');
  await page.emulateMedia({ media: 'print' });
  const words = await page.evaluate(() => document.body.innerText);
  expect(words).toContain('On paper');
  expect(words).toContain('We called.');
  for (const absent of [
    'Add a row',
    'Add a prediction',
    'Notes',
    'Share',
    'Saved',
    'What surprised us?',
    'Normal text',
  ]) {
    expect(words).not.toContain(absent);
  }
  expect(await page.getByRole('toolbar').count()).toBe(0);
  const pdf = await page.pdf({ format: 'Letter' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
});

it('U208: two people in one list at once; both make items, and nothing is lost or doubled', async () => {
  const [maria, ben] = await together();
  await text(maria, tried).focus();
  await press(maria, '- first', '<Enter>', 'last');
  await says(text(ben, tried), 'first\nlast');
  await text(ben, tried).focus();
  await press(ben, '<Control+Home>', '<End>');
  await Promise.all([
    press(maria, '<Enter>', 'hers 1', '<Enter>', 'hers 2'),
    press(ben, '<Enter>', 'his 1', '<Enter>', 'his 2'),
  ]);
  const wanted = ['first', 'his 1', 'his 2', 'last', 'hers 1', 'hers 2'];
  const items = wanted.map((item) => `<li><p>${item}</p></li>`).join('');
  for (const page of [maria, ben]) await reads(text(page, tried), `<ul>${items}</ul>`);
});

it('U209: words composed by an input method stay whole while somebody types in the same paragraph', async () => {
  const [maria, ben] = await together();
  await text(maria, tried).focus();
  await press(maria, 'ab');
  await says(text(ben, tried), 'ab');
  await text(ben, tried).focus();
  await press(ben, '<Control+Home>');
  const ime = await maria.context().newCDPSession(maria);
  const compose = (words: string) =>
    ime.send('Input.imeSetComposition', {
      text: words,
      selectionStart: words.length,
      selectionEnd: words.length,
    });
  await compose('に');
  await press(ben, 'x');
  await compose('にほ');
  await press(ben, 'y');
  await compose('にほん');
  await ime.send('Input.insertText', { text: '日本' });
  for (const page of [maria, ben]) await says(text(page, tried), 'xyab日本');
});

it('U210: an emoji of several people is one letter to Backspace, and Arabic is written from the right', async () => {
  const { page } = await alone();
  const editor = await begin(page, tried);
  await page.keyboard.insertText('a👩‍👩‍👧');
  await press(page, '<Backspace>');
  await reads(editor, '<p>a</p>');
  await press(page, '<Enter>', 'مرحبا بكم');
  await reads(editor, '<p>a</p><p>مرحبا بكم</p>');
  const [left, right] = await editor.evaluate((element) =>
    [...element.querySelectorAll('p')].map((paragraph) => {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const [words, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
      return words.left - box.left < box.right - words.right;
    }),
  );
  expect([left, right]).toEqual([true, false]);
});

it('U211: a block dragged by its grip goes where it is let go, for everybody', async () => {
  const [maria, ben] = await together();
  const editor = text(maria, tried);
  await editor.focus();
  await press(maria, 'one', '<Enter>', 'two', '<Enter>', 'three');
  await editor.getByText('three').hover();
  const grip = maria.locator('[data-grip]');
  await grip.waitFor();
  const first = await editor.getByText('one').boundingBox();
  const from = await grip.boundingBox();
  if (!first || !from) throw new Error('Nothing to drag.');
  await maria.mouse.move(from.x + 8, from.y + 8);
  await maria.mouse.down();
  await maria.mouse.move(from.x + 8, first.y + 2, { steps: 6 });
  await maria.mouse.up();
  for (const page of [maria, ben]) await says(text(page, tried), 'three\none\ntwo');
  await press(maria, '<Control+z>');
  for (const page of [maria, ben]) await says(text(page, tried), 'one\ntwo\nthree');
});

it('U212: what somebody else is writing in stays whole when its neighbour moves', async () => {
  const [maria, ben] = await together();
  await text(maria, tried).focus();
  await press(maria, 'hers', '<Enter>', 'his');
  await says(text(ben, tried), 'hers\nhis');
  await text(ben, tried).focus();
  await press(ben, '<Control+End>');
  // In his paragraph: where the focus first came in is hers.
  await text(maria, tried).locator('p').nth(1).locator('.caret').waitFor({ state: 'attached' });
  await press(maria, '<Control+Home>');
  const writing = press(ben, ' is typed all the while');
  await press(maria, '<Alt+Shift+ArrowDown>', '<Alt+Shift+ArrowUp>', '<Alt+Shift+ArrowDown>');
  await writing;
  for (const page of [maria, ben]) await says(text(page, tried), 'his is typed all the while\nhers');
});

it('U213: the lists, boxes and menus of the editor are without violations', async () => {
  const { page } = await alone();
  await text(page, tried).focus();
  await press(page, 'We called. /', '<?>');
  expect(await violations(page)).toEqual([]);
  await press(page, '<Escape>', '<Control+h>');
  await page.getByRole('form', { name: 'Find and replace' }).waitFor();
  await press(page, 'called');
  expect(await violations(page)).toEqual([]);
  await press(page, '<Escape>', '<Control+k>');
  await page.getByRole('textbox', { name: 'Link address' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await press(page, '<Escape>', '<Alt+F10>', '<End>', '<Enter>');
  await page.getByRole('menuitem', { name: 'Divider' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await press(page, '<Escape>', '<Control+/>');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  expect(await violations(page)).toEqual([]);
});

it('U214: a key pressed before the browser tells where the caret has gone acts where the caret is', async () => {
  const { page } = await alone();
  await text(page, tried).click();
  await page.keyboard.type('We called on Monday.');
  await light(page, 'Saved');
  const pressAt = (letter: number, key: string, keyCode: number) =>
    text(page, tried).evaluate(
      (field, [at, name, code]) => {
        const words = document.createTreeWalker(field, NodeFilter.SHOW_TEXT).nextNode();
        getSelection()?.collapse(words, at);
        // In the same task: that the selection has changed is told after it.
        field.dispatchEvent(
          new KeyboardEvent('keydown', { key: name, keyCode: code, bubbles: true, cancelable: true }),
        );
      },
      [letter, key, keyCode] as const,
    );
  await pressAt(0, 'ArrowRight', 39);
  expect(await focused(page)).toBe(tried);
  await pressAt('We called'.length, 'Enter', 13);
  await says(text(page, tried), 'We called\n on Monday.');
});
