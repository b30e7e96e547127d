import type { Fields, Node } from '../../content/fields.ts';
import { plainText } from '../../content/text.ts';
import { type Figures, figuresOf } from '../../readability/figures.ts';
import { smsOf } from '../../readability/sms.ts';
import { translated } from './fields.ts';
import { filled, textIn } from './rules.ts';

/** A letter is no harder for a family with a long name: every merge field is this one word. */
const plainWord: Node = { type: 'text', text: 'Name' };

/** How long and how hard a language's text is; as a text message it is measured with a sample for each merge field. */
export function readingOf(fields: Fields, lang: string): Figures {
  const text = translated.flatMap((field) => filled(textIn(fields, field, lang), fields, lang, noSamples));
  const sent = filled(text, fields, lang, { samples: true });
  return { ...figuresOf(plainText(text.map(plainly)), lang), sms: smsOf(plainText(sent)) };
}

const noSamples = { samples: false };

function plainly(node: Node): Node {
  if (node.type === 'mergeField') return plainWord;
  return node.content ? { ...node, content: node.content.map(plainly) } : node;
}
