import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { launchBrowser, type Someone } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { cellBecomes, fill, light, openMemo, says, text } from '../kit/memo.ts';
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
afterEach(() => browsers?.close());
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const tried = 'What we tried';
const allentown = 'Allentown School District';

/** How networks keep WebSockets from working. */
const blocks: Readonly<Record<string, (context: BrowserContext) => Promise<unknown>>> = {
  'never opens one': (context) =>
    context.addInitScript(() => {
      class Silent extends EventTarget {
        readonly readyState = 0;
        readonly OPEN = 1;
        binaryType = 'blob';
        close(): void {
          this.binaryType = 'blob';
        }
      }
      Object.assign(globalThis, { WebSocket: Silent });
    }),
  'opens one and swallows what is sent': (context) => context.routeWebSocket(/\/live\//, () => undefined),
  'closes each at once': (context) => context.routeWebSocket(/\/live\//, (socket) => socket.close()),
};

/** Which calls for live messages the page makes. */
function callsOf({ page }: Someone): string[] {
  const calls: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/live/')) calls.push(request.method());
  });
  return calls;
}

async function sees({ page }: Someone, name: string): Promise<void> {
  const here = page.getByRole('banner').getByRole('list', { name: 'Here now' });
  await here.getByRole('img', { name }).waitFor();
}

for (const [how, block] of Object.entries(blocks)) {
  it(`U170: on a network that ${how}, the document is here within 10 s, and is written in together with somebody on a socket`, async () => {
    const id = await network.newMemo();
    const [maria, ben] = [await browsers.of(network.maria), await browsers.of(network.ben)];
    await openMemo(ben.page, id);
    await block(maria.context);
    const calls = callsOf(maria);
    const began = Date.now();
    await openMemo(maria.page, id);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(calls).toContain('POST');

    await text(maria.page, tried).click();
    await maria.page.keyboard.type('Typed without a socket. ');
    await says(text(ben.page, tried), 'Typed without a socket. ');
    await text(ben.page, tried).click();
    await ben.page.keyboard.press('End');
    await ben.page.keyboard.type('Typed with one.');
    await says(text(maria.page, tried), 'Typed without a socket. Typed with one.');
    await fill(maria.page, 'Before', allentown, '41%');
    await cellBecomes(ben.page, 'Before', allentown, '41');
    await Promise.all([
      sees(ben, 'Maria Lopez, Allentown School District'),
      sees(maria, 'Ben Hartzell, Quakertown'),
    ]);
    await Promise.all([light(maria.page, 'Saved'), light(ben.page, 'Saved')]);
    expect([...maria.problems, ...ben.problems]).toEqual([]);

    const again = Date.now();
    await openMemo(maria.page, id);
    await says(text(maria.page, tried), 'Typed without a socket. Typed with one.');
    expect(Date.now() - again).toBeLessThan(4000);
  });
}
