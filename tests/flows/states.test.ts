import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { becomes, eventually, launchBrowser, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { cellBecomes, fill, light, menu, openMemo, rowNames, says, table, text } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
const allentown = 'Allentown School District';
const learned = 'What we learned';

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

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not drawn.');
  return box;
}

/** Takes a row of evidence by its handle and lets it go past the middle of another, from the side it comes from. */
async function drag(page: Page, row: string, past: string): Promise<void> {
  const evidence = table(page, 'Evidence');
  const called = (name: string) => page.getByRole('button', { name: `Move or remove ${name}`, exact: true });
  const rowOf = (name: string) => evidence.locator('[data-row]').filter({ has: called(name) });
  await rowOf(row).scrollIntoViewIfNeeded();
  await evidence.locator(called(row)).hover();
  const [from, to] = [await boxOf(evidence.locator(called(row))), await boxOf(rowOf(past))];
  const x = from.x + from.width / 2;
  const down = to.y > from.y;
  await page.mouse.down();
  await page.mouse.move(x, to.y + to.height * (down ? 0.8 : 0.2), { steps: 8 });
  await rowOf(row).and(page.locator('[data-dragging]')).waitFor();
  await page.mouse.up();
}

it('U160: a row dragged by its handle moves, stays, and moves for the other person too', async () => {
  const id = await network.newMemo();
  const [maria, ben] = await Promise.all([browsers.of(network.maria), browsers.of(network.ben)]);
  await Promise.all([openMemo(maria.page, id), openMemo(ben.page, id)]);
  await fill(maria.page, 'Before', allentown, '41%');
  await cellBecomes(ben.page, 'Before', allentown, '41');
  const [first = '', second = '', ...more] = await rowNames(maria.page, 'Evidence');
  expect(more).toEqual([]);

  // Down and up again, over the other row both times.
  for (const wanted of [
    [second, first],
    [first, second],
  ]) {
    await drag(maria.page, first, second);
    await becomes('the new order for who drags', () => rowNames(maria.page, 'Evidence'), wanted);
    await becomes('the new order for the other', () => rowNames(ben.page, 'Evidence'), wanted);
    expect(await maria.page.getByRole('menu').count(), 'a drag opens no menu').toBe(0);
    expect(await maria.page.getByText(/^Row removed/).count()).toBe(0);
    await cellBecomes(ben.page, 'Before', allentown, '41');
  }
  await light(maria.page, 'Saved');
  await ben.page.reload();
  await light(ben.page, 'Saved');
  await becomes('the order after a reload', () => rowNames(ben.page, 'Evidence'), [first, second]);
  expect([...maria.problems, ...ben.problems]).toEqual([]);
});

/** What the pointer would meet in the middle of it is the thing itself. */
async function isOnTop(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const met = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return met !== null && element.contains(met);
  });
}

it('U161: on half a screen an open panel shows its heading and its close button, and they can be clicked', async () => {
  const id = await network.newMemo();
  const { page, problems } = await browsers.of(network.maria, { viewport: widths.besideCall });
  await openMemo(page, id);
  for (const name of ['Check list', 'History', 'People']) {
    await menu(page, name);
    const panel = page.getByRole('complementary', { name, exact: true });
    const heading = panel.getByRole('heading', { name, exact: true });
    const close = panel.getByRole('button', { name: 'Close', exact: true });
    await eventually(`the heading of ${name} is in sight`, () => isOnTop(heading));
    const [top, head, button] = [
      await boxOf(page.getByRole('banner')),
      await boxOf(heading),
      await boxOf(close),
    ];
    for (const box of [head, button]) {
      expect(box.y, `${name} begins below the header`).toBeGreaterThanOrEqual(top.y + top.height);
      expect(box.x + box.width, `${name} is on the screen`).toBeLessThanOrEqual(widths.besideCall.width);
    }
    // It stays there while the paper is scrolled.
    await text(page, 'Notes').scrollIntoViewIfNeeded();
    await eventually(`the heading of ${name} is still in sight`, () => isOnTop(heading));
    await close.click();
    await panel.waitFor({ state: 'detached' });
  }
  expect(problems).toEqual([]);
});

function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

async function isFocused(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}

/** Closes with Escape what has the focus, and says whether the focus came back. */
async function escapeTo(page: Page, shown: Locator, opener: Locator): Promise<void> {
  await eventually('the focus is in what was opened', () =>
    shown.evaluate((element) => element.contains(document.activeElement)),
  );
  await page.keyboard.press('Escape');
  await shown.waitFor({ state: 'detached' });
  await eventually('the focus is where it was opened from', () => isFocused(opener));
}

it('U162: a sheet or a panel closed with Escape gives the focus back to the button that opened it', async () => {
  const id = await network.newMemo();
  // In the last days of a cycle, publishing has a button of its own.
  await network.maria.call('updateCycle', {
    params: { cycle: network.cycleId },
    body: {
      dates: {
        startsOn: dayIn(-40),
        collectOn: dayIn(-30),
        compareOn: dayIn(-20),
        decideOn: dayIn(-10),
        endsOn: dayIn(10),
      },
    },
  });
  const { page, problems } = await browsers.of(network.maria);
  await openMemo(page, id);
  const banner = page.getByRole('banner');
  const more = banner.getByRole('button', { name: 'More' });
  const checks = banner.getByRole('button', { name: /things? to check$/ });
  const checkList = page.getByRole('complementary', { name: 'Check list' });
  const sheet = page.getByRole('dialog', { name: 'Publish' });
  const publish = banner.getByRole('button', { name: 'Publish…' });

  await publish.click();
  await escapeTo(page, sheet, publish);
  await menu(page, 'Publish…');
  await escapeTo(page, sheet, more);
  await menu(page, 'Check list');
  await escapeTo(page, checkList, more);
  await checks.click();
  await escapeTo(page, checkList, checks);
  await checks.focus();
  await page.keyboard.press('Enter');
  await escapeTo(page, checkList, checks);
  expect(problems).toEqual([]);
});

it('U163: a named version is reached from the history; it shows name, fingerprint and text, and leads back', async () => {
  const id = await network.newMemo();
  const { page, problems } = await browsers.of(network.maria);
  await openMemo(page, id);
  const name = 'After the March meeting';
  await text(page, learned).click();
  await page.keyboard.type('As it was in March.');
  await fill(page, 'Before', allentown, '41%');
  await cellBecomes(page, 'Before', allentown, '41');
  await light(page, 'Saved');
  await menu(page, 'History');
  const panel = page.getByRole('complementary', { name: 'History' });
  await panel.getByRole('textbox', { name: 'Name for this version' }).fill(name);
  await panel.getByRole('button', { name: 'Save version' }).click();
  await panel.getByRole('link', { name }).waitFor();
  await text(page, learned).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And in April.');
  await light(page, 'Saved');
  const { version } = await network.maria.call('version', { params: { document: id, n: 1 } });
  expect(version.hash).toMatch(/^[0-9a-f]{64}$/);

  await panel.getByRole('link', { name }).click();
  await page.waitForURL(`**/d/${id}/v/1`);
  const main = page.getByRole('main');
  await main.getByText(`${name} · Named`).waitFor();
  await main.getByText(`Fingerprint ${version.hash}`).waitFor();
  const paper = main.getByRole('article');
  await paper.getByText('As it was in March.', { exact: true }).waitFor();
  await paper.getByRole('row').filter({ hasText: allentown }).filter({ hasText: '41' }).waitFor();
  expect(await main.getByText('And in April.').count()).toBe(0);
  expect(await main.getByRole('textbox').count(), 'nothing to write in').toBe(0);

  await main.getByRole('link', { name: 'Back to the document' }).click();
  await page.waitForURL((url) => url.pathname === `/d/${id}`);
  await light(page, 'Saved');
  await says(text(page, learned), 'As it was in March. And in April.');
  expect(problems).toEqual([]);
});

it('U164: while the server is away the paper stays usable; back on its folder, it has what was written', async () => {
  const id = await network.newMemo();
  const { page } = await browsers.of(network.maria);
  await openMemo(page, id);
  // "Saved" can be said before the script of the paper has come, which a server that is away cannot send.
  await text(page, learned).waitFor();
  await server.kill();
  await light(page, 'Only on this device');
  const exceptions: Error[] = [];
  page.on('pageerror', (error) => exceptions.push(error));
  await text(page, learned).click();
  await page.keyboard.type('Written without a server.');
  await fill(page, 'Before', allentown, '41%');
  await cellBecomes(page, 'Before', allentown, '41');
  await page.getByRole('button', { name: 'Add a row of evidence' }).click();
  await eventually('a third row', async () => (await rowNames(page, 'Evidence')).length === 3);
  await says(text(page, learned), 'Written without a server.');
  await light(page, 'Only on this device');
  expect(exceptions).toEqual([]);

  await server.restart();
  await light(page, 'Saved');
  await says(text(page, learned), 'Written without a server.');
  const fresh = await browsers.of(network.ben);
  await openMemo(fresh.page, id);
  await says(text(fresh.page, learned), 'Written without a server.');
  await cellBecomes(fresh.page, 'Before', allentown, '41');
  expect(await rowNames(fresh.page, 'Evidence')).toHaveLength(3);
  expect(fresh.problems).toEqual([]);
});
