import type { Content } from '../../content/fields.ts';
import { firstSentence } from '../../content/firstSentence.ts';
import { plainText } from '../../content/text.ts';
import { nodesOf } from './read.ts';

/** The first sentence of the recommendation; before there is one, of what the rubric is for. */
export function finding({ fields }: Content): string {
  const said = (name: string) => firstSentence(plainText(nodesOf(fields[name])));
  return said('recommendation') || said('purpose');
}
