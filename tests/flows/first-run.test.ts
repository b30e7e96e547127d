import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { daysBetween } from '../../client/ui/dates.ts';
import { launchBrowser, someone } from '../kit/browser.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';
import { password, setUp } from '../kit/server.ts';

let empty: ServerProcess;
let settled: ServerProcess;
let browser: Browser;
const email = 'maria@allentown.example';

beforeAll(async () => {
  [empty, settled, browser] = await Promise.all([startProcess(), startProcess(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([empty?.stop(), settled?.stop()]);
});

it('U100: an empty folder leads to five inputs, and they to the cycle page, the problem sentence in focus', async () => {
  const { context, page, problems } = await someone(browser, { baseURL: empty.url });
  expect(empty.output()).toContain(`${empty.url}/setup`);
  await page.goto('/');
  await page.waitForURL('**/setup');

  const create = page.getByRole('button', { name: 'Create workspace' });
  await create.click();
  await page.getByText('Please fill this in.').first().waitFor();
  expect(await page.getByRole('main').getByRole('textbox').count()).toBe(5);

  await page.getByLabel('Your name').fill('Maria Lopez');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByLabel('Your organization').fill('Allentown');
  await page.getByLabel('What it is').selectOption({ label: 'School district' });
  await page.getByLabel('The network you work in').fill('Attendance');
  await create.click();

  await page.waitForURL(/\/n\/[^/]+\/cycles\/[^/]+$/);
  const problem = page.getByRole('textbox', { name: /^The shared problem/ });
  await problem.waitFor();
  expect(await problem.evaluate((element) => element === document.activeElement)).toBe(true);

  await page.getByText('Day 1 of 49').waitFor();
  await page.getByRole('button', { name: 'Change dates' }).click();
  const start = await page.getByLabel('Start', { exact: true }).inputValue();
  const end = await page.getByLabel('Last day').inputValue();
  expect(daysBetween(start, end) + 1).toBe(49);
  const here = await page.evaluate(() => new Date().toLocaleDateString('en-CA'));
  expect(start, 'today, where the person sits').toBe(here);

  await problem.pressSequentially('Too many children miss Mondays.');
  await page.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
  await page.reload();
  await expect.poll(() => problem.inputValue()).toBe('Too many children miss Mondays.');
  expect(problems).toEqual([]);
  await context.close();
});

it('U101: a wrong password is told so; signing out and in; strangers come back to where they wanted', async () => {
  await setUp(settled);
  const { context, page } = await someone(browser, { baseURL: settled.url });
  const form = page.getByRole('main');
  await page.goto('/me');
  await page.waitForURL(/\/sign-in\?/);
  await form.getByLabel('Email').fill(email);
  await form.getByLabel('Password').fill('not the password');
  await form.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('This email and password don’t go together.').waitFor();
  await form.getByLabel('Password').fill(password);
  await form.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/me');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await form.getByRole('link', { name: 'Sign in' }).click();
  await form.getByLabel('Email').fill(email);
  await form.getByLabel('Password').fill(password);
  await form.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/home');
  await page.getByRole('heading', { name: 'Home' }).waitFor();

  await page.goto('/setup');
  await page.waitForURL('**/home');
  expect((await page.goto('/there-is-no-such-page'))?.status()).toBe(404);
  await page.getByText('There is no such page').waitFor();
  await context.close();
});
