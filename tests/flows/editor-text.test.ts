import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type Someone } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { openMemo } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';
import { begin, press, reads } from '../kit/writing.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
let maria: Someone;
let page: Page;
const tried = 'What we tried';

beforeAll(async () => {
  [server, browser] = await Promise.all([startProcess(), launchBrowser()]);
  network = await twoDistricts(server);
  browsers = new Browsers(browser);
  maria = await browsers.of(network.maria);
  ({ page } = maria);
  await openMemo(page, await network.newMemo());
});
afterAll(async () => {
  await browsers?.close();
  await browser?.close();
  await server?.stop();
});

/** What is done by keyboard, step by step (`<key>` presses, everything else is typed), and what stands there then. */
const actions: readonly (readonly [action: string, steps: readonly string[], markup: string])[] = [
  ['type', ['We called.', '<Enter>', 'They came.'], '<p>We called.</p><p>They came.</p>'],
  ['bold', ['a ', '<Control+b>', 'b', '<Control+b>', ' c'], '<p>a <strong>b</strong> c</p>'],
  ['italic', ['a ', '<Control+i>', 'b', '<Control+i>', ' c'], '<p>a <em>b</em> c</p>'],
  ['underline', ['a ', '<Control+u>', 'b', '<Control+u>', ' c'], '<p>a <u>b</u> c</p>'],
  ['strike', ['a ', '<Control+Shift+s>', 'b', '<Control+Shift+s>', ' c'], '<p>a <s>b</s> c</p>'],
  ['strike as in Google Docs', ['ab', '<Shift+ArrowLeft>', '<Alt+Shift+Digit5>'], '<p>a<s>b</s></p>'],
  ['highlight', ['ab', '<Shift+ArrowLeft>', '<Control+Alt+h>'], '<p>a<mark>b</mark></p>'],
  ['inline code', ['a ', '<Control+e>', '"b"', '<Control+e>', ' c'], '<p>a <code>"b"</code> c</p>'],
  ['markdown bold', ['a **b** c'], '<p>a <strong>b</strong> c</p>'],
  ['clear formatting', ['<Control+b>', 'b', '<Control+a>', '<Control+Backslash>'], '<p>b</p>'],
  ['heading 1', ['<Control+Alt+1>', 'H'], '<h1>H</h1>'],
  ['heading 2', ['<Control+Alt+2>', 'H'], '<h2>H</h2>'],
  ['heading 3', ['<Control+Alt+3>', 'H', '<Enter>', 'p'], '<h3>H</h3><p>p</p>'],
  ['heading 4', ['<Control+Alt+4>', 'H'], '<h4>H</h4>'],
  ['normal text', ['<Control+Alt+2>', 'H', '<Control+Alt+0>'], '<p>H</p>'],
  ['markdown heading', ['## H'], '<h2>H</h2>'],
  [
    'bulleted list',
    ['<Control+Shift+8>', 'a', '<Enter>', 'b'],
    '<ul><li><p>a</p></li><li><p>b</p></li></ul>',
  ],
  [
    'numbered list',
    ['<Control+Shift+7>', 'a', '<Enter>', 'b'],
    '<ol><li><p>a</p></li><li><p>b</p></li></ol>',
  ],
  [
    'checklist',
    ['<Control+Shift+9>', 'a'],
    '<ul data-type="taskList"><li data-checked="false"><p>a</p></li></ul>',
  ],
  ['markdown bullets', ['- a'], '<ul><li><p>a</p></li></ul>'],
  ['markdown numbers', ['1. a'], '<ol><li><p>a</p></li></ol>'],
  ['markdown checklist', ['[ ] a'], '<ul data-type="taskList"><li data-checked="false"><p>a</p></li></ul>'],
  ['one level in', ['- a', '<Enter>', 'b', '<Tab>'], '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>'],
  [
    'one level out',
    ['- a', '<Enter>', 'b', '<Tab>', '<Shift+Tab>'],
    '<ul><li><p>a</p></li><li><p>b</p></li></ul>',
  ],
  ['out of a list', ['- a', '<Enter>', '<Enter>', 'b'], '<ul><li><p>a</p></li></ul><p>b</p>'],
  ['quote', ['<Control+Shift+b>', 'q'], '<blockquote><p>q</p></blockquote>'],
  ['markdown quote', ['> q'], '<blockquote><p>q</p></blockquote>'],
  ['divider', ['a', '<Enter>', '---', 'b'], '<p>a</p><hr><p>b</p>'],
  ['code block', ['<Control+Alt+c>', 'let "x"...'], '<pre><code>let "x"...</code></pre>'],
  ['markdown code block', ['``` ', 'x--'], '<pre><code>x--</code></pre>'],
  ['right to left', ['a', '<Control+Alt+Shift+r>'], '<p dir="rtl">a</p>'],
  ['left to right', ['א', '<Control+Alt+Shift+l>'], '<p dir="ltr">א</p>'],
  ['direction by the first letter', ['a', '<Control+Alt+Shift+r>', '<Control+Alt+Shift+a>'], '<p>a</p>'],
  ['smart quotes', ['"Go," she said: "it\'s ours."'], '<p>“Go,” she said: “it’s ours.”</p>'],
  ['smart dash and ellipsis', ['now--or...'], '<p>now—or…</p>'],
  ['a quote as typed, by Backspace', ['"', '<Backspace>', 'a'], '<p>"a</p>'],
  ['a quote as typed, by undo', ['a "', '<Control+z>', 'b'], '<p>a "b</p>'],
  ['markdown as typed, by undo', ['## ', '<Control+z>', 'b'], '<p>##b</p>'],
  ['move a block up', ['a', '<Enter>', 'b', '<Alt+Shift+ArrowUp>', '!'], '<p>b!</p><p>a</p>'],
  [
    'move a block down',
    ['a', '<Enter>', 'b', '<ArrowUp>', '<Alt+Shift+ArrowDown>', '!'],
    '<p>b</p><p>a!</p>',
  ],
  [
    'move an item up',
    ['- a', '<Enter>', 'b', '<Alt+Shift+ArrowUp>', '!'],
    '<ul><li><p>b!</p></li><li><p>a</p></li></ul>',
  ],
  [
    'move an item out of its list',
    ['p', '<Enter>', '- a', '<Enter>', 'b', '<ArrowUp>', '<Alt+Shift+ArrowUp>', '!'],
    '<ul><li><p>a!</p></li></ul><p>p</p><ul><li><p>b</p></li></ul>',
  ],
  [
    'move an item out of the item it is in',
    ['- a', '<Enter>', 'b', '<Tab>', '<Alt+Shift+ArrowUp>', '!'],
    '<ul><li><p>b!</p></li><li><p>a</p></li></ul>',
  ],
  ['move and undo', ['a', '<Enter>', 'b', '<Alt+Shift+ArrowUp>', '<Control+z>'], '<p>a</p><p>b</p>'],
  ['emoji', [':smil', '<?>', '<Enter>', ' ok'], '<p>😀 ok</p>'],
  ['emoji in Spanish', [':graci', '<?>', '<Enter>'], '<p>🙏</p>'],
  ['slash menu', ['/head', '<?>', '<ArrowDown>', '<Enter>', 'H'], '<h2>H</h2>'],
  ['slash menu in Spanish', ['/separ', '<Enter>', 'b'], '<hr><p>b</p>'],
  ['callout with its tone', ['/warn', '<Enter>', 'c'], '<aside data-tone="warning"><p>c</p></aside>'],
  ['Escape leaves what was typed', ['/head', '<Escape>', '<Enter>', 'b'], '<p>/head</p><p>b</p>'],
];

describe('U200: what people do in text, by keyboard', () => {
  it.each(actions)('U200: %s', async (_, steps, wanted) => {
    const editor = await begin(page, tried);
    await press(page, ...steps);
    await reads(editor, wanted);
  });
});

it('U200: and the page complains of nothing', () => {
  expect(maria.problems).toEqual([]);
});
