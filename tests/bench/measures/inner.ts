import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from '../figures.ts';

interface Nested {
  readonly [name: string]: number | Nested;
}
type Part = () => Nested | Promise<Nested>;

/** A part of the engine by itself: what `<name>Figures()` of `tests/bench/<name>.ts` says. */
export async function inner(name: 'gate' | 'archive'): Promise<Figures | string> {
  const file = join(import.meta.dirname, '..', `${name}.ts`);
  if (!existsSync(file)) return `there is no tests/bench/${name}.ts`;
  const module = (await import(file)) as Readonly<Record<string, Part>>;
  const figures = await module[`${name}Figures`]?.();
  return figures ? flat(figures) : `tests/bench/${name}.ts exports no ${name}Figures()`;
}

function flat(nested: Nested, before = ''): Figures {
  return Object.fromEntries(
    Object.entries(nested).flatMap(([name, value]) =>
      typeof value === 'number' ? [[before + name, value]] : Object.entries(flat(value, `${before + name}.`)),
    ),
  );
}
