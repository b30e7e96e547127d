import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from '../kit/axe.ts';
import { becomes, launchBrowser, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { openMemo } from '../kit/memo.ts';
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
  await page.getByText(/1,?200 have no code/).waitFor();
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

async function newSequence(): Promise<string> {
  const owner = { type: 'network' as const, id: network.networkId };
  const { id } = await network.maria.call('createDocument', { body: { kind: 'sequence', owner } });
  return id;
}

const pacing = [
  'Unit\tGrade\tPacing\tStandards',
  'Counting\tK\tWeeks 1-3\t3.OA.1; 9.ZZ.9',
  'Shapes\tK\t2 weeks\t',
  'Odd\tK\tsome time\t',
].join('\n');

it('U522: a pasted pacing table becomes units in one step, with its codes looked up and what is unclear named', async () => {
  const owner = { networkId: network.networkId };
  const old = await bringIn(
    network.maria,
    owner,
    [{ identifier: '1', code: '3.OA.A.1', text: 'Groups of things' }],
    {
      title: 'Numbers',
      version: '2010',
    },
  );
  const forms = ['Turn a form', 'Draw a form'].map((text, n) => ({
    identifier: `f${n}`,
    code: `F.${n}`,
    text,
  }));
  await bringIn(network.maria, owner, forms, { title: 'Forms' });
  const id = await newSequence();
  const { page, problems } = await browsers.of(network.maria);
  await openMemo(page, id);
  await page.getByRole('button', { name: 'Units from a table' }).click();
  await page.getByLabel('Or paste the table').fill(pacing);
  await page.getByText('3 units; 1 standard looked up, 1 known by code only.').waitFor();
  await page.getByText('C4: “some time” is no Weeks').waitFor();
  await page.getByRole('button', { name: 'Add 3 units' }).click();
  const cells = page.getByRole('grid', { name: 'Units' }).getByRole('gridcell');
  await cells.filter({ hasText: 'Counting' }).first().waitFor();
  await page.keyboard.press('Control+z');
  await becomes(
    'one undo takes all of it back',
    () => cells.filter({ hasText: /Counting|Shapes|Odd/ }).count(),
    0,
  );
  await page.keyboard.press('Control+y');
  await cells.filter({ hasText: 'Counting' }).first().waitFor();

  await page
    .getByRole('button', { name: /Counting/ })
    .and(page.locator('[aria-expanded=false]'))
    .first()
    .click();
  await page.getByRole('button', { name: 'Add standards' }).click();
  const box = page.getByRole('combobox', { name: 'Code or words' });
  await box.fill('group thing');
  const option = page.getByRole('option', { name: /3.OA.A.1/ });
  await option.waitFor();
  expect(await option.getAttribute('aria-disabled')).toBe('true');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await bringIn(network.maria, owner, [{ identifier: '1', code: '3.OA.A.1', text: 'Equal groups' }], {
    title: 'Numbers',
    version: '2024',
    replaces: old,
  });
  await page.reload();
  await page
    .getByRole('button', { name: /Counting/ })
    .and(page.locator('[aria-expanded=false]'))
    .first()
    .click();
  const changed = page.getByRole('region', { name: 'Cited standards that have changed' });
  await changed.getByText('Groups of things').waitFor();
  await changed.getByText('Equal groups').waitFor();

  await page.getByRole('button', { name: 'Add standards' }).click();
  await box.fill('forms');
  const results = page.getByRole('listbox', { name: 'Standards found' });
  await results.getByRole('option').nth(1).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await becomes('two are picked', () => results.getByRole('option', { selected: true }).count(), 2);
  await page.setViewportSize(widths.phone);
  await page.setViewportSize(widths.laptop);
  await page.getByRole('button', { name: 'Add 2 standards' }).click();
  const cited = page.getByRole('grid').filter({ hasText: 'F.1' });
  await cited.first().waitFor();
  expect(problems).toEqual([]);
});

it('U523: a pasted list and a calendar file fill a calendar in one step each', async () => {
  const id = await newSequence();
  const { page, problems } = await browsers.of(network.maria);
  await openMemo(page, id);
  await page.goto(`/d/${id}?view=calendars`);
  await page.getByRole('button', { name: 'Add calendar' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Read a calendar' }).first().click();
  await page
    .getByLabel('Or paste the list')
    .fill(
      'Nov 26-27, 2026 Thanksgiving\n8/24/2026 First day of school\nNov 28, 2026 Saturday off\nReport cards',
    );
  await page.getByText('Line 4, “Report cards”: no date in it').waitFor();
  await page.getByText('weekend only').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Put in 2 entries' }).click();
  const breaks = page.getByRole('gridcell').filter({ hasText: 'Thanksgiving' });
  await breaks.first().waitFor();
  await page.getByRole('button', { name: 'Read a calendar' }).first().click();
  const lines = [
    'BEGIN:VCALENDAR,BEGIN:VEVENT,SUMMARY:Winter break,DTSTART;VALUE=DATE:20261223,DTEND;VALUE=DATE:20270102,END:VEVENT',
    'BEGIN:VEVENT,SUMMARY:Board meeting,DTSTART;VALUE=DATE:20261201,END:VEVENT,END:VCALENDAR',
  ];
  const ics = lines.join(',').replaceAll(',', '\r\n');
  await page.getByLabel('Calendar file (.ics)').setInputFiles(file('school.ics', ics));
  await page.getByRole('button', { name: 'Put in 1 entry' }).click();
  await page.getByRole('gridcell').filter({ hasText: 'Winter break' }).first().waitFor();
  expect(problems).toEqual([]);
});
