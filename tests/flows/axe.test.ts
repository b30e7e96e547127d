import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sideways, unreachable, violations } from '../kit/axe.ts';
import { launchBrowser, type Someone, someone, watch, widths } from '../kit/browser.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';
import { text } from '../kit/memo.ts';

/** The example, since pages with something in them have more to get wrong. */
let server: ServerProcess;
let empty: ServerProcess;
let browser: Browser;
/** Facilitator and administrator, signed in by their host. */
let maria: string;
let pages: Pages;

type Pages = Awaited<ReturnType<typeof findPages>>;

beforeAll(async () => {
  [server, empty, browser] = await Promise.all([
    startProcess({ mode: 'demo' }),
    startProcess(),
    launchBrowser(),
  ]);
  maria = `http://maria.localhost:${server.port}`;
  pages = await findPages();
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([server?.stop(), empty?.stop()]);
});

/** Addresses of every page, as a person finds them. */
async function findPages() {
  const one = await someone(browser, { baseURL: maria });
  await one.page.goto('/home');
  const ask = async (path: string, body?: unknown) => {
    const asked = { path, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    // By the page itself: only browsers know that whatever ends in .localhost is this machine.
    return one.page.evaluate(
      async ({ path: href, body: sent }: { path: string; body?: string }) =>
        (
          await fetch(
            href,
            sent === undefined
              ? {}
              : { method: 'POST', body: sent, headers: { 'content-type': 'application/json' } },
          )
        ).json() as Promise<unknown>,
      asked,
    );
  };
  const { me } = (await ask('/api/session')) as {
    me: { networks: { id: string }[]; organisations: { organisation: { id: string } }[] };
  };
  const network = me.networks[0]?.id ?? '';
  const organisation = me.organisations[0]?.organisation.id ?? '';
  const { entries } = (await ask('/api/library')) as {
    entries: { documentId: string; n: number }[];
  };
  const published = entries[0] ?? { documentId: '', n: 0 };
  const { networks } = (await ask('/api/home')) as { networks: { cycle: { id: string } }[] };
  const cycle = networks[0]?.cycle.id ?? '';
  const { cycle: answer } = (await ask(`/api/documents/${published.documentId}`)) as {
    cycle?: { id: string };
  };
  const { link } = (await ask(`/api/networks/${network}/invitations`, {
    organisationId: organisation,
    role: 'editor',
  })) as { link: string };
  const memo = server.output().match(/\/d\/\S+/)?.[0] ?? '';
  await one.context.close();
  const p = `/p/${published.documentId}`;
  return {
    memo,
    cycle: `/n/${network}/cycles/${cycle}`,
    signedOut: {
      start: '/',
      'sign-in': '/sign-in',
      invitation: new URL(link).pathname,
      'invitation that is gone': '/invite/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      library: '/library',
      use: `/use/${published.documentId}/${published.n}`,
      'published page': p,
      'published version': `${p}/1`,
      'nothing published': '/p/01930000-0000-7000-8000-000000000000',
      playbook: `/c/${answer?.id ?? cycle}`,
      'no such page': '/nowhere/at/all',
    },
    signedIn: {
      home: '/home',
      cycle: `/n/${network}/cycles/${cycle}`,
      documents: `/n/${network}/docs`,
      trash: `/n/${network}/docs?trash=1`,
      definitions: `/n/${network}/definitions`,
      people: `/n/${network}/people`,
      settings: `/n/${network}/settings`,
      library: '/library',
      organisation: `/o/${organisation}`,
      me: '/me',
      use: `/use/${published.documentId}/${published.n}`,
      'live document': memo,
      'check list': `${memo}?panel=checks`,
      history: `${memo}?panel=history`,
      'people of a document': `${memo}?panel=people`,
      'frozen document': `/d/${published.documentId}`,
      version: `/d/${published.documentId}/v/${published.n}`,
      'no such document': '/d/01930000-0000-7000-8000-000000000000',
    },
  };
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('main').waitFor();
  await page.waitForLoadState('networkidle');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

/** All that is wrong with a page, each with where. */
async function wrong(page: Page, name: string): Promise<string[]> {
  return [...(await violations(page)), ...(await sideways(page))].map((each) => `${name}: ${each}`);
}

/** What browsers say of an answer that is not there is no fault of the page. */
const faults = (problems: readonly string[]) =>
  problems.filter((problem) => !/Failed to load resource.*(404|410)/.test(problem));

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  async function each(baseURL: string, paths: Readonly<Record<string, string>>): Promise<void> {
    const one = await someone(browser, { baseURL, colorScheme });
    const found: string[] = [];
    for (const [name, path] of Object.entries(paths)) {
      const page = await one.context.newPage();
      const problems = watch(page);
      await visit(page, path);
      found.push(...(await wrong(page, name)), ...faults(problems).map((problem) => `${name}: ${problem}`));
      await page.close();
    }
    await one.context.close();
    expect(found).toEqual([]);
  }

  it('U150: nothing is inaccessible on any page of strangers, and no page complains', () =>
    each(server.url, pages.signedOut));

  it('U150: nothing is inaccessible on the set-up page', () => each(empty.url, { 'set-up': '/setup' }));

  it('U150: nothing is inaccessible on any page of members, and no page complains', () =>
    each(maria, pages.signedIn));

  it('U150: nothing is inaccessible in menus, sheets and open cells', async () => {
    const one = await someone(browser, { baseURL: maria, colorScheme });
    const { page } = one;
    const found: string[] = [];
    await visit(page, pages.memo);
    await text(page, 'Problem').click();
    found.push(...(await wrong(page, 'writing')));
    await page
      .getByRole('gridcell', { name: /^Before, / })
      .first()
      .click();
    found.push(...(await wrong(page, 'a cell open')));
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: /^More about / })
      .first()
      .click();
    found.push(...(await wrong(page, 'a row unfolded')));
    await page.getByRole('banner').getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem').first().waitFor();
    found.push(...(await wrong(page, 'the menu')));
    for (const [choice, title] of [
      ['Publish…', 'Publish'],
      ['Name this version…', 'Name this version'],
      ['Lock without publishing…', 'Lock without publishing'],
    ] as const) {
      if ((await page.getByRole('menuitem', { name: choice }).count()) === 0)
        await page.getByRole('banner').getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: choice }).click();
      await page.getByRole('dialog', { name: title }).getByRole('button').last().waitFor();
      await page.waitForLoadState('networkidle');
      found.push(...(await wrong(page, title)));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await visit(page, pages.signedIn.people);
    await page.getByRole('banner').getByRole('button', { name: 'Invite' }).click();
    await page.getByRole('dialog').waitFor();
    found.push(...(await wrong(page, 'inviting')));
    expect([...found, ...faults(one.problems)]).toEqual([]);
    await one.context.close();
  });

  it.each(['besideCall', 'phone'] as const)(
    'U151: nothing is lost or hidden sideways on %s',
    async (width) => {
      const found: string[] = [];
      const narrow = async (baseURL: string, paths: Readonly<Record<string, string>>) => {
        const one: Someone = await someone(browser, { baseURL, colorScheme, viewport: widths[width] });
        for (const [name, path] of Object.entries(paths)) {
          await visit(one.page, path);
          found.push(...(await wrong(one.page, name)));
        }
        found.push(...faults(one.problems));
        await one.context.close();
      };
      const { signedIn, signedOut } = pages;
      await narrow(maria, {
        cycle: signedIn.cycle,
        'live document': signedIn['live document'],
        'check list': signedIn['check list'],
        library: signedIn.library,
      });
      await narrow(server.url, { start: signedOut.start, 'published page': signedOut['published page'] });
      expect(found).toEqual([]);
    },
  );
});

it.each([
  ['320 px, as at 400 %', { width: 320, height: 640 }],
  ['683 px, as at 200 %', { width: 683, height: 384 }],
] as const)('U392: on %s every page fits and every control can be reached', async (_, viewport) => {
  const found: string[] = [];
  for (const [baseURL, paths] of [
    [maria, pages.signedIn],
    [server.url, pages.signedOut],
  ] as const) {
    const one = await someone(browser, { baseURL, viewport });
    for (const [name, path] of Object.entries(paths)) {
      await visit(one.page, path);
      // An open panel lies over the paper until it is closed.
      const hidden = path.includes('panel=') ? [] : await unreachable(one.page);
      const lost = [...(await sideways(one.page)), ...hidden];
      found.push(...lost.map((each) => `${name}: ${each}`));
    }
    await one.context.close();
  }
  expect(found).toEqual([]);
});
