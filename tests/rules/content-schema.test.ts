import { getSchema } from '@tiptap/core';
import { Schema } from '@tiptap/pm/model';
import { EditorState, type Plugin, TextSelection } from '@tiptap/pm/state';
import { splitBlock } from '@tiptap/pm/commands';
import {
  initProseMirrorDoc,
  prosemirrorJSONToYXmlFragment,
  updateYFragment,
  yXmlFragmentToProsemirrorJSON,
} from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { BlockIds } from '../../shared/content/blockIds.ts';
import { canMount, checkNodes, withPlaceholders } from '../../shared/content/check.ts';
import type { Node } from '../../shared/content/fields.ts';
import { attributesOf, lineNodes, richNodes, typesOf } from '../../shared/content/fragments.ts';
import { ensureBlockIds, idBearing, normalNodes } from '../../shared/content/nodes.ts';
import { lineSchema, richExtensions, richSchema } from '../../shared/content/schema.ts';
import { lineOf, richOf } from '../../shared/content/text.ts';
import { blocks as anyBlocks } from '../fuzz/content.arbitraries.ts';

const link = { type: 'link', attrs: { href: 'https://example.org/a?b=c' } };
const sample: readonly Node[] = normalNodes(
  richOf([
    'Plain words',
    { heading: 'A heading', level: 3 },
    { bullets: ['one', 'two'] },
    { numbered: ['first', 'second'] },
    { tasks: ['open', { text: 'done', done: true }] },
    { quote: 'quoted' },
    { callout: 'careful', tone: 'warning' },
    {
      table: [
        ['District', 'Now'],
        ['Allentown', '61%'],
      ],
    },
    { type: 'codeBlock', attrs: { language: 'sql' }, content: lineOf('select 1') },
    { type: 'horizontalRule' },
    { type: 'image', attrs: { src: '/files/a1/chart.png', alt: 'A chart' } },
    {
      type: 'paragraph',
      attrs: { dir: 'rtl', lang: 'ar', textAlign: 'center' },
      content: [
        { type: 'text', text: 'bold link', marks: [{ type: 'bold' }, link] },
        {
          type: 'text',
          text: ' and ',
          marks: [{ type: 'highlight' }, { type: 'strike' }, { type: 'underline' }],
        },
        { type: 'hardBreak' },
        { type: 'mention', attrs: { to: 'organisation', ref: 'o1', label: 'Quakertown' } },
        { type: 'text', text: 'code', marks: [{ type: 'code' }] },
      ],
    },
    '',
  ]),
);
const docOf = (nodes: readonly Node[]) => ({ type: 'doc', content: nodes });

function fragmentOf(nodes: readonly Node[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('body');
  fragment.insert(0, typesOf(nodes));
  return fragment;
}

function updatesWhile(ydoc: Y.Doc | null, act: () => void): number {
  let updates = 0;
  ydoc?.on('update', () => {
    updates += 1;
  });
  act();
  return updates;
}

describe('the layout of text is that of y-tiptap', () => {
  it('C20: what we write, its converters read alike', () => {
    const { content } = yXmlFragmentToProsemirrorJSON(fragmentOf(sample));
    expect(normalNodes(content as readonly Node[])).toEqual(sample);
    expect(normalNodes(richSchema.nodeFromJSON(docOf(sample)).toJSON().content)).toEqual(sample);
  });

  it('C20: what its converters write, we read alike', () => {
    const fragment = prosemirrorJSONToYXmlFragment(
      richSchema,
      docOf(sample),
      new Y.Doc().getXmlFragment('body'),
    );
    expect(richNodes(fragment)).toEqual(sample);
    const line = [
      { type: 'text', text: 'a ' },
      { type: 'text', text: 'b', marks: [{ type: 'bold' }, link] },
    ];
    const lineDoc = docOf([{ type: 'line', content: line }]);
    expect(
      lineNodes(prosemirrorJSONToYXmlFragment(lineSchema, lineDoc, new Y.Doc().getXmlFragment('t'))),
    ).toEqual(line);
  });

  it('C20: binding an editor to what we wrote, and writing its document back, sends nothing', () => {
    const fragment = fragmentOf(sample);
    const updates = updatesWhile(fragment.doc, () => {
      const { doc, meta } = initProseMirrorDoc(fragment, richSchema);
      doc.check();
      expect(normalNodes(doc.toJSON().content)).toEqual(sample);
      updateYFragment(fragment.doc as Y.Doc, fragment, doc, meta);
    });
    expect(updates).toBe(0);
  });

  it('C21: a mark worn twice keeps both, under the names y-tiptap gives', () => {
    const schema = new Schema({
      nodes: { doc: { content: 'paragraph+' }, paragraph: { content: 'text*' }, text: {} },
      marks: { comment: { attrs: { thread: {} }, excludes: '' } },
    });
    const marks = ['a', 'b'].map((thread) => ({ type: 'comment', attrs: { thread } }));
    const nodes = [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks }] }];
    const theirs = prosemirrorJSONToYXmlFragment(schema, docOf(nodes), new Y.Doc().getXmlFragment('t'));
    const run = ((theirs.get(0) as Y.XmlElement).get(0) as Y.XmlText).toDelta()[0];
    expect(attributesOf(marks)).toEqual(run.attributes);
    expect(richNodes(theirs)[0]?.content).toEqual(nodes[0]?.content);
    expect(richNodes(fragmentOf(normalNodes(nodes)))[0]?.content).toEqual(nodes[0]?.content);
  });

  it('C22: no mark of the schema may be worn twice, and no history is in it', () => {
    for (const schema of [richSchema, lineSchema]) {
      for (const mark of Object.values(schema.marks)) expect(mark.excludes(mark)).toBe(true);
    }
    expect(Object.keys(lineSchema.nodes).toSorted()).toEqual([
      'doc',
      'hardBreak',
      'line',
      'mention',
      'mergeField',
      'slot',
      'text',
      'unknownInline',
    ]);
    for (const type of idBearing) expect(richSchema.nodes[type]?.spec.attrs).toHaveProperty('id');
  });

  it('C23: what is left unsaid in JSON is what the schema means anyway', () => {
    const said: readonly Node[] = [
      {
        type: 'orderedList',
        attrs: { start: 1 },
        content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
      },
      {
        type: 'taskList',
        content: [{ type: 'taskItem', attrs: { checked: false }, content: [{ type: 'paragraph' }] }],
      },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              { type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [{ type: 'paragraph' }] },
            ],
          },
        ],
      },
    ];
    const unsaid = normalNodes(said);
    expect(JSON.stringify(unsaid)).not.toMatch(/start|checked|span/);
    expect(richSchema.nodeFromJSON(docOf(unsaid)).eq(richSchema.nodeFromJSON(docOf(said)))).toBe(true);
  });
});

describe('content no schema knows', () => {
  const newer: Node = {
    type: 'timeline',
    attrs: { from: 1 },
    content: [{ type: 'paragraph', attrs: { id: '111111111111' }, content: lineOf('kept') }],
  };

  it('C24: it stays in the JSON, is not mounted, and looking at it changes nothing', () => {
    const fragment = fragmentOf([newer, ...sample]);
    const updates = updatesWhile(fragment.doc, () => {
      expect(richNodes(fragment)[0]).toEqual(newer);
      expect(canMount(fragment, 'rich')).toBe(false);
      expect(canMount(fragmentOf(sample), 'rich')).toBe(true);
    });
    expect(updates).toBe(0);
    expect(checkNodes('rich', [newer])).toMatchObject({ ok: false, unknown: ['timeline'] });
  });

  it('C24: y-tiptap itself would have deleted it', () => {
    const fragment = fragmentOf([newer]);
    initProseMirrorDoc(fragment, richSchema);
    expect(fragment.length).toBe(0);
  });

  it('C24: what breaks the grammar, or has marks, attributes or pieces unheard of, is not mounted either', () => {
    const wrong: readonly Node[][] = [
      [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
      [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'glow' }] }] }],
      [{ type: 'paragraph', attrs: { depth: 3 } }],
      [{ type: 'constructor' }],
    ];
    expect(wrong.filter((nodes) => canMount(fragmentOf(nodes), 'rich'))).toEqual([]);
    const bare = new Y.Doc().getXmlFragment('body');
    bare.insert(0, [new Y.XmlText('bare')]);
    expect(canMount(bare, 'rich')).toBe(false);
    expect(richNodes(bare)[0]?.content).toEqual(lineOf('bare'));
    const title = new Y.Doc().getXmlFragment('title');
    expect(canMount(title, 'line')).toBe(true);
    title.insert(0, typesOf([{ type: 'paragraph', content: lineOf('a') }]));
    expect(canMount(title, 'line')).toBe(false);
    expect(lineNodes(title)).toEqual(lineOf('a'));
  });

  it('C25: a detached copy shows placeholders that hold the original, and always fits the schema', () => {
    const [placeholder] = withPlaceholders('rich', [newer]);
    expect(placeholder).toEqual({ type: 'unknownBlock', attrs: { original: newer } });
    fc.assert(
      fc.property(anyBlocks, (nodes) => {
        const shown = withPlaceholders('rich', normalNodes(nodes));
        if (shown.length > 0) richSchema.nodeFromJSON(docOf(shown)).check();
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

describe('block ids', () => {
  it('C26: the first of several blocks keeps its id; missing and malformed ones are replaced', () => {
    let n = 0;
    const id = () => `new${'z'.repeat(8)}${(n += 1)}`;
    const same = { type: 'paragraph', attrs: { id: 'aaaaaaaaaaaa' } };
    const given = ensureBlockIds(
      [same, same, { type: 'paragraph' }, { type: 'heading', attrs: { id: '<b>' } }],
      id,
    );
    expect(given.map((node) => node.attrs?.id)).toEqual([
      'aaaaaaaaaaaa',
      'newzzzzzzzz1',
      'newzzzzzzzz2',
      'newzzzzzzzz3',
    ]);
  });

  it('C26: reading replaces them alike on every peer, and typing does not change them', () => {
    const paragraph = { type: 'paragraph', attrs: { id: 'aaaaaaaaaaaa' }, content: lineOf('x') };
    const fragment = fragmentOf([paragraph, paragraph, { type: 'paragraph', content: lineOf('y') }]);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(fragment.doc as Y.Doc));
    const ids = (one: Y.XmlFragment) => richNodes(one).map((node) => node.attrs?.id);
    expect(ids(copy.getXmlFragment('body'))).toEqual(ids(fragment));
    expect(new Set(ids(fragment)).size).toBe(3);
    const before = ids(fragment);
    ((fragment.get(2) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'more ');
    expect(ids(fragment)).toEqual(before);
  });

  const extension = BlockIds.configure({ id: () => 'freshfreshfr' });
  const plugins = extension.config.addProseMirrorPlugins?.call({
    options: extension.options,
  } as never) as Plugin[];
  const stateOf = (nodes: readonly Node[], at: number) => {
    const doc = richSchema.nodeFromJSON(docOf(nodes));
    return EditorState.create({ doc, plugins, selection: TextSelection.create(doc, at) });
  };
  const split = (state: EditorState) => {
    let after = state;
    splitBlock(state, (tr) => {
      after = state.apply(tr);
    });
    return (after.toJSON().doc.content as Node[]).map((node) => [node.attrs?.id, node.content?.[0]?.text]);
  };
  const two = [{ type: 'paragraph', attrs: { id: 'aaaaaaaaaaaa' }, content: lineOf('word') }];

  it('C27: a block that is split keeps its id where its words stay', () => {
    expect(split(stateOf(two, 3))).toEqual([
      ['aaaaaaaaaaaa', 'wo'],
      ['freshfreshfr', 'rd'],
    ]);
    expect(split(stateOf(two, 1))).toEqual([
      ['freshfreshfr', undefined],
      ['aaaaaaaaaaaa', 'word'],
    ]);
    expect(split(stateOf(two, 5))).toEqual([
      ['aaaaaaaaaaaa', 'word'],
      ['freshfreshfr', undefined],
    ]);
  });

  it('C27: a copy put before the original gets the fresh id; what arrives from others gets none', () => {
    const state = stateOf(two, 1);
    const copy = richSchema.nodeFromJSON({ ...two[0] });
    const pasted = state.apply(state.tr.insert(0, copy));
    expect(pasted.doc.child(0).attrs.id).toBe('freshfreshfr');
    expect(pasted.doc.child(1).attrs.id).toBe('aaaaaaaaaaaa');
    const arrived = state.apply(state.tr.insert(0, copy).setMeta('y-sync$', { isChangeOrigin: true }));
    expect(arrived.doc.child(0).attrs.id).toBe('aaaaaaaaaaaa');
  });

  it('C27: the editor may add it to the schema’s extensions without changing the schema', () => {
    expect(Object.keys(getSchema([...richExtensions, BlockIds]).nodes)).toEqual(
      Object.keys(richSchema.nodes),
    );
  });
});
