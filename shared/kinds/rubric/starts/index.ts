import type { Start } from '../../kind.ts';
import { districtsOf } from '../seed.ts';
import { edtech } from './edtech.ts';
import { fieldsOf } from './start.ts';
import { thinking } from './thinking.ts';

export const starts: readonly Start[] = [
  {
    name: 'edtech',
    seed: (surroundings, id, locale) => ({
      ...fieldsOf(edtech, locale, id),
      ...districtsOf(surroundings, id),
    }),
  },
  { name: 'thinking', seed: (_, id, locale) => fieldsOf(thinking, locale, id) },
];
