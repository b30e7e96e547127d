import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from '../figures.ts';

/** A part of the engine by itself: what `<name>Figures()` of `tests/bench/<name>.ts` says. */
export async function inner(name: 'gate' | 'archive'): Promise<Figures | string> {
  const file = join(import.meta.dirname, '..', `${name}.ts`);
  if (!existsSync(file)) return `there is no tests/bench/${name}.ts`;
  const module = (await import(file)) as Readonly<Record<string, () => Figures | Promise<Figures>>>;
  return module[`${name}Figures`]?.() ?? `tests/bench/${name}.ts exports no ${name}Figures()`;
}
