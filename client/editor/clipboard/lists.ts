const boxes = /^\s*([☐☑☒✓✔])\s*/u;

/** Lists as the editor knows them: an inner list within its item, items with a box in a checklist. */
export function nestLists(body: HTMLElement): void {
  for (const list of body.querySelectorAll('ul, ol')) intoItems(list);
  leveled(body);
  for (const list of [...body.querySelectorAll('ul, ol')].toReversed()) checklists(list);
}

/** Google Docs puts an inner list beside the items, where no list may stand. */
function intoItems(list: Element): void {
  const children = [...list.children];
  for (const child of children) {
    if (child.tagName === 'LI') continue;
    const before = child.previousElementSibling;
    if (before?.tagName === 'LI') before.append(child);
    else if (isList(child)) {
      const item = list.ownerDocument.createElement('li');
      child.replaceWith(item);
      item.append(child);
    }
  }
}

/** Word for the web writes every item as a list of its own and says how deep it is. */
function leveled(body: HTMLElement): void {
  for (const wrapper of body.querySelectorAll('.ListContainerWrapper'))
    wrapper.replaceWith(...wrapper.childNodes);
  for (const list of body.querySelectorAll('ul, ol')) {
    const level = levelOf(list);
    const before = list.previousElementSibling;
    if (level === undefined || !before || !isList(before)) continue;
    const from = levelOf(before);
    if (from === undefined) continue;
    // The list before may have been deepened by lists that stood between.
    let host: Element = before;
    for (let depth = from; depth < level; depth += 1) {
      const inner = host.lastElementChild?.lastElementChild;
      if (inner && isList(inner) && depth + 1 < level) host = inner;
      else if (inner && isList(inner) && inner.tagName === list.tagName) {
        inner.append(...list.children);
        list.remove();
        host = inner;
        break;
      } else {
        host.lastElementChild?.append(list);
        break;
      }
    }
    if (level === from && before.tagName === list.tagName && before.getAttribute('data-listid') === null) {
      before.append(...list.children);
      list.remove();
    }
  }
}

function levelOf(list: Element): number | undefined {
  const item = list.firstElementChild;
  if (!list.hasAttribute('role') || !item?.hasAttribute('data-leveltext')) return undefined;
  return Number(item.getAttribute('data-aria-level') ?? item.getAttribute('aria-level')) || 1;
}

export function isList(element: Element): boolean {
  return element.tagName === 'UL' || element.tagName === 'OL';
}

/** Cuts a list where items with a box and items without follow each other. */
function checklists(list: Element): void {
  const items = [...list.children].filter((child) => child.tagName === 'LI');
  const states = items.map(ticked);
  if (states.every((state) => state === undefined)) return;
  const parts: Element[] = [];
  for (const [at, item] of items.entries()) {
    const state = states[at];
    const type = state === undefined ? list.tagName.toLowerCase() : 'ul';
    const isTask = state !== undefined;
    let part = parts.at(-1);
    if (!part || part.hasAttribute('data-type') !== isTask) {
      part = list.ownerDocument.createElement(type);
      if (isTask) part.setAttribute('data-type', 'taskList');
      parts.push(part);
    }
    if (isTask) asTask(item, state);
    part.append(item);
  }
  list.replaceWith(...parts);
}

function ticked(item: Element): boolean | undefined {
  const box = item.querySelector(
    ':scope > input[type="checkbox"], :scope > p > input, :scope > label > input',
  );
  if (box) return box.hasAttribute('checked');
  if (item.getAttribute('role') === 'checkbox') return item.getAttribute('aria-checked') === 'true';
  const sign = boxes.exec(firstText(item)?.data ?? '');
  return sign ? sign[1] !== '☐' : undefined;
}

function asTask(item: Element, state: boolean): void {
  for (const box of item.querySelectorAll(':scope > input, :scope > p > input, :scope > label > input'))
    box.remove();
  for (const picture of item.querySelectorAll(':scope > img, :scope > p > img')) picture.remove();
  const text = firstText(item);
  if (text) text.data = text.data.replace(boxes, '');
  item.setAttribute('data-type', 'taskItem');
  item.setAttribute('data-checked', String(state));
}

function firstText(item: Element): Text | undefined {
  const texts = item.ownerDocument.createNodeIterator(item, NodeFilter.SHOW_TEXT);
  for (let one = texts.nextNode(); one; one = texts.nextNode()) {
    if ((one as Text).data.trim() !== '') return one as Text;
  }
  return undefined;
}
