import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';

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
  /** Uncaught exceptions and console errors so far. */
  readonly problems: string[];
}

export async function someone(
  browser: Browser,
  options: {
    baseURL: string;
    viewport?: { width: number; height: number };
    locale?: string;
    javaScriptEnabled?: boolean;
    colorScheme?: 'light' | 'dark';
  },
): Promise<Someone> {
  const context = await browser.newContext({ viewport: widths.laptop, locale: 'en-US', ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (entry) => {
    if (entry.type() === 'error') problems.push(entry.text());
  });
  return { context, page, problems };
}
