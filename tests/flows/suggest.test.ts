import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sideways, violations } from '../kit/axe.ts';
import { becomes, eventually, launchBrowser, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { light, menu, openMemo, says, text } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';
import { invitePerson } from '../kit/server.ts';
import type { Visitor } from '../kit/visitor.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
/** Commenter, of Quakertown. */
let cora: Visitor;

beforeAll(async () => {
  [server, browser] = await Promise.all([startProcess(), launchBrowser()]);
  network = await twoDistricts(server);
  browsers = new Browsers(browser);
  cora = await invitePerson(server, network.maria, {
    networkId: network.networkId,
    organisationId: network.quakertownId,
    name: 'Cora Diaz',
    role: 'commenter',
  });
});
afterEach(() => browsers?.close());
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const drawn = (page: Page, name: 'ins' | 'del') =>
  page.getByRole('main').locator(`.ProseMirror ${name}.suggested`).allTextContents();
const panel = (page: Page) => page.getByRole('complementary', { name: 'Suggestions' });
const item = (page: Page, place: string) =>
  panel(page).getByRole('listitem', { name: `Cora Diaz in ${place}` });
const openPanel = async (page: Page, count: RegExp) => {
  await page.getByRole('banner').getByRole('button', { name: count }).click();
  await panel(page).waitFor();
};
const toast = (page: Page, words: string) => page.getByText(words, { exact: true });

async function write(page: Page, field: string, words: string): Promise<void> {
  await text(page, field).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
}

it('U350, U351, D100: a commenter suggests; an editor accepts one and rejects one; the words are the author’s', async () => {
  const id = await network.newMemo();
  const maria = await browsers.of(network.maria);
  await openMemo(maria.page, id);
  await write(maria.page, 'Problem', 'We called on Fridays. Nobody answered.');
  await write(maria.page, 'What we tried', 'A letter.');
  await light(maria.page, 'Saved');

  const commenter = await browsers.of(cora);
  await openMemo(commenter.page, id);
  const problem = text(commenter.page, 'Problem, suggesting');
  await problem.click();
  await commenter.page.keyboard.press('Control+Home');
  for (let i = 0; i < 'We called on '.length; i += 1) await commenter.page.keyboard.press('ArrowRight');
  for (let i = 0; i < 'Fridays'.length; i += 1) await commenter.page.keyboard.press('Delete');
  await commenter.page.keyboard.type('Mondays');
  await text(commenter.page, 'What we tried, suggesting').click();
  await commenter.page.keyboard.press('Control+End');
  await commenter.page.keyboard.press('Enter');
  await commenter.page.keyboard.type('And a visit.');
  await light(commenter.page, 'Saved');
  await becomes('her own words are underlined', () => drawn(commenter.page, 'ins'), [
    'Mondays',
    'And a visit.',
  ]);
  expect(await drawn(commenter.page, 'del')).toEqual(['Fridays']);

  // Everybody sees it; the text is as it was.
  await becomes('it is drawn', () => drawn(maria.page, 'ins'), ['Mondays', 'And a visit.']);
  await becomes('what goes is struck', () => drawn(maria.page, 'del'), ['Fridays']);
  const viewer = await browsers.of(network.vera);
  await openMemo(viewer.page, id, 'Read-only');
  await becomes('a reader sees it', () => drawn(viewer.page, 'ins'), ['Mondays', 'And a visit.']);

  await openPanel(maria.page, /^2 suggestions$/);
  await item(maria.page, 'Problem').waitFor();
  for (const size of [widths.laptop, widths.besideCall, widths.phone]) {
    await maria.page.setViewportSize(size);
    expect(await violations(maria.page)).toEqual([]);
    expect(await sideways(maria.page)).toEqual([]);
  }
  await maria.page.setViewportSize(widths.laptop);
  await item(maria.page, 'Problem').getByRole('button', { name: 'Accept' }).click();
  await toast(maria.page, 'Suggestion accepted').waitFor();
  await says(text(maria.page, 'Problem'), 'We called on Mondays. Nobody answered.');
  await item(maria.page, 'What we tried').getByRole('button', { name: 'Reject' }).press('r');
  await toast(maria.page, 'Suggestion rejected').waitFor();
  await panel(maria.page)
    .getByText(/^Nothing is suggested at the moment/)
    .waitFor();
  await says(text(maria.page, 'What we tried'), 'A letter.');
  await says(problem, 'We called on Mondays. Nobody answered.');
  await says(text(commenter.page, 'What we tried, suggesting'), 'A letter.');
  expect(await drawn(commenter.page, 'ins')).toEqual([]);

  await maria.page.getByRole('button', { name: 'Undo' }).last().click();
  await item(maria.page, 'What we tried').getByRole('button', { name: 'Accept' }).click();
  await says(text(maria.page, 'What we tried'), 'A letter.\nAnd a visit.');

  await network.maria.call('nameVersion', { params: { document: id }, body: { name: 'With both' } });
  const { versions } = await network.maria.call('versions', { params: { document: id } });
  const { html } = await network.maria.call('version', { params: { document: id, n: versions[0]?.n ?? 1 } });
  expect(html).toContain('Mondays');
  await menu(maria.page, 'History');
  expect([...maria.problems, ...commenter.problems, ...viewer.problems]).toEqual([]);
});

it('U352: whoever may only read can’t suggest, and has no part', async () => {
  const id = await network.newMemo();
  const { page, problems } = await browsers.of(network.vera);
  await openMemo(page, id, 'Read-only');
  await page.getByRole('main').getByRole('textbox', { name: 'Problem', exact: true }).waitFor();
  expect(await page.locator('[data-suggesting]').count()).toBe(0);
  expect(await page.getByRole('button', { name: /^You are/ }).count()).toBe(0);
  const { suggestions } = await network.vera.call('suggestions', { params: { document: id } });
  expect(suggestions).toEqual([]);
  expect(problems).toEqual([]);
});

it('U353, U354: an editor suggests too, by Ctrl+Alt+Shift+X; undo takes back what was suggested; what is kept outlives the page', async () => {
  const id = await network.newMemo();
  const ben = await browsers.of(network.ben);
  await openMemo(ben.page, id);
  await write(ben.page, 'Problem', 'One two three.');
  await light(ben.page, 'Saved');
  await ben.page.keyboard.press('Control+Alt+Shift+X');
  const problem = text(ben.page, 'Problem, suggesting');
  await problem.click();
  await ben.page.keyboard.press('Control+End');
  await ben.page.keyboard.type(' Four.');
  await becomes('it is underlined', () => drawn(ben.page, 'ins'), [' Four.']);
  await ben.page.keyboard.press('Control+z');
  await becomes('it is taken back', () => drawn(ben.page, 'ins'), []);
  await says(problem, 'One two three.');
  await ben.page.keyboard.press('Control+Shift+z');
  await becomes('it is there again', () => drawn(ben.page, 'ins'), [' Four.']);
  await light(ben.page, 'Saved');
  await ben.page.reload();
  await becomes('it is still there', () => drawn(ben.page, 'ins'), [' Four.']);
  await ben.page.keyboard.press('Control+Alt+Shift+Z');
  await eventually('the text itself can be written in', async () => {
    return (await text(ben.page, 'Problem').getAttribute('contenteditable')) === 'true';
  });
  await becomes('it is drawn over the text', () => drawn(ben.page, 'ins'), [' Four.']);

  // While it is open, somebody writes beside it: both stay.
  const maria = await browsers.of(network.maria);
  await openMemo(maria.page, id);
  await text(maria.page, 'Problem').click();
  await maria.page.keyboard.press('Control+Home');
  await maria.page.keyboard.type('Zero ');
  await light(maria.page, 'Saved');
  await openPanel(maria.page, /^1 suggestion$/);
  await panel(maria.page).getByText('This text has changed since.').waitFor();
  await panel(maria.page).getByRole('button', { name: 'Accept with both changes' }).click();
  await says(text(maria.page, 'Problem'), 'Zero One two three. Four.');
  expect([...ben.problems, ...maria.problems]).toEqual([]);
});
