import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, someone } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { finish, light, menu, openMemo, publish, says, text, wordsOf } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';
import { invitePerson } from '../kit/server.ts';
import type { Visitor } from '../kit/visitor.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
let nora: Visitor;
let sourceId: string;
const finding = 'Calling on Monday mornings halved the absences.';

beforeAll(async () => {
  [server, browser] = await Promise.all([startProcess(), launchBrowser()]);
  network = await twoDistricts(server);
  browsers = new Browsers(browser);
  const ridgeway = await network.maria.call('addOrganisation', {
    params: { network: network.networkId },
    body: { name: 'Ridgeway', type: 'district' },
  });
  nora = await invitePerson(server, network.maria, {
    networkId: network.networkId,
    organisationId: ridgeway.id,
    name: 'Nora Whitfield',
    role: 'viewer',
  });
  sourceId = await network.newMemo();
  const { page } = await browsers.of(network.maria);
  await openMemo(page, sourceId);
  await text(page, 'Title').click();
  await page.keyboard.type('Mondays first');
  await text(page, 'Notes').click();
  await page.keyboard.type('Never for others.');
  await finish(page, finding);
  await menu(page, 'Name this version…');
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('After the March meeting');
  await page.getByRole('dialog').getByRole('button', { name: 'Save version' }).click();
  await page.getByText('Version 1 saved').waitFor();
  await publish(page);
  await page.getByRole('dialog', { name: 'Published as version 2' }).waitFor();
});
afterAll(async () => {
  await browsers?.close();
  await browser?.close();
  await server?.stop();
});

it('U125: a third district finds it in the library and takes it home; the copy names its source and is its own', async () => {
  const { page, problems } = await browsers.of(nora);
  await page.goto('/library');
  await page.getByRole('searchbox', { name: 'Search the library' }).fill('mondays');
  await page.getByRole('link', { name: 'Mondays first' }).waitFor();
  await page.getByText(finding).waitFor();
  await page.getByRole('searchbox', { name: 'Search the library' }).fill('nothing like it');
  await page.getByText(/^Nothing found for/).waitFor();
  await page.getByRole('searchbox', { name: 'Search the library' }).fill('');
  await page.getByRole('link', { name: 'Use in my district' }).click();
  await page.waitForURL(/\/d\//);
  await light(page, 'Saved');
  expect(page.url()).not.toContain(sourceId);
  await says(text(page, 'What we learned'), finding);
  expect(await wordsOf(text(page, 'Notes'))).toBe('');

  await menu(page, 'Source');
  const panel = page.getByRole('complementary');
  await panel.getByText('This began as version 2 of').waitFor();
  await panel.getByRole('link', { name: 'Mondays first' }).waitFor();
  await panel.getByText(/^Taken over by Nora Whitfield on /).waitFor();
  await panel.getByText(/Allentown School District/).waitFor();

  await text(page, 'Problem').click();
  await page.keyboard.type('Ours are Fridays.');
  await light(page, 'Saved');
  const reader = await someone(browser, { baseURL: server.url });
  await reader.page.goto(`/p/${sourceId}`);
  await reader.page.getByText(finding).first().waitFor();
  expect(await reader.page.getByText('Ours are Fridays.').count()).toBe(0);
  expect(await reader.page.getByText('Never for others.').count()).toBe(0);
  await reader.context.close();
  expect(problems).toEqual([]);
});

it('U126: a stranger finds it too, and is asked to sign in before taking it home', async () => {
  const { context, page } = await someone(browser, { baseURL: server.url });
  await page.goto('/');
  await page.getByRole('link', { name: 'Mondays first' }).waitFor();
  await page.goto(`/p/${sourceId}`);
  await page.getByRole('link', { name: 'Use in my district' }).click();
  await page.getByRole('heading', { name: 'Take this document home' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await page.waitForURL(/\/sign-in\?to=/);
  await context.close();
});

it('U127: named versions stand in a plain list, and each can be read', async () => {
  const { page } = await browsers.of(network.ben);
  await openMemo(page, sourceId, 'Frozen');
  await menu(page, 'History');
  const panel = page.getByRole('complementary');
  await panel.getByText('Published · v2').waitFor();
  await panel.getByRole('link', { name: 'After the March meeting' }).click();
  await page.getByText(finding).first().waitFor();
  expect(new URL(page.url()).pathname).toBe(`/d/${sourceId}/v/1`);
  await page.getByText('Version 1').first().waitFor();
});
