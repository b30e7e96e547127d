import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { en } from '../../shared/i18n/en.ts';
import { es } from '../../shared/i18n/es.ts';

/** What a message needs to be given, e.g. `count:plural`. Branches count like the rest. */
function needs(message: string): readonly string[] {
  const found = new Set<string>();
  const walk = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      found.add(`${element.value}:${TYPE[element.type]}`);
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const option of Object.values(element.options)) walk(option.value);
      if (element.type === TYPE.tag) walk(element.children);
    }
  };
  walk(parse(message));
  return [...found].toSorted();
}

describe('U1: English and Spanish say the same things', () => {
  it('U1: both catalogues have every message', () => {
    expect(Object.keys(es).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  it('U1: both ask for the same values', () => {
    const different = Object.keys(en).filter(
      (id) => needs(en[id] ?? '').join() !== needs(es[id] ?? '').join(),
    );
    expect(different).toEqual([]);
  });

  it('U1: no message is empty or shouts', () => {
    const bad = [en, es].flatMap((catalogue) =>
      Object.entries(catalogue)
        .filter(([, message]) => message.trim() === '' || /[!¡]/.test(message))
        .map(([id]) => id),
    );
    expect(bad).toEqual([]);
  });
});
