import { resolve } from 'node:path';
import { Hono } from 'hono';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { shell } from '../../server/http/public/shell.ts';
import { publicFiles, stylesheet } from '../../server/http/public/files.ts';
import type { PaperName } from '../../client/kinds/memo/meter/paper.ts';
import type { Printed } from '../../client/kinds/memo/meter/printed.ts';
import type { Translate } from '../../shared/kinds/kind.ts';
import { raw } from '../../shared/render/html.ts';

const root = resolve(import.meta.dirname, '../..');
const origin = 'http://printing.test';

const measuring = `<!doctype html><title>measure</title><script type="module">
import { PrintedPage } from '/meter.js';
globalThis.hiddenPage = await PrintedPage.open('', '/public/page.css', 'en');
</script>`;

/** A browser page that measures as the meter does and prints as people do, without a server. */
export class Printing {
  private readonly page: Page;
  private readonly t: Translate;
  private printed = '';

  private constructor(page: Page, t: Translate) {
    this.page = page;
    this.t = t;
  }

  static async on(page: Page, t: Translate): Promise<Printing> {
    const printing = new Printing(page, t);
    const script = await scriptOf('client/kinds/memo/meter/printed.ts');
    const files = new Hono();
    publicFiles(files);
    await page.route(`${origin}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname.startsWith('/public/')) {
        const answer = await files.request(pathname);
        return route.fulfill({
          status: answer.status,
          contentType: answer.headers.get('content-type') ?? '',
          body: Buffer.from(await answer.arrayBuffer()),
        });
      }
      if (pathname === '/meter.js') return route.fulfill({ body: script, contentType: 'text/javascript' });
      if (pathname === '/print') return route.fulfill({ body: printing.printed, contentType: 'text/html' });
      return route.fulfill({ body: measuring, contentType: 'text/html' });
    });
    return printing;
  }

  /** What the meter says of each of these sheets. */
  async measure(sheets: readonly string[], paper: PaperName): Promise<Printed[]> {
    if (!this.page.url().endsWith('/measure')) {
      await this.page.goto(`${origin}/measure`);
      await this.page.waitForFunction(() => 'hiddenPage' in globalThis);
    }
    return this.page.evaluate(
      ({ all, on }) => {
        const { hiddenPage } = globalThis as unknown as {
          hiddenPage: { measure(html: string, paper: string): Printed };
        };
        return all.map((html) => hiddenPage.measure(html, on));
      },
      { all: [...sheets], on: paper },
    );
  }

  /** Pages of the PDF that Chromium prints of the whole published page. */
  async pagesPrinted(sheet: string, paper: PaperName): Promise<number> {
    this.printed = shell({ t: this.t, locale: 'en', path: '/p/1', title: 'A memo', main: raw(sheet) });
    if (!this.printed.includes(stylesheet)) throw new Error('The page does not use its style sheet.');
    await this.page.goto(`${origin}/print`);
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
    const pdf = await this.page.pdf({ format: paper === 'a4' ? 'A4' : 'Letter' });
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  }
}

async function scriptOf(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    root,
    build: { write: false, minify: false, lib: { entry: resolve(root, entry), formats: ['es'] } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`${entry} was not built.`);
  return chunk.code;
}
