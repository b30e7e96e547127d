import { firstSentence } from '../../content/firstSentence.ts';
import { plainText } from '../../content/text.ts';
import type { Kind } from '../kind.ts';
import { nodesOf } from '../read.ts';
import { live } from './live.ts';
import { page } from './page.ts';
import { seed } from './seed.ts';
import { starts } from './starts.ts';

export const sequence: Kind = {
  ...live,
  seed,
  starts,
  finding: ({ fields }) => firstSentence(plainText(nodesOf(fields.about))),
  page,
  upgrades: {},
};
