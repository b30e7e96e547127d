import { describe, expect, test } from 'vitest';
import { emoji } from '../../client/editor/write/emoji.later.ts';
import { placesOf } from '../../client/editor/write/findText.later.ts';
import { matching, slashItems } from '../../client/editor/write/slashItems.later.ts';
import { smarten } from '../../client/editor/write/smarten.ts';
import { fitting, tools } from '../../client/editor/write/tools.ts';
import { checkNodes } from '../../shared/content/check.ts';
import type { Node } from '../../shared/content/fields.ts';
import { en } from '../../shared/i18n/en.ts';
import { es } from '../../shared/i18n/es.ts';
import { renderLine } from '../../shared/render/html.ts';

/** What stands there after these keys, one after the other. */
function typed(keys: string, language = 'en'): string {
  let text = '';
  for (const key of keys) {
    const smart = smarten(text, key, language);
    text = smart ? text.slice(0, text.length - smart.drop) + smart.put : text + key;
  }
  return text;
}

describe('smart typography', () => {
  const written: readonly (readonly [keys: string, language: string, wanted: string])[] = [
    ['"Go," she said.', 'en', '“Go,” she said.'],
    ["it's the students' own", 'en', 'it’s the students’ own'],
    ['("a" and \'b\')', 'en', '(“a” and ‘b’)'],
    ['«"Hola"»', 'es', '«“Hola”»'],
    ['dijo "hola"', 'es-US', 'dijo “hola”'],
    ['dijo "hola"', 'es-ES', 'dijo «hola»'],
    ['¿"Sí"?', 'es', '¿“Sí”?'],
    ['"oui"', 'fr', '«\u00a0oui\u00a0»'],
    ['"ja"', 'de-AT', '„ja“'],
    ['wait...', 'en', 'wait…'],
    ['wait....', 'en', 'wait….'],
    ['now--then', 'en', 'now—then'],
    ['---', 'en', '---'],
    ['5-6 and a-b', 'en', '5-6 and a-b'],
    ['a -> b', 'en', 'a → b'],
    ['<!-- x -->', 'en', '<!— x —>'],
  ];
  test.for(written)('U220: %s in %s', ([keys, language, wanted]) => {
    expect(typed(keys, language)).toBe(wanted);
  });
});

describe('find', () => {
  const text = 'The bus, the Bus and the business: “bus” don’t.';
  const count = (words: string, matchCase = false, wholeWord = false) =>
    placesOf(text, { words, matchCase, wholeWord }).length;

  test('U221: by letters, by case, by whole words in any script', () => {
    expect([count('bus'), count('Bus', true), count('bus', false, true)]).toEqual([4, 1, 3]);
    expect(placesOf('año niño', { words: 'a', matchCase: false, wholeWord: true })).toEqual([]);
    expect(placesOf('año', { words: 'AÑO', matchCase: false, wholeWord: true })).toEqual([[0, 3]]);
  });

  test('U221: straight quotes find the smart ones; signs are only signs; nothing finds nothing', () => {
    expect([count("don't"), count('"bus"'), count('.'), count('(.*)'), count('')]).toEqual([1, 1, 1, 0, 0]);
  });
});

describe('lists of choices', () => {
  const found = (query: string, catalogue: Readonly<Record<string, string>>) =>
    matching(slashItems, query, (one) => catalogue[one.label] ?? '').map(({ id }) => id);

  test('U222: the slash menu is found in English and Spanish, with and without accents', () => {
    for (const catalogue of [en, es]) {
      expect(found('head', catalogue)[0]).toBe('heading1');
      expect(found('titulo 2', catalogue)).toContain('heading2');
      expect(found('lista', catalogue)).toEqual(
        expect.arrayContaining(['bulletList', 'orderedList', 'taskList']),
      );
      expect(found('linea', catalogue)).toEqual(['divider']);
      expect(found('zzz', catalogue)).toEqual([]);
    }
  });

  test('U222: about two hundred emoji, each once and with a name in both languages', () => {
    expect(emoji.length).toBeGreaterThan(200);
    expect(new Set(emoji.map(({ sign }) => sign)).size).toBe(emoji.length);
    expect(emoji.filter((one) => one.en === '' || one.es === '' || /[a-z]/i.test(one.sign))).toEqual([]);
    expect(matching(emoji, 'grac', (one) => one.es)[0]?.sign).toBe('🙏');
  });
});

test('U223: as many tools as there is room for, gaps counted', () => {
  const room = (width: number) => fitting([{}, { gap: true }, {}], { width, button: 10, gap: 5 });
  expect([room(-1), room(10), room(24), room(25), room(35)]).toEqual([0, 1, 1, 2, 3]);
  expect(fitting(tools, { width: 10_000, button: 34, gap: 12 })).toBe(tools.length);
});

test('U224: words in another language are known to editor and page; a tag that is none is left out', () => {
  const said = (lang: string): Node => ({
    type: 'text',
    text: 'hola',
    marks: [{ type: 'language', attrs: { lang } }],
  });
  expect(checkNodes('line', [said('es')]).ok).toBe(true);
  expect(checkNodes('rich', [{ type: 'paragraph', content: [said('es')] }]).ok).toBe(true);
  expect(renderLine([said('es')])).toBe('<span lang="es">hola</span>');
  expect(renderLine([said('"><script>')])).toBe('hola');
});
