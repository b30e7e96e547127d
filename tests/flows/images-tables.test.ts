import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { becomes, eventually, launchBrowser, widths } from '../kit/browser.ts';
import { pasteInto } from '../kit/clipboard.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { finish, light, openMemo, publish, text } from '../kit/memo.ts';
import { pngOf } from '../kit/pictures.ts';
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

const png = (name: string, mark = 90) => ({ name, type: 'image/png', bytes: pngOf(240, 120, mark) });
const loaded = (page: Page, name: string) =>
  page.getByRole('img', { name }).evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0);

it('U260, U261: a picture is pasted, described, sized by keyboard, and shown on the public page', async () => {
  const id = await network.newMemo();
  const { page, problems } = await browsers.of(network.maria);
  await openMemo(page, id);
  await text(page, 'Problem').click();
  await page.keyboard.type('See:');
  await pasteInto(page, { files: [png('bus.png')] });
  // The words are asked for at once: the focus is in their box.
  const words = page.getByRole('textbox', { name: 'Describe the picture for people' });
  await words.waitFor();
  await eventually('the focus is in the box', () => words.evaluate((box) => box === document.activeElement));
  await page.keyboard.type('A yellow bus');
  await page.keyboard.press('Enter');
  await eventually('it is shown', () => loaded(page, 'A yellow bus'));
  const small = page.getByRole('button', { name: 'Small', exact: true });
  await small.focus();
  await page.keyboard.press('Enter');
  await becomes('small', () => small.getAttribute('aria-pressed'), 'true');
  const { page: other } = await browsers.of(network.ben);
  await openMemo(other, id);
  await eventually('Ben sees it', () => loaded(other, 'A yellow bus'));
  await finish(page, 'We learned to look. Then we called.');
  await publish(page);
  await page.getByRole('dialog', { name: 'Published as version 1' }).waitFor();
  const stranger = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  const strangers = await stranger.newPage();
  await strangers.goto(`/p/${id}`);
  await becomes(
    'a stranger sees it',
    () =>
      strangers
        .getByRole('img', { name: 'A yellow bus' })
        .evaluate((img: HTMLImageElement) => img.naturalWidth),
    240,
  );
  await stranger.close();
  expect(problems).toEqual([]);
});

it('U262: a picture without words says so; it can be decoration; what is no picture is refused in words', async () => {
  const id = await network.newMemo();
  const { page } = await browsers.of(network.maria);
  await openMemo(page, id);
  await text(page, 'Problem').click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('toolbar').getByRole('button', { name: 'Image' }).click();
  await (await chooser).setFiles({ name: 'desk.png', mimeType: 'image/png', buffer: pngOf(30, 20, 3) });
  const words = page.getByRole('textbox', { name: 'Describe the picture for people' });
  await words.waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  const reminder = text(page, 'Problem').getByRole('button', { name: 'Describe the picture' });
  await reminder.click();
  await words.waitFor();
  await page.getByRole('checkbox', { name: 'It is only decoration' }).check();
  await reminder.waitFor({ state: 'hidden' });
  await text(page, 'What we tried').click();
  await pasteInto(page, { files: [{ name: 'x.png', type: 'image/png', bytes: Buffer.from('<svg/>') }] });
  await page.getByText('x.png is no picture that can be shown here').waitFor();
  await light(page, 'Saved');
});

it('U263: without a network the picture waits, and is put in when it is back', async () => {
  const id = await network.newMemo();
  const { page, context } = await browsers.of(network.maria);
  await openMemo(page, id);
  await text(page, 'Problem').click();
  await pasteInto(page, { files: [png('first.png', 1)] });
  await text(page, 'Problem').locator('img').waitFor();
  await page.keyboard.press('Escape');
  await text(page, 'What we tried').click();
  await context.setOffline(true);
  await pasteInto(page, { files: [png('later.png', 7)] });
  await page.getByText('later.png is kept here until the network is back').waitFor();
  await context.setOffline(false);
  await text(page, 'What we tried').locator('img').waitFor();
  await light(page, 'Saved');
});

const rows = (page: Page) =>
  text(page, 'Problem')
    .locator('tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '').join('|')),
    );

it('U273: a table by keyboard: Tab, a row more, adding, moving, removing, header, all from the keys or the menu', async () => {
  const id = await network.newMemo();
  const { page } = await browsers.of(network.maria);
  await openMemo(page, id);
  const { keyboard } = page;
  await text(page, 'Problem').click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Table' }).click();
  for (const word of ['A', 'B', 'C', '1', '2', '3', '4', '5', '6', '7']) {
    await keyboard.type(word);
    if (word !== '7') await keyboard.press('Tab');
  }
  await becomes('Tab adds a row', () => rows(page), ['A|B|C', '1|2|3', '4|5|6', '7||']);
  await keyboard.press('Alt+Shift+ArrowUp');
  await becomes('moved up', () => rows(page), ['A|B|C', '1|2|3', '7||', '4|5|6']);
  const spoken = () => page.locator('[data-announcer]').textContent();
  await becomes('that is said', spoken, 'Row moved up');
  for (let row = 0; row < 2; row += 1) await keyboard.press('Alt+Shift+ArrowUp');
  await becomes('not past the header', spoken, 'It cannot go further that way in this table');
  await keyboard.press('Control+z');
  await becomes('one back', () => rows(page), ['A|B|C', '1|2|3', '7||', '4|5|6']);
  await keyboard.press('Alt+Shift+ArrowRight');
  await becomes('moved right', () => rows(page), ['B|A|C', '2|1|3', '|7|', '5|4|6']);
  await keyboard.press('Control+z');
  await becomes('one move undone', () => rows(page), ['A|B|C', '1|2|3', '7||', '4|5|6']);
  await keyboard.press('Control+z');
  await becomes('and the other', () => rows(page), ['A|B|C', '1|2|3', '4|5|6', '7||']);
  await text(page, 'Problem').getByText('4', { exact: true }).click();
  await keyboard.press('Control+Alt+ArrowUp');
  await becomes('a row above', () => rows(page), ['A|B|C', '1|2|3', '||', '4|5|6', '7||']);
  const choose = async (menu: string, choice: string) => {
    const tools = page.getByRole('group', { name: 'Table' });
    await tools.getByRole('button', { name: menu }).focus();
    await keyboard.press('Enter');
    await page.getByRole('menuitem', { name: choice }).focus();
    await keyboard.press('Enter');
  };
  await choose('Column', 'Add column after');
  await becomes('a column', async () => (await rows(page))[0], 'A||B|C');
  await choose('Column', 'Remove column');
  await choose('Row', 'Remove row');
  await becomes('what the caret is in is gone', () => rows(page), ['|B|C', '|2|3', '||', '||']);
  await choose('Table', 'First row is a header');
  await eventually('no header', async () => (await text(page, 'Problem').locator('th').count()) === 0);
  await choose('Table', 'Remove table');
  await becomes('gone', () => rows(page), []);
});

it('U274: on half a screen and on a phone the bars of table and picture stay inside the page', async () => {
  const id = await network.newMemo();
  for (const viewport of [widths.besideCall, widths.phone]) {
    const { page } = await browsers.of(network.maria, { viewport });
    await openMemo(page, id);
    await text(page, 'Problem').click();
    await pasteInto(page, { html: '<table><tr><td>a</td><td>b</td></tr></table>', text: 'a\tb' });
    await page.getByRole('group', { name: 'Table' }).waitFor();
    await text(page, 'What we tried').click();
    await pasteInto(page, { files: [png('wide.png', viewport.width % 200)] });
    await page.getByRole('group', { name: 'Picture' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const shots = process.env['SHOTS'];
    if (shots) await page.screenshot({ path: `${shots}/picture-${viewport.width}.png` });
  }
});
