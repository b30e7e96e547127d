import { createElement, type ReactNode } from 'react';
import type { Node } from '../../../../shared/content/fields.ts';
import { inlineChanges, type InlineStretch } from '../../../../shared/content/inline.ts';
import { isInLine } from '../../../../shared/content/inLines.ts';
import { plainText } from '../../../../shared/content/text.ts';
import { useText } from '../../../ui/text.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import css from './compare.module.css';
import { type Told, toldNodes } from './told.ts';

const tags: Readonly<Record<string, string>> = {
  heading: 'h4',
  bulletList: 'ul',
  taskList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  taskItem: 'li',
  blockquote: 'blockquote',
  callout: 'aside',
  codeBlock: 'pre',
  table: 'table',
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
};
const emphasis: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
};

function holdsWords({ content = [] }: Node): boolean {
  return content.every(isInLine);
}

/** Two readings of rich text as one: what came and what went is told by words, and never by colour alone. */
export function Blocks({ a, b }: { readonly a: readonly Node[]; readonly b: readonly Node[] }) {
  return toldNodes(a, b).map((told, i) => <Block key={i} told={told} />);
}

function Block({ told }: { readonly told: Told }): ReactNode {
  const t = useText();
  const { how, node, was } = told;
  const isWhole = how === 'added' || how === 'removed';
  const inside = was && !isWhole ? <Changed was={was} node={node} /> : <Plain node={node} />;
  // A change inside a list is told at its item.
  const marks = how !== 'same' && !(how === 'changed' && was && !holdsWords(was));
  const body = how === 'added' ? <ins>{inside}</ins> : how === 'removed' ? <del>{inside}</del> : inside;
  return element(node, {
    ...(marks ? { 'data-change': how, tabIndex: -1 } : {}),
    children: (
      <>
        {how === 'moved' ? <span className={css.tag}>{t('compare.moved')}</span> : null}
        {was && !isWhole && was.type === node.type && restyled(was, node) ? (
          <span className={css.tag}>{t('compare.restyled')}</span>
        ) : null}
        {isTable(node) ? inside : body}
      </>
    ),
  });
}

function isTable({ type }: Node): boolean {
  return type === 'table' || type === 'tableRow' || type.endsWith('List');
}

function restyled(was: Node, node: Node): boolean {
  return JSON.stringify(was.attrs) !== JSON.stringify(node.attrs);
}

function element(node: Node, props: { readonly children: ReactNode }): ReactNode {
  if (node.type === 'table') {
    return (
      <div className={css.scroll} {...props}>
        <table>
          <tbody>{props.children}</tbody>
        </table>
      </div>
    );
  }
  return createElement(tags[node.type] ?? (holdsWords(node) ? 'p' : 'div'), props);
}

function Changed({ was, node }: { readonly was: Node; readonly node: Node }) {
  if (holdsWords(was) && holdsWords(node)) return <Line a={was.content ?? []} b={node.content ?? []} />;
  return <Blocks a={was.content ?? []} b={node.content ?? []} />;
}

function Plain({ node }: { readonly node: Node }): ReactNode {
  if (node.type === 'image') return <span className={css.tag}>{altOf(node)}</span>;
  if (holdsWords(node)) return <Inline nodes={node.content ?? []} />;
  return (node.content ?? []).map((child, i) => <Block key={i} told={{ how: 'same', node: child }} />);
}

function altOf({ attrs }: Node): string {
  return typeof attrs?.alt === 'string' && attrs.alt !== '' ? attrs.alt : '…';
}

/** Two readings of a line as one, word by word. */
export function Line({ a, b }: { readonly a: readonly Node[]; readonly b: readonly Node[] }) {
  return inlineChanges(a, b).map((stretch, i) => <Stretch key={i} stretch={stretch} />);
}

function Stretch({ stretch: { type, nodes } }: { readonly stretch: InlineStretch }) {
  const t = useText();
  const words = <Inline nodes={nodes} />;
  if (type === 'added') return <ins>{words}</ins>;
  if (type === 'removed') return <del>{words}</del>;
  if (type === 'same') return words;
  return (
    <span className={css.restyled}>
      {words}
      <VisuallyHidden> ({t('compare.restyled')})</VisuallyHidden>
    </span>
  );
}

function Inline({ nodes }: { readonly nodes: readonly Node[] }): ReactNode {
  return nodes.map((node, i) => <Inlined key={i} node={node} />);
}

function Inlined({ node }: { readonly node: Node }): ReactNode {
  if (node.type === 'hardBreak') return <br />;
  if (node.type !== 'text') return plainText([node]);
  return (node.marks ?? []).reduce<ReactNode>((words, { type }) => {
    const tag = emphasis[type];
    return tag === undefined ? words : createElement(tag, null, words);
  }, node.text);
}
