const blocks = new Set([
  'P',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'LI',
  'TR',
  'PRE',
  'BLOCKQUOTE',
  'ASIDE',
  'UL',
  'OL',
  'TABLE',
  'HR',
]);

/** A line for each block, a tab between cells, a sign before items of lists. */
export function textOfHtml(root: Element): string {
  let text = '';
  const newLine = () => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const visit = (node: Node, depth: number) => {
    if (node.nodeType === Node.TEXT_NODE) {
      text += node.textContent ?? '';
      return;
    }
    if (!(node instanceof Element) && node.nodeType !== Node.ELEMENT_NODE) return;
    const element = node as Element;
    const { tagName } = element;
    if (tagName === 'BR') text += '\n';
    else if (tagName === 'TR') {
      newLine();
      text += [...element.children]
        .map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim())
        .join('\t');
      newLine();
    } else {
      const isInItem = tagName === 'P' && element.parentElement?.closest('li') !== null;
      if (blocks.has(tagName) && !(isInItem && /[-.x\]] $/.test(text))) newLine();
      if (tagName === 'LI') text += '  '.repeat(depth - 1) + signOf(element);
      const inner = tagName === 'UL' || tagName === 'OL' ? depth + 1 : depth;
      for (const child of element.childNodes) visit(child, inner);
      if (blocks.has(tagName)) newLine();
      if (/^H\d$|^TABLE$/.test(tagName)) newLine();
    }
  };
  visit(root, 0);
  return text.trim();
}

function signOf(item: Element): string {
  const checked = item.getAttribute('data-checked');
  if (checked !== null) return checked === 'true' ? '[x] ' : '[ ] ';
  const list = item.parentElement;
  if (list?.tagName !== 'OL') return '- ';
  return `${Number(list.getAttribute('start') ?? 1) + [...list.children].indexOf(item)}. `;
}
