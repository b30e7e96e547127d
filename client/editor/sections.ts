import type { Places } from './places.ts';

/** A heading inside a text. */
export interface SubHeading {
  /** `field#block` */
  readonly at: string;
  readonly text: string;
}

/** One part of the paper, as the page shows it. */
export interface Section {
  readonly name: string;
  readonly heading: string;
  /** The fields that stand in it, by the first part of their addresses. */
  readonly fields: readonly string[];
  readonly headings: readonly SubHeading[];
}

/** The sections of the paper as they stand on the page, whatever kind of document it is. */
export function sectionsOf(places: Places): readonly Section[] {
  const elements = places.paper?.querySelectorAll<HTMLElement>('[data-section]') ?? [];
  return [...elements].map((element) => {
    const fields = [...element.querySelectorAll<HTMLElement>('[data-address], [data-list]')].map((one) =>
      rootOf(one.dataset.address ?? one.dataset.list ?? ''),
    );
    const headings = [...element.querySelectorAll<HTMLElement>('[data-address] :is(h2, h3, h4)[data-id]')];
    return {
      name: element.dataset.section ?? '',
      heading: element.querySelector('h2')?.textContent ?? '',
      fields: [...new Set([element.dataset.section ?? '', ...fields])],
      headings: headings.flatMap((one) => {
        const field = one.closest<HTMLElement>('[data-address]')?.dataset.address ?? '';
        const text = wordsOf(one);
        return text === '' ? [] : [{ at: `${field}#${one.dataset.id}`, text }];
      }),
    };
  });
}

/** The section that a field, cell or block stands in. */
export function sectionWith(sections: readonly Section[], address: string): Section | undefined {
  const root = rootOf(address);
  return sections.find(({ fields }) => fields.includes(root));
}

function rootOf(address: string): string {
  return address.split(/[/#@]/)[0] ?? '';
}

/** Without the carets that are drawn in it. */
function wordsOf(heading: HTMLElement): string {
  return [...heading.childNodes]
    .filter((node) => !(node instanceof HTMLElement && node.classList.contains('caret')))
    .map((node) => node.textContent ?? '')
    .join('')
    .trim();
}
