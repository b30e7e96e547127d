import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { becomes, eventually, launchBrowser, type Someone } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import {
  cell,
  cellBecomes,
  cellSays,
  fill,
  light,
  openMemo,
  rowNames,
  says,
  table,
  text,
  wordsOf,
} from '../kit/memo.ts';
import { lineTo } from '../kit/line.ts';
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

/** Maria of Allentown and Ben of Quakertown, in the same new memo. */
async function together(): Promise<{ id: string; maria: Someone; ben: Someone }> {
  const id = await network.newMemo();
  const [maria, ben] = await Promise.all([browsers.of(network.maria), browsers.of(network.ben)]);
  await Promise.all([openMemo(maria.page, id), openMemo(ben.page, id)]);
  return { id, maria, ben };
}

/** Everybody reads the same there, and these words are among it. */
async function agree(people: readonly Someone[], name: string, parts: readonly string[]): Promise<string> {
  const [first, ...others] = people.map(({ page }) => text(page, name));
  if (!first) throw new Error('nobody to agree');
  const missing = async () => {
    const words = await wordsOf(first);
    return parts.filter((part) => !words.includes(part));
  };
  await becomes(`all of it in ${name}`, missing, []);
  const words = await wordsOf(first);
  for (const other of others) await says(other, words);
  return words;
}

const letters = (words: string): string => words.split('').toSorted().join('');

it('U110: two districts type in one section and in one line at once; nothing is lost, both read the same', async () => {
  const { maria, ben } = await together();
  const sentences = ['We called every family on Monday morning.', 'We met them at the bus stop on Tuesday.'];
  await text(maria.page, tried).click();
  await maria.page.keyboard.type('Common ground. ');
  await agree([maria, ben], tried, ['Common ground. ']);
  await text(ben.page, tried).click();
  await ben.page.keyboard.press('End');
  await Promise.all([
    maria.page.keyboard.type(sentences[0] ?? '', { delay: 5 }),
    ben.page.keyboard.type(sentences[1] ?? '', { delay: 5 }),
  ]);
  // Letters of two people at one place may interleave by runs, but each of them is there once.
  const words = await agree([maria, ben], tried, ['Common ground. ']);
  await eventually(
    'every letter of both',
    async () =>
      letters(await wordsOf(text(maria.page, tried))) === letters(`Common ground. ${sentences.join('')}`),
  );
  expect(words.startsWith('Common ground. ')).toBe(true);

  const titles = ['Mondays ', 'and buses'];
  await text(maria.page, 'Title').click();
  await text(ben.page, 'Title').click();
  await Promise.all([maria.page.keyboard.type(titles[0] ?? ''), ben.page.keyboard.type(titles[1] ?? '')]);
  await becomes(
    'every letter of both in the line',
    async () => letters(await wordsOf(text(ben.page, 'Title'))),
    letters(titles.join('')),
  );
  const title = await agree([maria, ben], 'Title', []);

  // Also where nobody wrote before: of two texts begun at once, none is taken for the other.
  await text(maria.page, 'What we learned').click();
  await text(ben.page, 'What we learned').click();
  await Promise.all([maria.page.keyboard.type('First '), ben.page.keyboard.type('words ')]);
  await becomes(
    'every letter of both in the empty section',
    async () => letters(await wordsOf(text(ben.page, 'What we learned'))),
    letters('First words '),
  );

  await Promise.all([light(maria.page, 'Saved'), light(ben.page, 'Saved')]);
  await ben.page.reload();
  await light(ben.page, 'Saved');
  expect(await wordsOf(text(ben.page, 'Title'))).toBe(title);
  await agree([maria, ben], tried, ['Common ground. ']);
  expect([...maria.problems, ...ben.problems]).toEqual([]);
});

it('U111: rows are added, moved, removed and put back while the other types in them', async () => {
  const { maria, ben } = await together();
  await fill(ben.page, 'Before', 'Quakertown', '58%');
  await cellBecomes(maria.page, 'Before', 'Quakertown', '58');

  await maria.page.getByRole('button', { name: 'Add a row of evidence' }).click();
  await eventually('three rows for Ben', async () => (await rowNames(ben.page, 'Evidence')).length === 3);

  // Ben stays in the row while Maria moves it.
  const before = await rowNames(maria.page, 'Evidence');
  await table(ben.page, 'Decisions')
    .getByRole('gridcell', { name: /^Owner, Quakertown/ })
    .focus();
  await ben.page.keyboard.type('Dana');
  const handle = table(maria.page, 'Decisions').getByRole('button', { name: 'Move or remove Quakertown' });
  await handle.click();
  await maria.page.getByRole('menuitem', { name: /Move (up|down)/, disabled: false }).click();
  await ben.page.keyboard.type(' Moyer');
  await cellBecomes(maria.page, 'Owner', 'Quakertown', 'Dana Moyer');
  await eventually('the same order for both', async () => {
    const [mine, theirs] = [await rowNames(maria.page, 'Decisions'), await rowNames(ben.page, 'Decisions')];
    return mine.join() === theirs.join();
  });
  expect(await rowNames(maria.page, 'Evidence')).toEqual(before);

  // And while Maria removes it: he is told, and puts it back with his words.
  await handle.click();
  await maria.page.getByRole('menuitem', { name: 'Remove row' }).click();
  await ben.page.getByText(/Maria Lopez removed the row you were writing in/).waitFor();
  expect(await rowNames(ben.page, 'Decisions')).toEqual([allentown]);
  await ben.page
    .getByRole('region', { name: 'Messages' })
    .getByRole('button', { name: /Undo|Put back/ })
    .click();
  await eventually(
    'the row is back for Maria, with its words',
    async () =>
      (await cell(maria.page, 'Owner', 'Quakertown').count()) === 1 &&
      (await cellSays(maria.page, 'Owner', 'Quakertown')) === 'Dana Moyer',
  );
  expect([...maria.problems, ...ben.problems]).toEqual([]);
});

it('U112: who is here, in which section and in which cell, by name and organization', async () => {
  const { maria, ben } = await together();
  await maria.page
    .getByRole('banner')
    .getByRole('list', { name: 'Here now' })
    .getByRole('img', { name: 'Ben Hartzell, Quakertown' })
    .waitFor();
  await text(ben.page, tried).click();
  await ben.page.keyboard.type('Calls');
  const section = maria.page.getByRole('region', { name: tried });
  await section.getByRole('img', { name: 'Ben Hartzell, Quakertown' }).waitFor();
  await maria.page.locator('.caret-flag[data-name="Ben Hartzell"]').waitFor({ state: 'attached' });
  await cell(ben.page, 'Before', 'Quakertown').focus();
  await maria.page
    .getByRole('region', { name: 'Evidence' })
    .getByRole('img', { name: 'Ben Hartzell, Quakertown' })
    .waitFor();
  await ben.context.close();
  await maria.page
    .getByRole('img', { name: 'Ben Hartzell, Quakertown' })
    .first()
    .waitFor({ state: 'detached' });
});

it('U113: undo takes back one’s own changes only, in text and in cells', async () => {
  const { maria, ben } = await together();
  await text(maria.page, tried).click();
  await maria.page.keyboard.type('Mine. ');
  await agree([maria, ben], tried, ['Mine.']);
  await text(ben.page, 'Problem').click();
  await ben.page.keyboard.type('Theirs.');
  await agree([maria, ben], 'Problem', ['Theirs.']);
  await fill(maria.page, 'Before', allentown, '41%');
  await cellBecomes(ben.page, 'Before', allentown, '41');

  const undo = maria.page.getByRole('button', { name: 'Undo', exact: true });
  await maria.page.keyboard.press('Control+z');
  await eventually(
    'the cell is empty again',
    async () => (await cellSays(ben.page, 'Before', allentown)) !== '41',
  );
  await undo.click();
  await says(text(ben.page, tried), '');
  expect(await wordsOf(text(ben.page, 'Problem'))).toBe('Theirs.');
  await maria.page.getByRole('button', { name: 'Redo', exact: true }).click();
  await agree([maria, ben], tried, ['Mine.']);
});

it('U114: the light says saved only on the server’s word; what is written without a server is kept and merged', async () => {
  const { maria, ben } = await together();
  await text(maria.page, tried).click();
  await maria.page.keyboard.type('Before the storm. ');
  await agree([maria, ben], tried, ['Before the storm.']);
  await Promise.all([light(maria.page, 'Saved'), light(ben.page, 'Saved')]);

  await server.kill();
  await light(maria.page, 'Only on this device');
  await maria.page.getByText(/You are offline/).waitFor();
  await maria.page.keyboard.type('Maria alone. ');
  await text(ben.page, 'Problem').click();
  await ben.page.keyboard.type('Ben alone.');
  await light(ben.page, 'Only on this device');

  await server.restart();
  await Promise.all([light(maria.page, 'Saved'), light(ben.page, 'Saved')]);
  await agree([maria, ben], tried, ['Before the storm.', 'Maria alone.']);
  await agree([maria, ben], 'Problem', ['Ben alone.']);
});

it('U115: what one writes on a cut line, even with the page closed meanwhile, is merged on return', async () => {
  const id = await network.newMemo();
  const line = await lineTo(server.port);
  const [maria, ben] = await Promise.all([
    browsers.of(network.maria, { baseURL: line.url }),
    browsers.of(network.ben),
  ]);
  await Promise.all([openMemo(maria.page, id), openMemo(ben.page, id)]);
  line.cut();
  await text(maria.page, 'What we learned').click();
  await maria.page.keyboard.type('Written in a tunnel.');
  await light(maria.page, 'Only on this device');
  await fill(ben.page, 'Before', 'Quakertown', '58%');
  await maria.page.close({ runBeforeUnload: false });
  line.mend();
  const page = await maria.context.newPage();
  await openMemo(page, id);
  await agree([ben, { ...maria, page }], 'What we learned', ['Written in a tunnel.']);
  await cellBecomes(page, 'Before', 'Quakertown', '58');
  const fresh = await browsers.of(network.ben);
  await openMemo(fresh.page, id);
  await agree([fresh], 'What we learned', ['Written in a tunnel.']);
  await line.close();
});

it('U116: viewers read along and can change nothing', async () => {
  const { id, maria } = await together();
  const vera = await browsers.of(network.vera);
  await openMemo(vera.page, id, 'Read-only');
  await vera.page
    .getByText('You can read this document. To change it, ask a facilitator of Attendance.')
    .waitFor();
  await text(maria.page, tried).click();
  await maria.page.keyboard.type('For everybody.');
  await agree([maria, vera], tried, ['For everybody.']);
  expect(await text(vera.page, tried).getAttribute('contenteditable')).toBe('false');
  expect(await vera.page.getByRole('button', { name: 'Add a row of evidence' }).count()).toBe(0);
  await cell(vera.page, 'Before', allentown).focus();
  await vera.page.keyboard.type('12');
  expect(
    await vera.page
      .getByRole('main')
      .getByRole('textbox', { name: `Before, ${allentown}` })
      .count(),
  ).toBe(0);
  expect(vera.problems).toEqual([]);
});
