import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { partOf } from '../../shared/content/parts.ts';
import { close } from '../../shared/protocol/close.ts';
import { sideways, violations } from '../kit/axe.ts';
import { becomes, eventually, launchBrowser, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';
import { holds, newRubric, personOf, record, socketOf } from '../kit/sealed.ts';

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

async function opened() {
  const rubric = await newRubric(server, network);
  const params = { document: rubric.id };
  const raters = [await personOf(network.maria), await personOf(network.ben)];
  await network.maria.call('openScoring', { params, body: { raters } });
  return { ...rubric, params };
}
const sheet = (page: Page) => page.getByRole('region', { name: 'Your scores' });
const cell = (page: Page, vendor: string, criterion: string) =>
  page.getByRole('button', { name: new RegExp(`^${vendor}, ${criterion}: `) });
const says = async (page: Page, vendor: string, criterion: string, wanted: string) =>
  becomes(
    `${vendor}, ${criterion}`,
    async () => (await cell(page, vendor, criterion).getAttribute('aria-label'))?.split(': ')[1],
    wanted,
  );
async function toSheet(page: Page, id: string) {
  await page.goto(`/d/${id}?view=score`);
  await sheet(page).waitFor();
}
const first = 'Data is deleted on request';

it('L150, U425: no byte that reaches another rater, by socket, page or answer, holds a score before the reveal', async () => {
  const { id, ids, params } = await opened();
  const [ben, maria] = [await browsers.of(network.ben), await browsers.of(network.maria)];
  const heard = record(maria.page);
  await toSheet(maria.page, id);
  await toSheet(ben.page, id);
  const raw = await socketOf(server, network.maria, id);
  const other = await socketOf(server, network.maria, id, partOf('sealed', await personOf(network.ben)));
  expect(other.client.closed).toBe(close.notFound);

  // The words are canaries; so is the name of the cell a score stands in, which nothing else is called.
  const canaries = ['heliotrope would have been kinder', 'https://canary.example/evidence', 'scores/'];
  // As an answer in JSON would hold it, or the key of a note: nothing else names a vendor just before a criterion.
  const ofScore = new RegExp(`${ids.vendors[0]}\\W{1,12}${ids.criteria[0]}`);
  const holdScore = (heard: readonly Buffer[]) =>
    heard.some((bytes) => ofScore.test(bytes.toString('latin1')));
  await cell(ben.page, 'Lumen', first).click();
  await ben.page.keyboard.press('0');
  await says(ben.page, 'Lumen', first, '0 Not there, a word of why is asked for');
  await ben.page.keyboard.press('Enter');
  // In one go, so that a frame holds it in one piece.
  await ben.page.keyboard.insertText(canaries[0] ?? '');
  await sheet(ben.page)
    .getByLabel('Evidence link')
    .fill(canaries[1] ?? '');
  await sheet(ben.page).getByText('Saved').waitFor();
  await sheet(ben.page).getByRole('button', { name: 'Finish with 5 left open' }).click();
  await maria.page.getByText('1 of 2 raters finished').first().waitFor();

  // Whatever else somebody may ask of it: every answer, a version, a fork, a search, the whole page again.
  const answers: string[] = [];
  const ask = async (path: string, method = 'GET', body?: unknown) => {
    const sent = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    answers.push(await (await network.maria.request(path, sent)).text());
  };
  const at = `/api/documents/${id}`;
  await ask(`${at}/versions`, 'POST', { name: 'Before the reveal' });
  for (const path of [
    '',
    '/scoring',
    '/suggestions',
    '/threads',
    '/versions',
    '/versions/1',
    '/mentionable',
    '/grants',
    '/publishing',
    '/comparison?from=1&to=now',
  ]) {
    await ask(`${at}${path}`);
  }
  for (const path of [
    '/api/search?q=heliotrope',
    '/api/documents?q=heliotrope',
    '/api/home',
    '/api/waiting',
    '/metrics',
  ]) {
    await ask(path);
  }
  await ask(`${at}/versions/1/forks`, 'POST', { owner: { type: 'network', id: network.networkId } });
  await maria.page.reload();
  await sheet(maria.page).waitFor();
  await heard.settled();
  const all = [...heard.heard, ...raw.bytes, ...other.bytes, ...answers.map((one) => Buffer.from(one))];
  expect(all.length).toBeGreaterThan(40);
  const scripts = /^(?:import|const|var|function|\/\*)/;
  const data = all.filter((one) => !scripts.test(one.subarray(0, 20).toString()));
  expect(holds(data, canaries)).toEqual([]);
  expect(holdScore(data)).toBe(false);
  expect(server.output()).not.toContain('heliotrope');

  // The same recording does hear them once they are revealed.
  await network.maria.call('revealScores', { params, body: { reason: 'Maria scores later.' } });
  const after = await socketOf(server, network.maria, id);
  expect(holds(after.bytes, canaries)).toEqual(canaries);
  expect(holdScore(after.bytes)).toBe(true);
  raw.ws.close();
  after.ws.close();
});

it('U420, U421, U422: a sheet is filled by keys alone, undone, and kept without a network', async () => {
  const { id } = await opened();
  const { page, context, problems } = await browsers.of(network.ben);
  await toSheet(page, id);
  await cell(page, 'Lumen', first).focus();
  await page.keyboard.press('3');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('n');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('4');
  await says(page, 'Lumen', first, '3 Mostly');
  await says(page, 'Pathway', first, 'Not my area');
  await says(page, 'Pathway', 'Single sign-on', '4 Fully, a word of why is asked for');
  await page.keyboard.press('Control+z');
  await says(page, 'Pathway', 'Single sign-on', 'not scored yet');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Delete');
  await says(page, 'Pathway', first, 'not scored yet');
  await sheet(page).getByText('Saved').waitFor();
  expect(problems).toEqual([]);
  await context.setOffline(true);
  await page.keyboard.press('1');
  await says(page, 'Pathway', first, '1 A little');
  await sheet(page).getByText('Kept on this device').waitFor();
  await eventually('finishing waits', () =>
    sheet(page)
      .getByRole('button', { name: /^Finish/ })
      .isDisabled(),
  );
  await context.setOffline(false);
  await sheet(page).getByText('Saved').waitFor();
});

it('U423, U424: an interest in a vendor shuts its column; a category chosen leaves the others out', async () => {
  const { id } = await opened();
  const { page } = await browsers.of(network.ben);
  await toSheet(page, id);
  await page
    .getByRole('columnheader', { name: /Pathway/ })
    .getByLabel('I have an interest')
    .check();
  await says(page, 'Pathway', first, 'not scored by you');
  await sheet(page).getByLabel('Usable').check();
  await becomes('only its criteria are left', () => cell(page, 'Lumen', first).count(), 0);
  await cell(page, 'Lumen', 'Teachers find things').click();
  await page.keyboard.press('2');
  await sheet(page).getByText('1 of 1 scored').waitFor();
});

it('U426: whoever leads opens, reveals with people missing for a reason, and weights are greyed out meanwhile', async () => {
  const { id } = await newRubric(server, network);
  const { page } = await browsers.of(network.maria);
  await page.goto(`/d/${id}`);
  await page.getByRole('button', { name: 'Lead scoring …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Scoring' });
  await dialog.getByLabel('Maria Lopez').check();
  await dialog.getByLabel('Ben Hartzell, Quakertown').check();
  await dialog.getByRole('button', { name: 'Open scoring' }).click();
  await page.getByText('0 of 2 raters finished').waitFor();
  if (process.env['SHOTS'])
    await page.screenshot({ path: `${process.env['SHOTS']}/locked.png`, fullPage: true });
  await page.getByText('Locked while people score').first().waitFor();
  await page.getByRole('button', { name: 'Score', exact: true }).click();
  await cell(page, 'Lumen', first).click();
  await page.keyboard.press('2');
  await sheet(page).getByText('Saved').waitFor();
  await sheet(page)
    .getByRole('button', { name: /^Finish/ })
    .click();
  await page.getByText('1 of 2 raters finished').first().waitFor();
  await page.getByRole('button', { name: 'Lead scoring …' }).click();
  await dialog.getByText('Not finished: Ben Hartzell').waitFor();
  const reveal = dialog.getByRole('button', { name: 'Reveal without them' });
  expect(await reveal.isDisabled()).toBe(true);
  await dialog.getByLabel('Reason').fill('The board meets today.');
  await reveal.click();
  await page.getByText('Scores are revealed').first().waitFor();
  // One's own score changes for a reason.
  await sheet(page).getByRole('button', { name: /^3/ }).click();
  await sheet(page).getByLabel('Why is it 3 now?').fill('I misread it.');
  await sheet(page).getByRole('button', { name: 'Change score' }).click();
  await says(page, 'Lumen', first, '3 Mostly');
});

it.each(Object.entries(widths))(
  'U427: the sheet fits %s, and nothing bars anybody',
  async (name, viewport) => {
    const { id } = await opened();
    const { page } = await browsers.of(network.ben, { viewport });
    await toSheet(page, id);
    if (name === 'phone') {
      await sheet(page).getByRole('button', { name: /^3/ }).click();
      await sheet(page).getByRole('button', { name: 'Next criterion' }).click();
      await sheet(page).getByText('Criterion 2 of 3').waitFor();
    } else {
      await cell(page, 'Lumen', first).click();
      await page.keyboard.press('3');
    }
    await sheet(page).getByText('1 of 6 scored').waitFor();
    expect(await sideways(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}/score-${name}.png`, fullPage: true });
  },
);
