import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { becomes, launchBrowser, type Someone } from '../kit/browser.ts';
import { Browsers, type Districts, twoDistricts } from '../kit/districts.ts';
import { light, menu, openMemo, says, text } from '../kit/memo.ts';
import { type ServerProcess, startProcess } from '../kit/process.ts';
import { addressOf, password } from '../kit/server.ts';

let server: ServerProcess;
let browser: Browser;
let network: Districts;
let browsers: Browsers;
const learned = 'What we learned';
const nextPassword = 'another long enough password';

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

/** Once everything that a start needs is on this device. */
async function isPrepared(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** Closes the page and opens the address in a new one, as a browser does that was closed. */
async function reopen({ context, page }: Someone, address: string): Promise<Page> {
  // Leaving while something is on this device only is asked about.
  page.on('dialog', (dialog) => void dialog.accept());
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  const next = await context.newPage();
  await next.goto(address);
  return next;
}

it('U360: a document opens without a network in a new tab, is written in, and comes back', async () => {
  const id = await network.newMemo();
  const maria = await browsers.of(network.maria);
  await openMemo(maria.page, id);
  await text(maria.page, learned).click();
  await maria.page.keyboard.type('With a network.');
  await light(maria.page, 'Saved');
  await isPrepared(maria.page);

  await maria.context.setOffline(true);
  const page = await reopen(maria, `/d/${id}`);
  await light(page, 'Only on this device');
  await says(text(page, learned), 'With a network.');
  await text(page, learned).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Without one.');
  const again = await reopen({ ...maria, page }, `/d/${id}`);
  await says(text(again, learned), 'With a network. Without one.');

  await maria.context.setOffline(false);
  await light(again, 'Saved');
  const ben = await browsers.of(network.ben);
  await openMemo(ben.page, id);
  await says(text(ben.page, learned), 'With a network. Without one.');
});

/** What this browser keeps, by name. */
async function kept(page: Page): Promise<{ databases: string[]; notes: string[] }> {
  return page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    notes: Object.keys(localStorage).filter((key) => key.startsWith('second-draft:')),
  }));
}

async function write(page: Page, words: string): Promise<void> {
  await text(page, learned).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
}

async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

it('U361: what is kept offline is marked, listed without a network, and can be taken off; other pages say what they need', async () => {
  const [id, other] = [await network.newMemo(), await network.newMemo()];
  const maria = await browsers.of(network.maria);
  await openMemo(maria.page, other);
  await openMemo(maria.page, id);
  await text(maria.page, 'Title').click();
  await maria.page.keyboard.type('For the bus');
  await light(maria.page, 'Saved');
  await menu(maria.page, 'Keep offline');
  await maria.page.getByText('Kept on this device. It opens without a network.').waitFor();
  await isPrepared(maria.page);
  await maria.page.goto('/home');
  const here = maria.page.getByRole('region', { name: 'On this device' });
  await here.getByRole('link', { name: 'For the bus' }).waitFor();
  expect(await here.getByRole('listitem').count(), 'with a network, only what was kept on purpose').toBe(1);
  await maria.page.getByRole('img', { name: 'Opens without a network' }).waitFor();

  await maria.context.setOffline(true);
  await maria.page.reload();
  await here.getByRole('link', { name: 'For the bus' }).waitFor();
  await becomes('both are listed', () => here.getByRole('listitem').count(), 2);
  await maria.page.goto(`/n/${network.networkId}/people`);
  await maria.page.getByText('This page needs a connection.', { exact: false }).waitFor();
  const unknown = await network.newMemo();
  await maria.page.goto(`/d/${unknown}`);
  await maria.page.getByRole('heading', { name: 'This document isn’t on this device' }).last().waitFor();
  expect(await maria.page.getByRole('textbox').count(), 'nothing to write in where nothing came').toBe(0);

  await maria.page.goto('/home');
  await here.getByRole('button', { name: 'Remove For the bus from this device' }).click();
  await becomes('one is left', () => here.getByRole('listitem').count(), 1);
  const names = await kept(maria.page);
  expect([...names.databases, ...names.notes].filter((name) => name.includes(id))).toEqual([]);
  await maria.context.setOffline(false);
});

it('U362: two tabs offline see each other’s words, and all of them come back', async () => {
  const id = await network.newMemo();
  const maria = await browsers.of(network.maria);
  await openMemo(maria.page, id);
  const second = await maria.context.newPage();
  await openMemo(second, id);
  await isPrepared(maria.page);
  await maria.context.setOffline(true);
  await Promise.all([light(maria.page, 'Only on this device'), light(second, 'Only on this device')]);
  await write(maria.page, 'From the first.');
  await says(text(second, learned), 'From the first.');
  await write(second, ' From the second.');
  await says(text(maria.page, learned), 'From the first. From the second.');
  await maria.context.setOffline(false);
  await Promise.all([light(maria.page, 'Saved'), light(second, 'Saved')]);
  const ben = await browsers.of(network.ben);
  await openMemo(ben.page, id);
  await says(text(ben.page, learned), 'From the first. From the second.');
});

it('U363: signing out takes everything of a person off the browser; what was not sent is asked about first', async () => {
  const id = await network.newMemo();
  // A session of its own, so that the other tests keep theirs.
  const again = server.visitor();
  await again.call('signIn', { body: { email: 'maria@allentown.example', password } });
  const maria = await browsers.of(again);
  await openMemo(maria.page, id);
  await isPrepared(maria.page);
  await maria.context.setOffline(true);
  await light(maria.page, 'Only on this device');
  await write(maria.page, 'Not sent yet.');
  await light(maria.page, 'Only on this device');
  const page = await reopen(maria, '/me');
  await page.getByRole('button', { name: 'Sign out' }).click();
  const sheet = page.getByRole('dialog', { name: 'Some changes are only on this device' });
  const download = page.waitForEvent('download');
  await sheet.getByRole('button', { name: 'Save them as a file' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.txt$/);
  await sheet.getByRole('button', { name: 'Send them now' }).click();
  await sheet.getByText('They could not be sent.', { exact: false }).waitFor();

  await maria.context.setOffline(false);
  const other = await maria.context.newPage();
  await other.goto('/home');
  await other.getByRole('heading', { name: 'Home' }).waitFor();
  await sheet.getByRole('button', { name: 'Send them now' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await other.waitForURL((url) => url.pathname === '/');
  const left = await kept(page);
  expect(left.notes).toEqual([]);
  expect(left.databases.filter((name) => name.startsWith('second-draft:'))).toEqual([]);
  // Of the program, and of nothing else, a copy stays.
  const cached = await page.evaluate(async () => {
    const all = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(cached.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual([]);
  expect(cached).toContain('/');
  const ben = await browsers.of(network.ben);
  await openMemo(ben.page, id);
  await says(text(ben.page, learned), 'Not sent yet.');
});

it('U365: a browser that has no room left says that it keeps nothing, and the page goes on', async () => {
  const id = await network.newMemo();
  const maria = await browsers.of(network.maria);
  const session = await maria.context.newCDPSession(maria.page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: 1 });
  await openMemo(maria.page, id);
  await menu(maria.page, 'Keep offline');
  await maria.page.getByText('This browser keeps nothing on this device', { exact: false }).waitFor();
  await write(maria.page, 'With a network all is well.');
  await light(maria.page, 'Saved');
  await maria.context.setOffline(true);
  await maria.page.getByText('leave it open until you are back', { exact: false }).waitFor();
  await write(maria.page, ' Without one, in this window.');
  await maria.context.setOffline(false);
  await light(maria.page, 'Saved');
  await says(text(maria.page, learned), 'With a network all is well. Without one, in this window.');
});

it('U364: of somebody whose session ended nobody else sees anything on this browser; signed in again, what they wrote goes out', async () => {
  const id = await network.newMemo();
  const one = await browsers.of(network.ben);
  await openMemo(one.page, id);
  await isPrepared(one.page);
  await one.context.setOffline(true);
  await light(one.page, 'Only on this device');
  await write(one.page, 'Written by Ben on a shared laptop.');
  // Elsewhere, Ben changes the password: all other sessions end.
  const elsewhere = server.visitor();
  await elsewhere.call('signIn', { body: { email: addressOf('Ben Hartzell'), password } });
  await elsewhere.call('changePassword', { body: { current: password, next: nextPassword } });
  await one.context.setOffline(false);
  one.page.on('dialog', (dialog) => void dialog.accept());
  await one.page.waitForURL((url) => url.pathname === '/sign-in');

  await signIn(one.page, addressOf('Vera Novak'), password);
  await one.page.waitForURL((url) => url.pathname !== '/sign-in');
  await one.context.setOffline(true);
  const offline = await reopen(one, '/home');
  await offline.getByRole('region', { name: 'On this device' }).waitFor();
  expect(await offline.getByRole('main').innerText()).not.toContain('Ben');
  await offline.goto(`/d/${id}`);
  await offline.getByRole('main').waitFor();
  await becomes('no words of Ben', async () => (await offline.content()).includes('shared laptop'), false);
  await one.context.setOffline(false);
  await offline.goto('/me');
  await offline.getByRole('button', { name: 'Sign out' }).click();
  await offline.waitForURL((url) => url.pathname === '/');

  await offline.goto('/sign-in');
  await signIn(offline, addressOf('Ben Hartzell'), nextPassword);
  await offline.waitForURL((url) => url.pathname === '/home');
  const maria = await browsers.of(network.maria);
  await openMemo(maria.page, id);
  // Without opening it: what waits is sent while any page is open.
  await says(text(maria.page, learned), 'Written by Ben on a shared laptop.');
});
