import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { becomes, launchBrowser, someone, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { finish, openMemo, publish, text } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
const finding = 'Calling on Monday mornings halved the absences.';

beforeAll(async () => {
  [server, browser] = await Promise.all([startProcess(), launchBrowser()]);
  network = await twoDistricts(server);
  browsers = new Browsers(browser);
  const profile = { englishLearners: 31, localeCategory: 'town', state: 'Pennsylvania' } as const;
  await network.maria.call('updateOrganisation', {
    params: { organisation: network.allentownId },
    body: { profile },
  });
  const link = await network.maria.call('invite', {
    params: { network: network.networkId },
    body: { organisationId: network.quakertownId, role: 'editor', admin: true },
  });
  const quinn = server.visitor();
  await quinn.call('acceptInvitation', {
    params: { token: link.link.split('/').at(-1) ?? '' },
    body: {
      name: 'Quinn Adler',
      email: 'quinn@example.org',
      password: 'a long enough password',
      job: 'principal',
    },
  });
  await quinn.call('updateOrganisation', {
    params: { organisation: network.quakertownId },
    body: { profile: { englishLearners: 28, localeCategory: 'town', state: 'Ohio' } },
  });
  const id = await network.newMemo();
  const { page, context } = await browsers.of(network.maria);
  await openMemo(page, id);
  await text(page, 'Title').click();
  await page.keyboard.type('Mondays <b>first</b>');
  await finish(page, finding);
  await publish(page);
  await page.getByRole('dialog', { name: 'Published as version 1' }).waitFor();
  await context.close();
});
afterAll(async () => {
  await browsers?.close();
  await browser?.close();
  await server?.stop();
});

it('U383: the library is filtered by what it holds, and says why a district is like one’s own', async () => {
  const { page, problems } = await browsers.of(network.maria);
  await page.goto('/library');
  const link = page.getByRole('link', { name: 'Mondays <b>first</b>' });
  await link.waitFor();
  await page.getByRole('button', { name: 'Districts like Allentown School District' }).click();
  await page.getByText('Like yours: Quakertown (28% EL, town)').waitFor();
  await becomes('the address says so', async () => new URL(page.url()).searchParams.get('like'), 'yes');
  await page.getByLabel('Decision').selectOption('Scale');
  await link.waitFor();
  await page.getByLabel('Organization').selectOption('Quakertown');
  await link.waitFor();
  await page.getByRole('searchbox', { name: 'Search the library' }).fill('called "monday mornings"');
  await page.locator('mark').filter({ hasText: 'Monday mornings' }).waitFor();
  await page.getByRole('searchbox', { name: 'Search the library' }).fill('zebra');
  await page.getByText(/^Nothing found for/).waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await link.waitFor();
  await becomes('nothing is left in the address', async () => new URL(page.url()).search, '');
  expect(problems).toEqual([]);
});

it('U383: a stranger searches what is listed, also on a phone', async () => {
  const { page, context, problems } = await someone(browser, { baseURL: server.url, viewport: widths.phone });
  await page.goto('/library?q=absence');
  await page.getByRole('link', { name: 'Mondays <b>first</b>' }).waitFor();
  await page.locator('mark').filter({ hasText: 'absences' }).waitFor();
  expect(await page.getByRole('button', { name: /^Districts like/ }).count()).toBe(0);
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(tooWide).toBe(0);
  expect(problems).toEqual([]);
  await context.close();
});

it('U384: without JavaScript the library is a page with a search', async () => {
  const { page, context } = await someone(browser, { baseURL: server.url, javaScriptEnabled: false });
  await page.goto('/p');
  await page.getByRole('searchbox', { name: 'Search the library' }).fill('absence <i>');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByText('Nothing found').waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('absence <i>');
  await page.getByRole('searchbox').fill('absence');
  await page.getByRole('button', { name: 'Search' }).click();
  expect(new URL(page.url()).searchParams.get('q')).toBe('absence');
  await page.locator('mark').filter({ hasText: 'absences' }).waitFor();
  await page.getByRole('link', { name: 'Mondays <b>first</b>' }).click();
  await page.getByText(finding).first().waitFor();
  await context.close();
});
