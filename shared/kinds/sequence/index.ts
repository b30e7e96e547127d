import { plainText } from '../../content/text.ts';
import type { Kind } from '../kind.ts';
import { nodesOf } from '../read.ts';
import { live } from './live.ts';
import { page } from './page.ts';
import { seed } from './seed.ts';
import { starts } from './starts.ts';

const longest = 280;

export const sequence: Kind = {
  ...live,
  seed,
  starts,
  finding: ({ fields }) => {
    const words = plainText(nodesOf(fields.about)).replace(/\s+/g, ' ').trim();
    return words.length <= longest ? words : `${words.slice(0, longest - 1).trimEnd()}…`;
  },
  page,
  upgrades: {},
};
