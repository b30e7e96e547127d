import type { Kind } from '../kind.ts';
import { attendance } from './attendance.ts';
import { finding } from './finding.ts';
import { forked } from './forked.ts';
import { live } from './live.ts';
import { page } from './page.ts';
import { seed } from './seed.ts';

export const family: Kind = {
  ...live,
  seed,
  starts: [{ name: 'attendance', seed: attendance }],
  forked,
  finding,
  page,
  upgrades: {},
};
