import { expect, it } from 'vitest';
import { areaOf, loadArea } from '../../shared/i18n/areas.ts';
import { en } from '../../shared/i18n/en.ts';
import { kindStarts } from '../../shared/kinds/names.ts';
import { kinds } from '../../shared/kinds/registry.ts';

it('U394: what lists offer of each kind is what there is, and has words', () => {
  const offered = Object.entries(kindStarts).map(([name, starts]) => [name, [...starts]]);
  const there = kinds.map(({ name, starts = [] }) => [name, starts.map((start) => start.name)]);
  expect(offered).toEqual(there);
  for (const { name, starts = [] } of kinds) {
    const words = ['', '.about', ...starts.map((start) => `.start.${start.name}`)];
    for (const end of words) expect(en[`kind.${name}${end}`], `kind.${name}${end}`).toBeTruthy();
    expect(areaOf(name)).toBe(name);
  }
});

it('U395: what every page may say is loaded with every page', async () => {
  const later = [
    'document',
    'memo',
    'rubric',
    'family',
    'sequence',
    'letters',
    'standards',
    'compare',
  ] as const;
  const loaded = await Promise.all(later.map(async (area) => Object.keys(await loadArea(area, 'en'))));
  expect(loaded.flat().filter((id) => /^(?:shell|docs|join|offline|error|public|kind)\./.test(id))).toEqual(
    [],
  );
});
