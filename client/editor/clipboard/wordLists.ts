import { styleOf } from './dom.ts';
import { isList } from './lists.ts';

interface Item {
  readonly level: number;
  readonly type: 'ul' | 'ol';
  readonly start: number;
  /** Which of Word's lists it belongs to. */
  readonly list: string;
}

/** Word writes list items as paragraphs that say their list and level; here they become lists again. */
export function wordLists(body: HTMLElement): void {
  const open: { readonly element: HTMLElement; readonly item: Item }[] = [];
  let last: Element | undefined;
  for (const paragraph of body.querySelectorAll('p, div')) {
    const item = itemOf(paragraph);
    if (!item) continue;
    if (last === undefined || previous(paragraph) !== last) open.length = 0;
    while (open.length > 0 && (open.at(-1)?.item.level ?? 0) > item.level) open.pop();
    const top = open.at(-1);
    if (top && top.item.level === item.level && top.item.type !== item.type) open.pop();
    const li = body.ownerDocument.createElement('li');
    const host = open.at(-1);
    if (host?.item.level === item.level) {
      paragraph.replaceWith();
      host.element.append(li);
    } else {
      const list = body.ownerDocument.createElement(item.type);
      if (item.type === 'ol' && item.start > 1) list.setAttribute('start', String(item.start));
      list.append(li);
      const parent = host?.element.lastElementChild;
      if (parent) {
        paragraph.replaceWith();
        parent.append(list);
      } else {
        paragraph.replaceWith(list);
      }
      open.push({ element: list, item });
    }
    const words = body.ownerDocument.createElement('p');
    words.append(...paragraph.childNodes);
    li.append(words);
    last = outermost(li, body);
  }
}

function previous(paragraph: Element): Element | null {
  return paragraph.previousElementSibling;
}

function outermost(li: Element, body: Element): Element {
  let element = li;
  for (let up = li.parentElement; up && up !== body; up = up.parentElement) if (isList(up)) element = up;
  return element;
}

const hint = /\bl(\d+) level(\d+) lfo(\d+)/;

function itemOf(paragraph: Element): Item | undefined {
  const said = hint.exec(styleOf(paragraph).get('mso-list') ?? '');
  // A numbered heading is a heading, with its number as words.
  if (!said || /\bMsoHeading\d\b/.test(paragraph.getAttribute('class') ?? '')) return undefined;
  const sign = [...paragraph.querySelectorAll('span')].find(
    (span) => styleOf(span).get('mso-list') === 'ignore',
  );
  const words = (sign?.textContent ?? '').replace(/[\s\u00a0]+/g, '');
  sign?.remove();
  const isNumbered = /^\(?([0-9]+|[a-z]|[ivxlc]+)[.)]$/i.test(words) || /^(\d+\.)+\d*$/.test(words);
  return {
    level: Number(said[2]),
    type: isNumbered ? 'ol' : 'ul',
    start: Number(/^\(?(\d+)/.exec(words)?.[1] ?? 1),
    list: said[1] ?? '',
  };
}
