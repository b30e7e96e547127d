import { existsSync } from 'node:fs';
import { inspect, isDeepStrictEqual } from 'node:util';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import type { Visitor } from './visitor.ts';

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A real Chromium: the one CHROMIUM_PATH names, the system's, else the one that npm brought. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args: ['--no-sandbox'] });
}

async function browserPath(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  const found = systemBrowsers.find((path) => existsSync(path));
  if (found) return found;
  // The package unpacks the few shared libraries that a bare machine lacks only where it believes to be on Lambda.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  const packaged = await import('@sparticuz/chromium');
  return packaged.default.executablePath();
}

export const widths = {
  laptop: { width: 1366, height: 768 },
  besideCall: { width: 683, height: 768 },
  phone: { width: 390, height: 844 },
} as const;

/** One person's browser: own cookies, own storage. Page errors are collected, so that a test can hold them against the page. */
export interface Someone {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Uncaught exceptions and console errors so far, refusals by the content security policy among them. */
  readonly problems: string[];
}

interface BrowserOptions {
  readonly baseURL: string;
  readonly viewport?: { width: number; height: number };
  readonly locale?: string;
  readonly javaScriptEnabled?: boolean;
  readonly colorScheme?: 'light' | 'dark';
  readonly hasTouch?: boolean;
  readonly isMobile?: boolean;
}

export async function someone(browser: Browser, options: BrowserOptions): Promise<Someone> {
  const context = await browser.newContext({
    viewport: widths.laptop,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    ...options,
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  return { context, page, problems: watch(page) };
}

/** Somebody who signed in earlier: a browser with the cookies of a visitor. */
export async function signedIn(
  browser: Browser,
  visitor: Visitor,
  options: Partial<BrowserOptions> = {},
): Promise<Someone> {
  const one = await someone(browser, { baseURL: visitor.origin, ...options });
  await one.context.addCookies(
    [...visitor.cookies].map(([name, value]) => ({ name, value, url: visitor.origin })),
  );
  return one;
}

/** Whatever this page complains about, from now on. */
export function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (entry) => {
    if (entry.type() === 'error') problems.push(`${entry.text()} (${entry.location().url})`);
  });
  return problems;
}

/** How long a condition may take on a busy machine before the test gives up on it. */
export const patience = 20_000;

/** Waits until something holds; `what` is said when it never does. */
export async function eventually(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  await becomes(what, async () => await holds(), true);
}

/** Waits until something is as wanted; says what it was instead when it never is. */
export async function becomes<T>(what: string, read: () => Promise<T>, wanted: T): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await read();
    if (isDeepStrictEqual(seen, wanted)) return;
    if (Date.now() > end)
      throw new Error(`It never happened: ${what}. It is ${inspect(seen)}, not ${inspect(wanted)}`);
    await new Promise((next) => setTimeout(next, 30));
  }
}
