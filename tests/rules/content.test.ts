import { describe, expect, it } from 'vitest';
import {
  fieldAt,
  formatAddress,
  isKeyAllowed,
  isRootAllowed,
  parseAddress,
} from '../../shared/content/address.ts';
import type { Content } from '../../shared/content/fields.ts';
import { emptyContent } from '../../shared/content/json.ts';
import { isEmpty, normalise, publishedContent } from '../../shared/content/normalise.ts';
import { withNotes } from '../../shared/content/notes.ts';
import { canonicalJson, sealVersion, sha256Hex, verifyChain } from '../../shared/content/seal.ts';
import { lineOf, lineText, plainText, richOf, wordCount } from '../../shared/content/text.ts';
import { isDate, isValid } from '../../shared/content/values.ts';
import { everyField, everyKind } from '../fuzz/content.arbitraries.ts';

const r1 = '111111111111';
const r2 = '222222222222';

describe('addresses', () => {
  it('C1: an address reads back as it was written', () => {
    for (const text of [
      'title',
      `body#${r1}`,
      `groups/${r1}/criteria/${r2}/text`,
      `letter@zh-Hant#${r1}`,
      `groups/${r1}`,
    ]) {
      const parsed = parseAddress(text);
      expect(parsed && formatAddress(parsed)).toBe(text);
    }
    const wrong = [
      '',
      'Title',
      '1title',
      'a b',
      'title/',
      '/title',
      'title//x',
      'title#',
      'title#short',
      'title@',
      'title@e',
      'title@en@es',
      `title#${r1}#${r2}`,
      `title#${r1}@en`,
      'groups/__proto__/name',
      '__proto__',
      'a\u0000',
      `groups/${'1'.repeat(13)}/name`,
      'x'.repeat(300),
      'title\n',
    ];
    expect(wrong.filter((text) => parseAddress(text))).toEqual([]);
  });

  it('C2: an address is legal where the kind has such a field', () => {
    expect(fieldAt(everyField, 'title')).toMatchObject({ at: 'field', field: { type: 'line' } });
    expect(fieldAt(everyField, `groups/${r1}`)).toMatchObject({ at: 'row', row: r1 });
    expect(fieldAt(everyField, `groups/${r1}/criteria/${r2}/must`)).toMatchObject({
      field: { type: 'tick' },
    });
    expect(fieldAt(everyField, `scores/${r1}/${r2}`)).toMatchObject({
      at: 'cell',
      row: r1,
      column: r2,
      leaf: { type: 'number' },
    });
    expect(fieldAt(everyField, 'letter@es')).toMatchObject({
      at: 'variant',
      lang: 'es',
      leaf: { type: 'rich' },
    });
    expect(fieldAt(everyField, `notes#${r1}`)).toMatchObject({ field: { name: 'notes', unpublished: true } });
    const wrong = [
      'nothing',
      'constructor',
      `title/${r1}`,
      `title#${r1}`,
      'title@en',
      `groups/${r1}/nothing`,
      `scores/${r1}`,
      `scores/${r1}/${r2}/x`,
      'groups/name/name',
      `groups/${r1}@en`,
      `groups/${r1}/criteria@en`,
      `amount#${r1}`,
    ];
    expect(wrong.filter((text) => fieldAt(everyField, text))).toEqual([]);
  });

  it('C3: a root holds the values or the text of one line, rich field or language; nothing else', () => {
    const legal = [
      'values',
      'title',
      'body',
      'notes',
      'letter@es',
      `groups/${r1}/local@en`,
      `remarks/${r1}/${r2}`,
    ];
    expect(legal.filter((name) => !isRootAllowed(everyField, name))).toEqual([]);
    const illegal = [
      'amount',
      'groups',
      `groups/${r1}`,
      'letter',
      `body#${r1}`,
      `scores/${r1}/${r2}`,
      'other',
      '',
    ];
    expect(illegal.filter((name) => isRootAllowed(everyField, name))).toEqual([]);
  });

  it('C3: a key of the values is a scalar, a row or its removal', () => {
    const legal = [
      'amount',
      `groups/${r1}`,
      `groups/${r1}!removed`,
      `scores/${r1}/${r2}`,
      `groups/${r1}/weight`,
    ];
    expect(legal.filter((key) => !isKeyAllowed(everyField, key))).toEqual([]);
    const illegal = [
      'title',
      'groups',
      'amount!removed',
      `groups/${r1}/name`,
      'values',
      '__proto__',
      '!removed',
    ];
    expect(illegal.filter((key) => isKeyAllowed(everyField, key))).toEqual([]);
  });

  it('C4: every kind has notes, once, and they are not published', () => {
    expect(withNotes(withNotes(everyField)).filter((field) => field.name === 'notes')).toHaveLength(1);
    const content: Content = {
      ...emptyContent(everyKind),
      fields: { title: lineOf('t'), notes: richOf('n'), private: richOf('p') },
    };
    expect(Object.keys(publishedContent(content, everyField).fields)).toEqual(['title']);
  });
});

describe('values', () => {
  it('C5: a scalar is valid as its field says', () => {
    const number = { name: 'n', type: 'number', min: 0, max: 10, integer: true } as const;
    expect([0, 10, 3].every((value) => isValid(number, value))).toBe(true);
    expect([-1, 11, 0.5, Number.NaN, '3', null].some((value) => isValid(number, value))).toBe(false);
    const choice = { name: 'c', type: 'choice', options: ['scale'] } as const;
    expect([isValid(choice, 'scale'), isValid(choice, 'toString')]).toEqual([true, false]);
    const measured = { name: 'm', type: 'measured' } as const;
    for (const value of [
      { state: 'zero' },
      { state: 'suppressed', below: 10 },
      { state: 'reported', value: 0 },
      { state: 'notReported' },
    ]) {
      expect(isValid(measured, value)).toBe(true);
    }
    for (const value of [{ state: 'reported' }, { state: 'other' }, {}, 3, null])
      expect(isValid(measured, value)).toBe(false);
    expect(['2024-02-29', '2026-11-22'].every(isDate)).toBe(true);
    expect(
      ['2025-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '1900-02-29', '2026-11-22T00:00'].some(isDate),
    ).toBe(false);
  });

  it('C6: empty is absent; not reported, zero and suppressed are not empty', () => {
    const [line, rich, measured] = [
      { name: 'l', type: 'line' },
      { name: 'r', type: 'rich' },
      { name: 'm', type: 'measured' },
    ] as const;
    expect([isEmpty(line, []), isEmpty(line, lineOf(' ')), isEmpty(line, lineOf('x'))]).toEqual([
      true,
      true,
      false,
    ]);
    expect([isEmpty(rich, richOf(['', ' '])), isEmpty(rich, [{ type: 'horizontalRule' }])]).toEqual([
      true,
      false,
    ]);
    expect([isEmpty(measured, { state: 'notReported' }), isEmpty(measured, undefined)]).toEqual([
      false,
      true,
    ]);
    expect(
      normalise(everyField, { title: [], body: richOf(''), done: false, groups: [], scores: { cells: {} } }),
    ).toEqual({});
  });

  it('C6: text that looks the same has one form', () => {
    const bold = (href: string | null) => [
      { type: 'link', attrs: { target: '_blank', href } },
      { type: 'bold' },
    ];
    const title = [
      { type: 'text', text: 'a', marks: bold('https://a.org') },
      { type: 'text', text: '' },
      { type: 'text', text: 'b', marks: bold('https://a.org').toReversed() },
    ];
    const marks = [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://a.org' } }];
    expect(normalise(everyField, { title })).toEqual({ title: [{ type: 'text', text: 'ab', marks }] });
  });
});

describe('text', () => {
  it('C7: plain text has a line for each block, and a line is one line', () => {
    expect(plainText(richOf(['a', { bullets: ['b', 'c'] }, { table: [['d', 'e']] }]))).toBe('a\nb\nc\nd\ne');
    expect(
      plainText([{ type: 'paragraph', content: [...lineOf('a'), { type: 'hardBreak' }, ...lineOf('b')] }]),
    ).toBe('a\nb');
    expect(lineText([...lineOf(' a  '), { type: 'mention', attrs: { label: 'Ana' } }])).toBe('a @Ana');
    expect([lineText(undefined), lineText(3), plainText(undefined)]).toEqual(['', '', '']);
    expect(wordCount('Don’t stop: 3.5% of the niños — 58!')).toBe(7);
  });
});

describe('seals', () => {
  it('C40: canonical JSON is that of RFC 8785', () => {
    const literals = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    expect(canonicalJson(literals)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const sorting = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew',
      '1': 'One',
      '\ud83d\ude00': 'Smiley',
      '\u0080': 'Control',
      '\u00f6': 'o',
    };
    expect(canonicalJson(sorting)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"o","€":"Euro Sign","😀":"Smiley","\ufb33":"Hebrew"}',
    );
    for (const [bits, text] of [
      ['0000000000000000', '0'],
      ['8000000000000000', '0'],
      ['0000000000000001', '5e-324'],
      ['7fefffffffffffff', '1.7976931348623157e+308'],
      ['4340000000000001', '9007199254740994'],
      ['444b1ae4d6e2ef50', '1e+21'],
      ['3eb0c6f7a0b5ed8d', '0.000001'],
      ['41b3de4355555557', '333333333.33333343'],
    ] as const) {
      expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
    }
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', [undefined], () => 1, 1n]) {
      expect(() => canonicalJson(wrong)).toThrow(/has no canonical JSON/);
    }
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  const chain = (n: number) => {
    const versions = [];
    let previousHash: string | null = null;
    for (let i = 1; i <= n; i += 1) {
      const content: Content = { ...emptyContent(everyKind), fields: { title: lineOf(`v${i}`) } };
      const metadata = { n: i, type: 'frozen', at: 1000 * i };
      const seal = sealVersion({ content, metadata, previousHash });
      versions.push({ content, metadata, previousHash, ...seal });
      previousHash = seal.hash;
    }
    return versions;
  };
  const altered = (index: number, change: object) =>
    chain(3).map((one, i) => (i === index ? { ...one, ...change } : one));

  it('C41: a chain of versions verifies, also without content taken away', () => {
    expect(verifyChain(chain(3))).toEqual({ ok: true });
    expect(verifyChain(altered(1, { content: null }))).toEqual({ ok: true });
    expect(verifyChain([])).toEqual({ ok: true });
  });

  it('C41: anything altered, left out or put elsewhere fails', () => {
    expect(verifyChain(altered(1, { content: emptyContent(everyKind) }))).toEqual({
      ok: false,
      index: 1,
      wrong: 'content',
    });
    expect(verifyChain(altered(2, { metadata: { n: 3 } }))).toEqual({ ok: false, index: 2, wrong: 'hash' });
    expect(verifyChain(chain(3).toSpliced(1, 1))).toEqual({ ok: false, index: 1, wrong: 'previous' });
    expect(verifyChain(chain(3).toReversed())).toEqual({ ok: false, index: 0, wrong: 'previous' });
  });
});
