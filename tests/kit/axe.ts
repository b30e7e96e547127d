import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What is not accessible on a page as it stands: one line per element, empty when all is well. */
export async function violations(page: Page): Promise<string[]> {
  await settled(page);
  // Through the debugger, since the page's own policy forbids foreign script.
  await page.evaluate(source);
  const results = await page.evaluate(
    (values) =>
      (globalThis as unknown as { axe: { run(options: unknown): Promise<AxeResults> } }).axe.run({
        runOnly: { type: 'tag', values },
        resultTypes: ['violations'],
      }),
    tags,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id} (${help}) at ${target.join(' ')}: ${(failureSummary ?? '').replace(/\s+/g, ' ').slice(0, 240)}`,
    ),
  );
}

/** Colours in the middle of a transition are nobody's contrast. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
        .map(({ finished }) => finished.catch(() => undefined)),
    );
  });
}

/** Elements that stick out at the right, where the page scrolls sideways; empty when it does not. */
export async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [
      `the page is ${scrollWidth} px wide in ${clientWidth} px`,
      ...[...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
        .slice(0, 8)
        .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`),
    ];
  });
}

/** Controls that cannot be brought into view whole, or lie under something else there; empty when all can be used. */
export async function unreachable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    const controls = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, [role="gridcell"], [role="textbox"]',
    );
    const found: string[] = [];
    for (const control of controls) {
      if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      control.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
      const { left, right, top, bottom, width, height } = control.getBoundingClientRect();
      // What only screen readers see, or waits outside until it is reached by keyboard.
      if (width < 4 || height < 4 || bottom < 0 || right < 0) continue;
      const name = `${control.tagName.toLowerCase()} "${(control.getAttribute('aria-label') ?? control.textContent ?? '').slice(0, 40)}"`;
      if (left < -1 || right > clientWidth + 1) found.push(`${name} reaches from ${left} to ${right}`);
      const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const isLabelled = there?.closest('label')?.contains(control) ?? false;
      const isOwn = there !== null && (control.contains(there) || there.contains(control));
      if (there && !isOwn && !isLabelled)
        found.push(`${name} lies under ${there.tagName.toLowerCase()}.${there.className}`);
    }
    return found;
  });
}
