import type { Kind } from '../kind.ts';
import { decisions } from './decisions.ts';
import { finding } from './finding.ts';
import { live } from './live.ts';
import { page } from './page.ts';
import { seed } from './seed.ts';

export const memo: Kind = { ...live, seed, finding, decisions, page, upgrades: {} };
