import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, launchBrowser, type Someone, someone, signedIn } from '../kit/browser.ts';
import { password, type SetUp, setUp, startServer, type TestServer } from '../kit/server.ts';
import { Visitor } from '../kit/visitor.ts';

// In this process, so that the seven days of an invitation can pass.
let server: TestServer;
let url: string;
let browser: Browser;
let network: SetUp;
let maria: Someone;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  url = (await server.listen({ built: true })).url;
  network = await setUp({ visitor: () => new Visitor(url, (request) => fetch(request)) });
  maria = await signedIn(browser, network.facilitator);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const stranger = () => someone(browser, { baseURL: url });
const form = (page: Someone['page']) => page.getByRole('main');

async function signUp({ page }: Someone, link: string, name: string, email: string): Promise<void> {
  await page.goto(link);
  await form(page).getByLabel('Your name').fill(name);
  await form(page).getByLabel('Email').fill(email);
  await form(page).getByLabel('Password').fill(password);
  await form(page).getByLabel('Your job').selectOption({ label: 'Principal' });
  await form(page).getByRole('button', { name: 'Accept' }).click();
}

/** Opens an invitation. @returns how the server answered the page's question about it */
async function statusOf({ page }: Someone, link: string): Promise<number> {
  const [answer] = await Promise.all([page.waitForResponse(/\/api\/invitations\//), page.goto(link)]);
  return answer.status();
}

async function linkFor(organisation: string, email?: string): Promise<string> {
  const { page } = maria;
  await page.goto(`/n/${network.networkId}/people`);
  await page.getByRole('banner').getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Organization', { exact: true }).selectOption({ label: organisation });
  await dialog.getByRole('radio', { name: /^Editor/ }).check();
  if (email) await dialog.getByLabel('Email').fill(email);
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const link = await dialog.getByLabel('Invitation link').inputValue();
  expect(link).toMatch(new RegExp(`^${url}/invite/[\\w-]{20,}$`));
  return link;
}

it('U103: a facilitator adds an organization and invites; the second person signs up by the link', async () => {
  const { page, problems } = maria;
  await page.goto(`/n/${network.networkId}/people`);
  await page.getByLabel('Name of the organization').fill('Quakertown');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('heading', { name: 'Quakertown' }).waitFor();
  const link = await linkFor('Quakertown');

  const ben = await stranger();
  await ben.page.goto(link);
  await ben.page.getByText('Maria Lopez invites you to Attendance for Quakertown.').waitFor();
  await signUp(ben, link, 'Ben Hartzell', 'ben@quakertown.example');
  await ben.page.waitForURL(/\/n\/[^/]+/);
  await ben.page.getByRole('link', { name: 'Attendance' }).first().waitFor();
  expect(ben.problems).toEqual([]);

  await page.goto(`/n/${network.networkId}/people`);
  await page.getByText('Ben Hartzell').waitFor();
  expect(problems).toEqual([]);

  const late = await stranger();
  expect(await statusOf(late, link)).toBe(410);
  await late.page.getByRole('heading', { name: 'This invitation can’t be used any more' }).waitFor();
  await late.page.getByText('Ask the facilitator who sent it for a new one.').waitFor();
  await Promise.all([ben.context.close(), late.context.close()]);
});

it('U104: another address than the invited one is sent to the facilitator; the invited one gets in', async () => {
  const link = await linkFor('Allentown School District', 'ana@allentown.example');
  const ana = await stranger();
  await signUp(ana, link, 'Ana Ruiz', 'ana@elsewhere.example');
  await ana.page.getByText('Ask the facilitator to invite the one you use.').waitFor();
  await form(ana.page).getByLabel('Email').fill('ana@allentown.example');
  await form(ana.page).getByRole('button', { name: 'Accept' }).click();
  await ana.page.waitForURL(/\/n\/[^/]+/);
  await ana.context.close();
});

it('U105: an address that has an account already signs in first, and then joins with it', async () => {
  const link = await linkFor('Allentown School District');
  const again = await stranger();
  await signUp(again, link, 'Maria Lopez', 'maria@allentown.example');
  await again.page.getByText('There is an account with this address already.').waitFor();
  await again.page.getByRole('button', { name: 'I already have an account' }).click();
  await form(again.page).getByLabel('Email').fill('maria@allentown.example');
  await form(again.page).getByLabel('Password').fill(password);
  await form(again.page).getByRole('button', { name: 'Sign in' }).click();
  await again.page.getByText('You are signed in as Maria Lopez.').waitFor();
  await again.context.close();
});

it('U106: after seven days, and when withdrawn, a link opens nothing and says what to do', async () => {
  const link = await linkFor('Allentown School District', 'late@allentown.example');
  const withdrawn = await linkFor('Allentown School District', 'gone@allentown.example');
  const { page } = maria;
  await page.goto(`/n/${network.networkId}/people`);
  await page.getByRole('button', { name: 'Withdraw the invitation for gone@allentown.example' }).click();
  await page.getByText('The invitation for gone@allentown.example was withdrawn.').waitFor();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Close' }).click();
  const late = await stranger();
  await eventually('the withdrawn link opens nothing', async () => (await statusOf(late, withdrawn)) === 410);
  server.pass(7 * 24 * 3600_000 + 60_000);
  expect(await statusOf(late, link)).toBe(410);
  await late.page.getByRole('heading', { name: 'This invitation can’t be used any more' }).waitFor();
  await late.context.close();
});
