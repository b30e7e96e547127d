// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Node } from '../../shared/content/fields.ts';
import { isSafeImage, isSafeLink } from '../../shared/content/safe.ts';
import { lineOf, plainText, richOf } from '../../shared/content/text.ts';
import { attributes, escapeHtml, html, raw, renderLine, renderRich } from '../../shared/render/html.ts';
import { blocks, hostileStrings, lines } from '../fuzz/content.arbitraries.ts';

/** What a browser makes of HTML. */
function parse(text: string): HTMLElement {
  const element = document.createElement('div');
  element.innerHTML = text;
  return element;
}

const allowedTags = new Set(
  'P H1 H2 H3 H4 H5 H6 UL OL LI BLOCKQUOTE PRE CODE STRONG EM U S MARK A BR HR DIV SPAN FIGURE IMG TABLE THEAD TBODY TR TH TD'.split(
    ' ',
  ),
);
const allowedAttributes = new Set(
  'id dir lang class start rel alt loading data-tone data-done role aria-label scope colspan rowspan'.split(
    ' ',
  ),
);

/** Elements, attributes and addresses in HTML that this program does not write. */
function foreignIn(text: string): string[] {
  return [...parse(text).querySelectorAll('*')].flatMap((element) => [
    ...(allowedTags.has(element.tagName) ? [] : [element.tagName]),
    ...[...element.attributes].filter((one) => !isHarmless(one)).map(({ name, value }) => `${name}=${value}`),
  ]);
}

function isHarmless({ name, value }: Attr): boolean {
  if (name === 'href') return /^(https?:|mailto:)/i.test(value);
  if (name === 'src') return value.startsWith('/files/');
  return allowedAttributes.has(name);
}

describe('text becomes HTML', () => {
  it('C30: a template escapes what is inserted, except HTML made by a template', () => {
    expect(html`<b title="${'"><script>'}">${'<&>'}</b>`.text).toBe(
      '<b title="&quot;&gt;&lt;script&gt;">&lt;&amp;&gt;</b>',
    );
    expect(html`<ul>${['a', '<b>'].map((one) => html`<li>${one}</li>`)}</ul>`.text).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li></ul>',
    );
    expect(html`${null}${undefined}${false}${0}${raw('<br>')}`.text).toBe('0<br>');
    expect(html`${{ text: '<b>', toString: () => '<b>' }}`.text).toBe('&lt;b&gt;');
    expect(attributes({ id: 'a"b', hidden: true, title: undefined }).text).toBe(' id="a&quot;b" hidden');
    expect(escapeHtml('a\u0000b')).toBe('a\uFFFDb');
  });

  it('C31: every block and mark has its HTML', () => {
    const nodes: readonly Node[] = [
      { type: 'heading', attrs: { level: 1 }, content: lineOf('Title') },
      {
        type: 'paragraph',
        attrs: { dir: 'rtl', lang: 'ar', textAlign: 'center' },
        content: [
          {
            type: 'text',
            text: 'x',
            marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://a.org' } }],
          },
        ],
      },
      ...richOf([
        {
          table: [
            ['A', 'B'],
            ['1', '2'],
          ],
        },
        { tasks: [{ text: 'done', done: true }] },
      ]),
      {
        type: 'orderedList',
        attrs: { start: 3 },
        content: [{ type: 'listItem', content: [{ type: 'paragraph', content: lineOf('c') }] }],
      },
      { type: 'image', attrs: { src: '/files/a/b.png', alt: 'A "chart"' } },
    ];
    expect(renderRich(nodes, { headingFrom: 3, done: 'Hecho' })).toBe(
      '<h3>Title</h3>' +
        '<p dir="rtl" lang="ar" class="align-center"><strong><a href="https://a.org" rel="noopener noreferrer nofollow ugc">x</a></strong></p>' +
        '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>' +
        '<ul class="tasks"><li class="task" data-done="true"><span class="tick" role="img" aria-label="Hecho">☑</span><div><p>done</p></div></li></ul>' +
        '<ol start="3"><li><p>c</p></li></ol>' +
        '<figure><img src="/files/a/b.png" alt="A &quot;chart&quot;" loading="lazy"></figure>',
    );
    expect(
      renderRich([{ type: 'heading', attrs: { level: 4 }, content: lineOf('x') }], { headingFrom: 5 }),
    ).toBe('<h6>x</h6>');
    expect(renderRich([{ type: 'paragraph', attrs: { id: 'aaaaaaaaaaaa' } }], { idPrefix: 'b-' })).toBe(
      '<p id="b-aaaaaaaaaaaa"></p>',
    );
  });

  it('C32: a header cell says what it heads', () => {
    const cell = (type: string, text: string) => ({
      type,
      content: [{ type: 'paragraph', content: lineOf(text) }],
    });
    const table = (rows: readonly (readonly Node[])[]): Node => ({
      type: 'table',
      content: rows.map((content) => ({ type: 'tableRow', content })),
    });
    const h = (text: string) => cell('tableHeader', text);
    const d = (text: string) => cell('tableCell', text);
    const page = parse(
      renderRich([
        table([
          [h(''), h('Now')],
          [h('Allentown'), d('61%')],
        ]),
      ]),
    );
    expect([...page.querySelectorAll('th')].map((th) => th.getAttribute('scope'))).toEqual([
      'col',
      'col',
      'row',
    ]);
    expect(page.querySelectorAll('thead tr')).toHaveLength(1);
  });

  it('C33: only http, https and mailto links are links, and only stored pictures are pictures', () => {
    for (const href of ['https://a.org', 'HTTP://a.org/x?y=z#f', 'mailto:ana@example.org'])
      expect(isSafeLink(href)).toBe(true);
    const notHref = [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'https://a.org\n',
      'data:text/html,x',
      'vbscript:x',
      '//evil.org',
      '/p/1',
      'https:',
      'https:///x',
      'mailto:',
      '',
      null,
      3,
      {},
    ];
    expect(notHref.filter(isSafeLink)).toEqual([]);
    for (const src of ['/files/a', '/files/0193/chart-1.png']) expect(isSafeImage(src)).toBe(true);
    const notSrc = [
      'data:image/png;base64,AA',
      'https://a.org/x.png',
      '/files/../api',
      '/files//evil.org',
      '//files/a',
      '/files/',
      null,
    ];
    expect(notSrc.filter(isSafeImage)).toEqual([]);
    const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } };
    expect(renderLine([{ type: 'text', text: 'x', marks: [link] }])).toBe('x');
    expect(renderRich([{ type: 'image', attrs: { src: 'https://a.org/x.png', alt: 'seen' } }])).toBe(
      '<p>seen</p>',
    );
  });

  it('C34: nodes no schema knows give the text inside them', () => {
    const nodes: readonly Node[] = [
      {
        type: 'timeline',
        content: [
          { type: 'step', content: lineOf('<first>') },
          { type: 'paragraph', content: lineOf('second') },
        ],
      },
    ];
    expect(renderRich(nodes)).toBe('<p>&lt;first&gt;</p><p>second</p>');
    expect(renderLine([{ type: 'sparkle', content: lineOf('x') }])).toBe('x');
  });

  it('C35: no text makes an element, an attribute or an address of its own', () => {
    const attrs = fc.dictionary(
      fc.constantFrom(
        'id',
        'dir',
        'lang',
        'textAlign',
        'tone',
        'src',
        'alt',
        'href',
        'level',
        'start',
        'colspan',
        'align',
        'label',
        'style',
        'onclick',
      ),
      fc.oneof(hostileStrings, fc.integer(), fc.jsonValue({ maxDepth: 1 })),
    );
    const types = fc.constantFrom(
      'paragraph',
      'heading',
      'callout',
      'image',
      'table',
      'tableRow',
      'tableCell',
      'tableHeader',
      'orderedList',
      'taskItem',
      'mention',
      'codeBlock',
      '<script>',
      '__proto__',
      'constructor',
      'text',
    );
    const hostile = fc.letrec<{ node: Node }>((tie) => ({
      node: fc.record({
        type: types,
        attrs,
        text: hostileStrings,
        marks: fc.array(fc.record({ type: fc.constantFrom('link', 'bold', 'script', '__proto__'), attrs }), {
          maxLength: 2,
        }),
        content: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('node'), { maxLength: 3 })),
      }),
    })).node;
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 4 }), (nodes) => {
        expect(foreignIn(renderRich(nodes, { idPrefix: 'b-' }))).toEqual([]);
        expect(foreignIn(renderLine(nodes))).toEqual([]);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it('C36: a browser reads the words that plain text has', () => {
    const squeeze = (text: string) => text.replace(/[\s\p{Cc}\p{Surrogate}\uFFFD☐☑]/gu, '');
    fc.assert(
      fc.property(blocks, lines, (rich, line) => {
        expect(squeeze(parse(renderRich(rich)).textContent ?? '')).toBe(squeeze(plainText(rich)));
        expect(squeeze(parse(renderLine(line)).textContent ?? '')).toBe(squeeze(plainText(line)));
      }),
      { seed: 20261122, numRuns: 150 },
    );
  });
});
