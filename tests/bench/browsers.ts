import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser, signedIn } from '../kit/browser.ts';
import { twoDistricts } from '../kit/districts.ts';
import { openMemo, text } from '../kit/memo.ts';
import { startProcess } from '../kit/process.ts';
import { invitePerson } from '../kit/server.ts';
import type { CrowdSetting } from './room/crowd.ts';

// `node --import tsx tests/bench/browsers.ts`, after `npm run build`: PEOPLE (40) simulated people and two real browsers
// in one memo, for MINUTES (10), then a fifth of that with the browsers' processor slowed down four times.
const people = Number(process.env.PEOPLE ?? 40);
const minutes = Number(process.env.MINUTES ?? 10);
const typesEvery = 250;

interface Taken {
  /** Milliseconds from one frame to the next. */
  readonly frames: readonly number[];
  /** Milliseconds from a key to the frame after the one that shows it. */
  readonly keys: readonly number[];
}
declare global {
  interface Window {
    taken: { frames: number[]; keys: number[] };
  }
}

async function take(page: Page): Promise<Taken> {
  return page.evaluate(() => {
    const { taken } = window;
    const was = { frames: taken.frames.slice(), keys: taken.keys.slice() };
    taken.frames.length = 0;
    taken.keys.length = 0;
    return was;
  });
}

/** Bytes that are still in use after a collection. */
async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}

function at(share: number, numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN) * 10) /
    10
  );
}

const told = ({ frames, keys }: Taken) => ({
  frame50: at(0.5, frames),
  frame95: at(0.95, frames),
  frame99: at(0.99, frames),
  framesOver50: frames.filter((ms) => ms > 50).length,
  frames: frames.length,
  key50: at(0.5, keys),
  key95: at(0.95, keys),
  keys: keys.length,
});

const server = await startProcess();
const browser = await launchBrowser();
const network = await twoDistricts(server);
const id = await network.newMemo();
const cookies: string[] = [];
for (let i = 0; i < people; i += 1) {
  const organisationId = i % 2 === 0 ? network.allentownId : network.quakertownId;
  const name = `Ann ${String.fromCharCode(65 + (i >> 4), 97 + (i & 15))}`;
  cookies.push(
    (await invitePerson(server, network.maria, { networkId: network.networkId, organisationId, name }))
      .cookie,
  );
}
const pages: { name: string; page: Page; cdp: CDPSession; problems: string[] }[] = [];
for (const [name, visitor] of [
  ['writer', network.maria],
  ['reader', network.ben],
] as const) {
  const { page, context, problems } = await signedIn(browser, visitor);
  await page.addInitScript({ path: join(import.meta.dirname, 'room/watch.js') });
  await openMemo(page, id);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  pages.push({ name, page, cdp, problems });
}
const crowd = fork(join(import.meta.dirname, 'room/crowd.ts'), { execArgv: ['--import', 'tsx'] });
const lost: number[] = [];
crowd.on('message', (said: { closed: number }) => lost.push(said.closed));
crowd.send({
  url: `${server.url.replace('http', 'ws')}/live/${id}?protocol=1&schema=99`,
  cookies,
  seed: 1,
} satisfies CrowdSetting);

const [writer] = pages;
if (!writer) throw new Error('nobody writes');
await text(writer.page, 'What we tried').click();
const results: Record<string, unknown>[] = [];

async function phase(name: string, forMinutes: number, slower: number): Promise<void> {
  for (const { cdp } of pages) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  for (const { page } of pages) await take(page);
  const before = await Promise.all(pages.map(({ cdp }) => heapOf(cdp)));
  const end = Date.now() + forMinutes * 60_000;
  for (let n = 0; Date.now() < end; n += 1) {
    const next = Date.now() + typesEvery;
    await writer?.page.keyboard.press(
      n % 60 === 59 ? 'Enter' : n % 7 === 6 ? 'Space' : 'abcdefghij'.charAt(n % 10),
    );
    await new Promise((soon) => setTimeout(soon, Math.max(0, next - Date.now())));
  }
  for (const [i, { name: who, page, cdp }] of pages.entries()) {
    const heap = await heapOf(cdp);
    const megabytes = (bytes: number) => Math.round(bytes / 104_857.6) / 10;
    const row = {
      phase: name,
      who,
      ...told(await take(page)),
      heapBefore: megabytes(before[i] ?? 0),
      heapAfter: megabytes(heap),
    };
    results.push(row);
    console.log(JSON.stringify(row));
  }
}

await phase('first minute, to warm up', Math.min(1, minutes / 5), 1);
await phase(`${minutes} minutes`, minutes, 1);
await phase('processor 4 times slower', minutes / 5, 4);
const here = await writer.page.evaluate(() => document.querySelectorAll('[data-caret]').length);
console.log(JSON.stringify({ caretsDrawn: here, lost, problems: pages.flatMap(({ problems }) => problems) }));
mkdirSync('.cache', { recursive: true });
writeFileSync('.cache/browsers.json', `${JSON.stringify(results, null, 2)}\n`);
crowd.kill();
await browser.close();
await server.stop();
