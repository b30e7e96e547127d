import { readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { eventually, launchBrowser } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { light, openMemo, says, text } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
const tried = 'What we tried';
const allentown = 'Allentown School District';

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

/** Keeps every sentence that the page says to those who listen to it. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const region = document.querySelector('[data-announcer]');
    if (!region) throw new Error('the page has nothing to say it with');
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => {
      if (region.textContent) heard.push(region.textContent);
    }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard.slice());
}

it('U390: who comes and goes is said, and once who types in the paragraph one is in', async () => {
  const id = await network.newMemo();
  const maria = await browsers.of(network.maria);
  await openMemo(maria.page, id);
  const heard = await listen(maria.page);
  const ben = await browsers.of(network.ben);
  await openMemo(ben.page, id);
  await eventually('Ben is heard to come', async () =>
    (await heard()).some((words) =>
      // Who is quick is among those who were here first.
      /Ben Hartzell, Quakertown, joined\.|1 other person is in this document\./.test(words),
    ),
  );
  await text(maria.page, tried).click();
  await maria.page.keyboard.type('Calls on Monday. ');
  await says(text(ben.page, tried), 'Calls on Monday. ');
  await text(ben.page, tried).click();
  await ben.page.keyboard.press('End');
  await ben.page.keyboard.type('And visits.', { delay: 20 });
  await says(text(maria.page, tried), 'Calls on Monday. And visits.');
  await text(ben.page, 'Problem').click();
  await ben.page.keyboard.type('Too many.');
  await says(text(maria.page, 'Problem'), 'Too many.');
  await ben.context.close();
  await eventually('Ben is heard to go', async () =>
    (await heard()).some((words) => words.includes('Ben Hartzell, Quakertown, left.')),
  );
  const typing = (await heard()).filter((words) => words.includes('is typing'));
  expect(typing).toEqual(['Ben Hartzell is typing in this paragraph.']);
});

it('U391: the light is said when it turns bad and when it is good again, not each time something is saved', async () => {
  const id = await network.newMemo();
  const maria = await browsers.of(network.maria);
  await openMemo(maria.page, id);
  const heard = await listen(maria.page);
  await text(maria.page, tried).click();
  await maria.page.keyboard.type('Saved many times.', { delay: 30 });
  await light(maria.page, 'Saved');
  await maria.context.setOffline(true);
  await maria.page.keyboard.type(' On the bus.');
  await light(maria.page, 'Only on this device');
  await eventually('the light is heard', async () => (await heard()).includes('Only on this device'));
  await maria.context.setOffline(false);
  await light(maria.page, 'Saved');
  await eventually('all is well is heard', async () => (await heard()).includes('Saved again.'));
  expect((await heard()).filter((words) => words === 'Saved')).toEqual([]);
  const isLive = await maria.page.getByRole('banner').getByRole('status').first().getAttribute('aria-live');
  expect(isLive).toBe('off');
});

/** Of the many things a tree tells, those that are read out. */
const spoken = ['multiline', 'readonly', 'required', 'expanded', 'pressed', 'checked', 'hasPopup'];

/** The element in focus, as the accessibility tree has it. */
async function inFocus(cdp: CDPSession): Promise<string> {
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  const node = nodes.findLast(
    ({ role, properties = [] }) =>
      role?.value !== 'RootWebArea' &&
      properties.some(({ name, value }) => name === 'focused' && value.value === true),
  );
  const states = (node?.properties ?? [])
    .filter(({ name, value }) => spoken.includes(name) && value.value !== false && value.value !== 'false')
    .map(({ name, value }) => (value.value === true ? name : `${name}=${String(value.value)}`));
  const described = node?.description?.value ? [`(${String(node.description.value)})`] : [];
  return [`${String(node?.role?.value)} "${String(node?.name?.value ?? '')}"`, ...states, ...described].join(
    ' ',
  );
}

/** What the script in the documentation promises of a step. */
function promised(step: number): string {
  const script = readFileSync('docs/accessibility.md', 'utf8');
  const row = new RegExp(`^\\| ${step} \\|[^|]*\\| \`([^\`]+)\` \\|`, 'm').exec(script);
  return row?.[1] ?? `no step ${step} in the script`;
}

it('U393: the script of the main job says what the accessibility tree says', async () => {
  const id = await network.newMemo();
  const { page, context } = await browsers.of(network.maria);
  await openMemo(page, id);
  const cdp = await context.newCDPSession(page);
  const { keyboard } = page;
  const said: string[] = [];
  const step = async (n: number) => {
    said.push(promised(n));
    await eventually(`step ${n}: ${promised(n)}, not ${await inFocus(cdp)}`, async () =>
      (await inFocus(cdp)).startsWith(promised(n)),
    );
  };
  const until = async (key: string, name: string) => {
    for (let i = 0; i < 60 && !(await inFocus(cdp)).includes(`"${name}`); i += 1) await keyboard.press(key);
  };
  await until('Tab', 'Title');
  await step(1);
  await until('Tab', tried);
  await keyboard.type('We called.');
  await step(2);
  await keyboard.press('Alt+F10');
  await step(3);
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await step(4);
  await keyboard.press('Escape');
  await step(5);
  await until('Tab', `District, ${allentown}`);
  await step(6);
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await step(7);
  await keyboard.press('F2');
  await step(8);
  await keyboard.type('58% n=212 9/12');
  await keyboard.press('Enter');
  await keyboard.press('ArrowUp');
  await step(9);
  expect(new Set(said).size).toBeGreaterThan(7);
});
