import type { Locator, Page } from 'playwright-core';
import { becomes } from './browser.ts';
import { text } from './memo.ts';

const kept = ['data-tone', 'data-checked', 'dir', 'lang', 'href', 'data-type'];

/** The blocks and marks somebody sees in a text, without ids, carets and what only the editor needs. */
export async function markup(editor: Locator): Promise<string> {
  return editor.evaluate((element, names) => {
    const copy = element.cloneNode(true) as HTMLElement;
    const drawn = '.caret, .ProseMirror-trailingBreak, .ProseMirror-separator, .ProseMirror-widget, label';
    for (const one of copy.querySelectorAll(drawn)) one.remove();
    for (const one of copy.querySelectorAll('*')) {
      for (const name of one.getAttributeNames()) {
        if (!names.includes(name) || one.getAttribute(name) === 'auto') one.removeAttribute(name);
      }
    }
    for (const wrapper of copy.querySelectorAll('li > div')) wrapper.replaceWith(...wrapper.childNodes);
    return copy.innerHTML;
  }, kept);
}

export async function reads(editor: Locator, wanted: string): Promise<void> {
  await becomes('this markup there', () => markup(editor), wanted);
}

/** Goes into a text and empties it. */
export async function begin(page: Page, name: string): Promise<Locator> {
  const editor = text(page, name);
  await editor.focus();
  await page.keyboard.press('Control+End');
  // In an empty text "select all" goes on to the whole paper.
  if ((await markup(editor)) !== '<p></p>')
    await press(page, '<Control+a>', '<Backspace>', '<Control+Alt+0>');
  await reads(editor, '<p></p>');
  return editor;
}

/** Presses keys one after the other; what is not a key's name is typed, and `<?>` waits for the list of choices. */
export async function press(page: Page, ...steps: readonly string[]): Promise<void> {
  for (const step of steps) {
    const key = /^<(.+)>$/.exec(step)?.[1];
    if (key === '?') await page.getByRole('option', { selected: true }).waitFor();
    else if (key) {
      await page.keyboard.press(key);
      if (/^(?!Alt).*(Arrow|Home|End)/.test(key)) await selectionTold(page);
    } else await page.keyboard.type(step);
  }
}

/** A browser tells the page of a new selection with its next frame; people are slower. */
async function selectionTold(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told))));
}
