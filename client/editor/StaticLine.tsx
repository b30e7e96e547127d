import type { ReactNode } from 'react';
import { isLanguageTag } from '../../shared/content/address.ts';
import type { Mark, Node } from '../../shared/content/fields.ts';
import { isSafeLink } from '../../shared/content/safe.ts';
import { atomText, mentionText } from '../../shared/content/text.ts';
import { useLineJson } from './values.ts';

/** A line while nobody here is typing in it. */
export function StaticLine({ address }: { readonly address: string }) {
  const nodes = JSON.parse(useLineJson(address)) as readonly Node[];
  return nodes.map((node, index) => <Piece key={index} node={node} />);
}

function Piece({ node }: { readonly node: Node }) {
  if (node.type === 'mention') return <span className="mention">{mentionText(node)}</span>;
  if (node.type === 'hardBreak') return <br />;
  if (node.type === 'mergeField') return <span className="merge-field">{atomText(node)}</span>;
  if (node.type === 'slot') return <span className="slot">{atomText(node)}</span>;
  if (node.type !== 'text') return null;
  return (node.marks ?? []).reduce<ReactNode>((inner, mark) => marked(mark, inner), node.text ?? '');
}

function marked(mark: Mark, inner: ReactNode): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inner}</strong>;
    case 'italic':
      return <em>{inner}</em>;
    case 'language': {
      const lang = mark.attrs?.lang;
      return typeof lang === 'string' && isLanguageTag(lang) ? <span lang={lang}>{inner}</span> : inner;
    }
    case 'link': {
      const href = mark.attrs?.href;
      return isSafeLink(href) ? (
        <a href={href} rel="noopener noreferrer nofollow" target="_blank">
          {inner}
        </a>
      ) : (
        inner
      );
    }
    default:
      return inner;
  }
}
