import type { Kind } from '../kind.ts';
import { finding } from './finding.ts';
import { live } from './live.ts';
import { page } from './page.ts';
import { scoreFields } from './scores.ts';
import { seed } from './seed.ts';
import { starts } from './starts/index.ts';

export const rubric: Kind = { ...live, sealed: scoreFields, seed, starts, finding, page, upgrades: {} };
