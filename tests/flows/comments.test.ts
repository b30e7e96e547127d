import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sideways, violations } from '../kit/axe.ts';
import { becomes, eventually, launchBrowser, type Someone, widths } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { lineTo } from '../kit/line.ts';
import { light, openMemo, says, text } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';
import { invitePerson } from '../kit/server.ts';
import type { Visitor } from '../kit/visitor.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
/** Of Quakertown; may comment and not write. */
let carla: Visitor;
let browsers: Browsers;

beforeAll(async () => {
  [server, browser] = await Promise.all([startProcess(), launchBrowser()]);
  network = await twoDistricts(server);
  carla = await invitePerson(server, network.maria, {
    networkId: network.networkId,
    organisationId: network.quakertownId,
    name: 'Carla Ruiz',
    role: 'commenter',
  });
  browsers = new Browsers(browser);
});
afterEach(() => browsers?.close());
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const tried = 'What we tried';
/** The same text for whoever may only comment: what they write there is suggested. */
const suggesting = 'What we tried, suggesting';
const sentence = 'We called every family on Monday.';
const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Comments' });
const conversations = (page: Page): Locator => panel(page).getByRole('article');
const marks = (page: Page): Locator => page.locator('[data-mark]');

async function together(): Promise<{ id: string; maria: Someone; reader: Someone }> {
  const id = await network.newMemo();
  const [maria, reader] = await Promise.all([browsers.of(network.maria), browsers.of(carla)]);
  await openMemo(maria.page, id);
  await text(maria.page, tried).click();
  await maria.page.keyboard.type(sentence);
  await light(maria.page, 'Saved');
  await openMemo(reader.page, id);
  await says(text(reader.page, suggesting), sentence);
  return { id, maria, reader };
}

/** Selects the last words of the text that the caret is at the end of. */
async function selectBack(page: Page, letters: number): Promise<void> {
  for (let i = 0; i < letters; i += 1) await page.keyboard.press('Shift+ArrowLeft');
}

async function comment(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+Alt+m');
  await panel(page)
    .getByRole('combobox', { name: /^Your comment/ })
    .waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Control+Enter');
}

it('U340: with the keyboard alone one comments on words, and everybody sees it at once', async () => {
  const { maria, reader } = await together();
  await selectBack(maria.page, 'on Monday.'.length);
  await comment(maria.page, 'Which Monday?');
  await becomes('one conversation', () => conversations(maria.page).count(), 1);
  await eventually('the focus is on it', () =>
    conversations(maria.page).evaluate((card) => card === document.activeElement),
  );
  await becomes('its words are marked', () => marks(maria.page).count(), 1);
  await becomes('they are marked for the other too', () => marks(reader.page).count(), 1);
  await becomes('the text is as it was', () => text(maria.page, tried).innerText(), sentence);

  // The other, who may not write, answers: Enter in the panel replies.
  await reader.page.getByRole('button', { name: 'Comments, 1 open' }).click();
  await conversations(reader.page).focus();
  await reader.page.keyboard.press('Enter');
  await panel(reader.page)
    .getByRole('combobox', { name: /^Your reply/ })
    .waitFor();
  await reader.page.keyboard.type('The first of the month.');
  await reader.page.keyboard.press('Control+Enter');
  await conversations(maria.page).getByText('The first of the month.').waitFor();
  await conversations(maria.page).getByText('Carla Ruiz').waitFor();

  // From the words back to what is said about them, which is announced.
  await maria.page.keyboard.press('Escape');
  await text(maria.page, tried).click();
  await maria.page.keyboard.press('End');
  await maria.page.keyboard.press('ArrowLeft');
  await maria.page.locator('[data-comments-here]').getByText('A comment here: Which Monday?').waitFor({
    state: 'attached',
  });
  await maria.page.keyboard.press('Control+Alt+m');
  await eventually('the focus is on the conversation', () =>
    conversations(maria.page).evaluate((card) => card === document.activeElement),
  );
  await conversations(maria.page).getByRole('button', { name: 'Resolve' }).click();
  await becomes('nothing is open', () => conversations(maria.page).count(), 0);
  await becomes('nor for the other', () => marks(reader.page).count(), 0);
  expect([...maria.problems, ...reader.problems]).toEqual([]);
});

it('U341: somebody who may only comment begins with the keyboard, on a block and on a cell', async () => {
  const { maria, reader } = await together();
  const { page } = reader;
  await eventually('the text is reached with Tab', () =>
    text(page, suggesting).evaluate((words) => words instanceof HTMLElement && words.tabIndex === 0),
  );
  await text(page, suggesting).focus();
  await comment(page, 'Say how many.');
  await becomes('one conversation', () => conversations(page).count(), 1);
  await conversations(page)
    .getByRole('button', { name: `About “${sentence}”` })
    .waitFor();
  const first = page.getByRole('gridcell', { name: /^Decision, / }).first();
  await first.focus();
  await comment(page, 'Who decides?');
  await becomes('two conversations', () => conversations(page).count(), 2);
  await becomes('both are marked for the writer', () => marks(maria.page).count(), 2);
  // In the order of the paper; J and K lead from one to the next.
  await becomes(
    'the order',
    async () => (await conversations(page).all()).length && conversations(page).nth(1).innerText(),
    await conversations(page).filter({ hasText: 'Who decides?' }).innerText(),
  );
  await conversations(page).first().focus();
  await page.keyboard.press('j');
  await eventually('the second has the focus', () =>
    conversations(page)
      .nth(1)
      .evaluate((card) => card === document.activeElement),
  );
  await page.keyboard.press('g');
  await eventually('the cell has the focus', () => first.evaluate((one) => one === document.activeElement));
});

it('U342: when its words go, a conversation stays with their quote; when they come back, so does its mark', async () => {
  const { maria } = await together();
  const { page } = maria;
  await selectBack(page, 'on Monday.'.length);
  await comment(page, 'Which Monday?');
  await becomes('it is marked', () => marks(page).count(), 1);
  // Edits around it leave it where it is.
  await text(page, tried).click();
  await page.keyboard.press('Home');
  await page.keyboard.type('In May: ');
  await becomes('it is still marked', () => marks(page).count(), 1);
  await page.keyboard.press('End');
  await selectBack(page, ' on Monday.'.length);
  await page.keyboard.press('Delete');
  const detached = panel(page).getByRole('region', { name: 'Their text is gone' });
  await detached.getByText('About “on Monday.”').waitFor();
  await detached.getByText('Which Monday?').waitFor();
  await becomes('no mark', () => marks(page).count(), 0);
  await page.keyboard.press('Control+z');
  await becomes('marked again', () => marks(page).count(), 1);
  await becomes('nothing is detached', () => detached.count(), 0);
});

it('U343: who is named finds it waiting, and it is read once they have looked', async () => {
  const { maria, reader } = await together();
  const { page } = maria;
  await page.keyboard.press('Control+Alt+m');
  const box = panel(page).getByRole('combobox', { name: /^Your comment/ });
  await box.waitFor();
  await page.keyboard.type('Can you check this, @car');
  await panel(page)
    .getByRole('option', { name: /Carla Ruiz.*Quakertown/ })
    .waitFor();
  await page.keyboard.press('Enter');
  await becomes('the name', () => box.inputValue(), 'Can you check this, @Carla Ruiz ');
  await page.keyboard.press('Control+Enter');
  await becomes('one conversation', () => conversations(page).count(), 1);

  await reader.page.goto('/home');
  await reader.page.getByText('Maria Lopez, Allentown School District named you in a comment').waitFor();
  await reader.page.getByRole('link', { name: /^Home.*1 thing waits for you/ }).waitFor();
  await reader.page.getByRole('link', { name: 'Untitled' }).first().click();
  await eventually('the focus is on the conversation', () =>
    conversations(reader.page).evaluate((card) => card === document.activeElement),
  );
  await becomes(
    'nothing waits',
    () => reader.page.getByRole('link', { name: /thing waits for you/ }).count(),
    0,
  );
});

it('U344: somebody is named in the text itself, and told', async () => {
  const { maria, reader } = await together();
  const { page } = maria;
  await text(page, tried).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Ask @car');
  await page.getByRole('option', { name: /Carla Ruiz/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('about it.');
  await says(text(reader.page, suggesting), `${sentence} Ask @Carla Ruiz about it.`);
  await page.getByText('Carla Ruiz will find it waiting for them.').waitFor();
  await reader.page.goto('/home');
  await reader.page.getByText('Maria Lopez named you in the text').waitFor();
  await reader.page.getByRole('link', { name: 'Untitled' }).first().click();
  await text(reader.page, suggesting).waitFor();
  await becomes(
    'nothing waits',
    () => reader.page.getByRole('link', { name: /thing waits for you/ }).count(),
    0,
  );
});

it('U345: what cannot be sent is kept, says so, and sent again is there once', async () => {
  const id = await network.newMemo();
  const line = await lineTo(server.port);
  try {
    const { page } = await browsers.of(network.maria, { baseURL: line.url });
    await page
      .context()
      .addCookies([...network.maria.cookies].map(([name, value]) => ({ name, value, url: line.url })));
    await openMemo(page, id);
    await text(page, tried).click();
    await page.keyboard.type(sentence);
    await light(page, 'Saved');
    await page.keyboard.press('Control+Alt+m');
    await panel(page)
      .getByRole('combobox', { name: /^Your comment/ })
      .waitFor();
    line.cut();
    await page.keyboard.type('Said in a tunnel.');
    await page.keyboard.press('Control+Enter');
    await panel(page).getByText('Not sent yet: you are offline.').waitFor();
    await panel(page).getByText('Said in a tunnel.').waitFor();
    line.mend();
    await panel(page).getByRole('button', { name: 'Send again' }).click();
    await becomes('it is there', () => conversations(page).count(), 1);
    await becomes(
      'once',
      async () => (await network.maria.call('threads', { params: { document: id } })).threads.length,
      1,
    );
  } finally {
    await line.close();
  }
});

it('U346: the panel reads well to axe, light and dark, and fits half a screen and a phone', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const id = await network.newMemo();
    await network.maria.call('startThread', {
      params: { document: id },
      body: {
        id: crypto.randomUUID(),
        commentId: crypto.randomUUID(),
        anchor: { address: 'problem', quote: 'no longer there', from: 'AAAA', to: 'AAAA' },
        text: 'About words that are gone.',
      },
    });
    const { page, problems } = await browsers.of(network.maria, { colorScheme });
    await openMemo(page, id);
    await text(page, tried).click();
    await page.keyboard.type(`${sentence} `);
    await comment(page, 'Which Monday?');
    await becomes('two conversations', async () => (await conversations(page).count()) >= 2, true);
    await conversations(page).first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('@');
    await panel(page).getByRole('listbox').getByRole('option').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    for (const width of [widths.laptop, widths.besideCall, widths.phone]) {
      await page.setViewportSize(width);
      expect(await sideways(page)).toEqual([]);
    }
    expect(problems).toEqual([]);
  }
});

it('U347: whoever suggests also comments: on words as everybody has them, wherever these stand for oneself', async () => {
  const { maria, reader } = await together();
  const { page } = reader;
  await text(page, suggesting).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('In May and in June: ');
  await becomes('it is suggested', () => text(maria.page, tried).locator('ins.suggested').allTextContents(), [
    'In May and in June: ',
  ]);
  await page.keyboard.press('Control+End');
  await selectBack(page, 'on Monday.'.length);
  await comment(page, 'Which Monday?');
  await maria.page.getByRole('button', { name: 'Comments, 1 open' }).click();
  await conversations(maria.page).getByRole('button', { name: 'About “on Monday.”' }).waitFor();
  // For both the line is under these very words.
  for (const [who, name] of [
    [maria.page, tried],
    [page, suggesting],
  ] as const)
    await becomes('the words above the line', () => underlined(who, name), 'on Monday.');
  // With the caret there, the same keys lead to what is said; typing there is still a suggestion.
  await text(page, suggesting).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+Alt+m');
  await eventually('the focus is on the conversation', () =>
    conversations(page).evaluate((card) => card === document.activeElement),
  );
  await page.keyboard.press('g');
  await eventually('the focus is in the text', () =>
    text(page, suggesting).evaluate((one) => one === document.activeElement),
  );
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Nobody came');
  await becomes(
    'that is suggested too',
    () => text(maria.page, tried).locator('ins.suggested').allTextContents(),
    ['In May and in June: ', ' Nobody came'],
  );
  expect([...maria.problems, ...reader.problems]).toEqual([]);
});

/** The words of a text between the two ends of its mark. */
async function underlined(page: Page, name: string): Promise<string> {
  return text(page, name).evaluate((field) => {
    const mark = document.querySelector('[data-mark]')?.getBoundingClientRect();
    if (!mark) return '';
    let words = '';
    const walk = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      for (let at = 0; at < (node.textContent ?? '').length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, right, top } = range.getBoundingClientRect();
        const isOver = (left + right) / 2 > mark.left && (left + right) / 2 < mark.right;
        if (isOver && Math.abs(top - mark.top) < 4) words += node.textContent?.[at];
      }
    }
    return words;
  });
}
