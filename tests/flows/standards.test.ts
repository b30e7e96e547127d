import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from '../kit/axe.ts';
import { becomes, launchBrowser, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';
import { bringIn, item, packageOf } from '../kit/standards.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;

beforeAll(async () => {
  [server, browser] = await Promise.all([startProcess(), launchBrowser()]);
  network = await twoDistricts(server);
  browsers = new Browsers(browser);
});
afterAll(async () => {
  await browsers?.close();
  await browser?.close();
  await server?.stop();
});

const file = (name: string, content: unknown) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});
const choose = (page: Page, name: string, content: unknown) =>
  page.getByLabel('File', { exact: true }).setInputFiles(file(name, content));

it('U520: a facilitator brings a framework in from a file, told before what there is to know', async () => {
  const { page, problems } = await browsers.of(network.maria);
  await page.goto(`/n/${network.networkId}/settings`);
  await page.getByRole('link', { name: 'Standards for scope and sequence' }).click();
  await page.getByRole('heading', { name: 'No framework yet' }).waitFor();
  await page.getByRole('button', { name: 'Bring in a framework' }).click();
  await choose(page, 'a.json', '{"CFDocument":');
  await page.getByText('It is not complete JSON').waitFor();
  await choose(page, 'shapes.csv', 'code,colour,words\nS.1,red,Name shapes\nS.2,blue,Draw shapes\n');
  await page.getByText('No column holds the statements').waitFor();
  await page.getByLabel('Statement').selectOption('words');
  await page.getByText('2 standards in 1 level').waitFor();
  await page.getByText('Columns kept beside and not shown: colour.').waitFor();
  await page.getByLabel('Version or year').fill('2024');
  await page.getByRole('button', { name: 'Bring in 2 standards' }).click();
  await page.getByText('shapes, 2024', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Bring in a framework' }).click();
  const items = Array.from({ length: 1200 }, (_, n) => item(`id-${n}`, `Statement ${n}`));
  await choose(page, 'big.json', packageOf(items, [], { adoptionStatus: 'Adopted' }));
  await page.getByText('1200 have no code').waitFor();
  await page.getByRole('button', { name: /Bring in 1,?200 standards/ }).click();
  await page.getByText(/Counting is here/).waitFor();
  expect(await page.getByLabel('Status of Counting').inputValue()).toBe('adopted');
  expect(await violations(page)).toEqual([]);
  expect(problems).toEqual([]);
});

it('U521: a framework is removed at once and put back by its undo; members change nothing', async () => {
  await bringIn(network.maria, { networkId: network.networkId }, [{ identifier: '1', text: 'One' }], {
    title: 'To go',
  });
  const { page, problems } = await browsers.of(network.maria, { viewport: widths.phone });
  await page.goto(`/n/${network.networkId}/standards`);
  await page.getByRole('button', { name: 'Remove To go' }).click();
  await page.getByText('To go removed').waitFor();
  const titles = () => page.getByText('To go', { exact: true }).count();
  await becomes('it is gone', titles, 0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await becomes('it is back', titles, 1);
  const list = await network.maria.call('frameworks', { query: { networkId: network.networkId } });
  expect(list.frameworks.map((one) => one.title)).toContain('To go');
  const reader = await browsers.of(network.vera);
  await reader.page.goto(`/n/${network.networkId}/standards`);
  await reader.page.getByText('To go', { exact: true }).waitFor();
  expect(await reader.page.getByRole('button', { name: /Remove|Bring in/ }).count()).toBe(0);
  expect([...problems, ...reader.problems]).toEqual([]);
});
