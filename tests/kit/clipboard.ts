import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export interface Put {
  readonly html?: string;
  readonly text?: string;
  readonly files?: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[];
}

/** What another program puts on the clipboard, written by us as it writes. */
export function clipboardOf(program: string): string {
  return readFileSync(join(import.meta.dirname, `clipboard/${program}.html`), 'utf8');
}

/** Pastes where the focus is. */
export async function pasteInto(page: Page, { html, text, files = [] }: Put): Promise<void> {
  await page.evaluate(
    ({ html: markup, text: words, files: given }) => {
      const data = new DataTransfer();
      if (markup !== undefined) data.setData('text/html', markup);
      if (words !== undefined) data.setData('text/plain', words);
      for (const { name, type, bytes } of given) {
        data.items.add(new File([Uint8Array.from(bytes)], name, { type }));
      }
      const options = { clipboardData: data, bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', options));
    },
    {
      ...(html === undefined ? {} : { html }),
      ...(text === undefined ? {} : { text }),
      files: files.map((file) => ({ ...file, bytes: [...file.bytes] })),
    },
  );
}

/** Copies as Ctrl+C does, and says what would be on the clipboard. */
export async function copied(page: Page): Promise<{ readonly html: string; readonly text: string }> {
  return page.evaluate(() => {
    const data = new DataTransfer();
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return { html: data.getData('text/html'), text: data.getData('text/plain') };
  });
}
