import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { becomes, eventually, launchBrowser, someone } from '../kit/browser.ts';
import { light, text, wordsOf } from '../kit/memo.ts';
import { freePort } from '../kit/process.ts';

const root = resolve(import.meta.dirname, '../..');
let browser: Browser;
let demo: ChildProcess | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  if (!demo || demo.exitCode !== null) return;
  const gone = new Promise((exited) => demo?.once('exit', exited));
  demo.kill('SIGTERM');
  await gone;
});

it('U130: one command, two links, and two people of two districts write in the memo itself', async () => {
  const began = performance.now();
  const port = await freePort();
  const starting = spawn(process.execPath, ['scripts/start.mjs', 'demo'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  demo = starting;
  let printed = '';
  starting.stdout.on('data', (bytes: Buffer) => {
    printed += bytes.toString();
  });
  const links = () => printed.match(/http:\/\/[a-z]+\.localhost:\d+\/d\/\S+/g) ?? [];
  await becomes('two links are printed', async () => links().length, 2);
  const printedAt = performance.now();
  expect(printed).toMatch(/You are \S+ \S+, facilitator, Allentown/);
  expect(printed).toMatch(/Open beside it: \S+ \S+, Quakertown/);

  const [first = '', second = ''] = links();
  expect(new URL(first).host).toMatch(new RegExp(`^[a-z]+\\.localhost:${port}$`));
  // One browser, as somebody who tries it has: the hosts keep the two apart.
  const one = await someone(browser, { baseURL: new URL(first).origin });
  const other = await one.context.newPage();
  await Promise.all([one.page.goto(first), other.goto(second)]);
  await Promise.all([light(one.page, 'Saved'), light(other, 'Saved')]);
  await text(one.page, 'Problem').click();
  await one.page.keyboard.press('Control+End');
  await one.page.keyboard.type(' Together.');
  await becomes(
    'the other reads it',
    async () => (await wordsOf(text(other, 'Problem'))).includes(' Together.'),
    true,
  );
  const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(1);
  process.stdout.write(
    `From the command to the first co-typed word: ${seconds(began)} s; links after ${((printedAt - began) / 1000).toFixed(1)} s\n`,
  );

  const step = (words: string) =>
    one.page.getByRole('listitem').filter({ hasText: words }).getByText('done', { exact: true });
  await one.page.getByText('Things to try').waitFor();
  await step('Open this memo beside as somebody else').waitFor({ state: 'attached' });
  await text(other, 'Problem').click();
  await other.keyboard.press('Control+End');
  await eventually('it ticks that both write there', async () => {
    await other.keyboard.type(' Both');
    await one.page.keyboard.type(' of us.');
    return (await step('Both write in the same section').count()) > 0;
  });
  await one.page.getByRole('button', { name: 'Add a row of evidence' }).click();
  await step('Add a row of evidence').waitFor({ state: 'attached' });
  expect(await step('Publish the memo').count()).toBe(0);
  await one.page.getByText('3 of 5 done').waitFor();
  expect(one.problems).toEqual([]);
});
