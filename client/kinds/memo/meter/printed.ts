import { margins, type PaperName, papers } from './paper.ts';

/** What measuring a printed page comes to; lengths in millimetres. */
export interface Printed {
  readonly pages: number;
  /** Left on a single page. */
  readonly left: number;
  /** Too long for a single page. */
  readonly over: number;
  /** What each page after the first begins with. */
  readonly breaks: readonly Break[];
}
export interface Break {
  readonly page: number;
  /** Undefined below the content: in what stands at the foot of every published page. */
  readonly address: string | undefined;
  readonly words: string;
}

const mm = 96 / 25.4;
const gap = 40;
const patience = 10_000;

/**
 * A hidden page as the printer lays it out: the published page's own style sheet with its rules for print, broken
 * into columns of the size of a sheet, as the same engine breaks pages.
 */
export class PrintedPage {
  private readonly frame: HTMLIFrameElement;
  private readonly document: Document;
  private readonly sizes: CSSStyleSheet;

  private constructor(frame: HTMLIFrameElement, inside: Document, sizes: CSSStyleSheet) {
    this.frame = frame;
    this.document = inside;
    this.sizes = sizes;
  }

  /** @param className takes the frame out of sight without taking its layout away */
  static async open(className: string, stylesheet: string, locale: string): Promise<PrintedPage> {
    const frame = document.createElement('iframe');
    frame.className = className;
    frame.setAttribute('aria-hidden', 'true');
    frame.tabIndex = -1;
    document.body.append(frame);
    try {
      const inside = frame.contentDocument;
      if (!inside) throw new Error('The hidden page has no document.');
      inside.open();
      // Only so does an empty frame follow the standards, as the printed page does.
      inside.write('<!doctype html><html><head></head><body></body></html>');
      inside.close();
      inside.documentElement.lang = locale;
      const sheet = await linked(inside, stylesheet);
      asPrinted(sheet);
      await Promise.all(
        ['400 9pt', '600 9pt', 'italic 400 9pt'].flatMap((font) => [
          inside.fonts.load(`${font} "Source Serif 4"`),
          inside.fonts.load(`${font} "Public Sans"`),
        ]),
      );
      return new PrintedPage(frame, inside, sheet);
    } catch (error) {
      frame.remove();
      throw error;
    }
  }

  close(): void {
    this.frame.remove();
  }

  /** @param html escaped: the sheet of the published page */
  measure(html: string, paper: PaperName): Printed {
    const { body } = this.document;
    const width = (papers[paper].width - 2 * margins.inline) * mm;
    const height = (papers[paper].height - 2 * margins.block) * mm;
    const fresh = new DOMParser().parseFromString(html, 'text/html').body;
    body.replaceChildren(...fresh.childNodes);
    const broken = this.size(
      `body { width: ${width}px; height: ${height}px; columns: ${width}px; column-gap: ${gap}px; column-fill: auto; }`,
    );
    const pages = Math.max(1, Math.round((body.scrollWidth + gap) / (width + gap)));
    const breaks = pages > 1 ? this.breaksIn(width + gap, pages) : [];
    broken();
    const whole = this.size(`body { width: ${width}px; }`);
    const end = Math.max(0, ...[...body.children].map((one) => one.getBoundingClientRect().bottom));
    whole();
    const left = (height - (end - body.getBoundingClientRect().top)) / mm;
    body.replaceChildren();
    return {
      pages,
      left: pages > 1 ? 0 : Math.max(0, left),
      over: pages > 1 ? Math.max(1, -left) : 0,
      breaks,
    };
  }

  private size(rule: string): () => void {
    const at = this.sizes.insertRule(rule, this.sizes.cssRules.length);
    return () => this.sizes.deleteRule(at);
  }

  private breaksIn(step: number, pages: number): readonly Break[] {
    const start = this.document.body.getBoundingClientRect().left;
    const pageOf = (rect: DOMRect) => Math.floor((rect.left - start + 1) / step);
    const texts = this.document.createTreeWalker(this.document.body, NodeFilter.SHOW_TEXT);
    const breaks: Break[] = [];
    for (let node = texts.nextNode(); node && breaks.length < pages - 1; node = texts.nextNode()) {
      if ((node.textContent ?? '').trim() === '') continue;
      const range = this.document.createRange();
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()];
      const at = rects.findIndex((rect) => pageOf(rect) > breaks.length);
      if (at < 0) continue;
      breaks.push({
        page: breaks.length + 2,
        address: node.parentElement?.closest('[data-address]')?.getAttribute('data-address') ?? undefined,
        words:
          at === 0 ? inShort(node.textContent ?? '') : inShort(this.wordsFrom(node, breaks.length, pageOf)),
      });
    }
    return breaks;
  }

  /** The words of a text that the page breaks, from the first on the next page. */
  private wordsFrom(node: Node, page: number, pageOf: (rect: DOMRect) => number): string {
    const text = node.textContent ?? '';
    const range = this.document.createRange();
    for (const { index } of text.matchAll(/\S+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      if (pageOf(range.getBoundingClientRect()) > page) return text.slice(index);
    }
    return text;
  }
}

function inShort(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > 40 ? `${words.slice(0, 40).replace(/\s\S*$/, '')}…` : words;
}

async function linked(inside: Document, href: string): Promise<CSSStyleSheet> {
  const link = inside.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${href} did not load in time.`)), patience);
    link.addEventListener('load', () => {
      clearTimeout(timer);
      resolve();
    });
    link.addEventListener('error', () => {
      clearTimeout(timer);
      reject(new Error(`${href} did not load.`));
    });
    inside.head.append(link);
  });
  if (!link.sheet) throw new Error(`${href} is no style sheet.`);
  return link.sheet;
}

/** Its rules for print hold, its rules for the screen don't. */
function asPrinted(sheet: CSSStyleSheet): void {
  for (const rule of sheet.cssRules) {
    // Of another window, so of other classes than ours.
    const { media } = rule as Partial<CSSMediaRule>;
    if (!media) continue;
    if (media.mediaText === 'print') media.mediaText = 'all';
    else if (media.mediaText.startsWith('screen')) media.mediaText = 'not all';
  }
}
