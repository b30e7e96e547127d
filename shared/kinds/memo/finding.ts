import type { Content } from '../../content/fields.ts';
import { firstSentence } from '../../content/firstSentence.ts';
import { plainText } from '../../content/text.ts';
import { nodesOf } from './read.ts';

/** The first sentence of "What we learned". */
export function finding(content: Content): string {
  return firstSentence(plainText(nodesOf(content.fields.learned)));
}
