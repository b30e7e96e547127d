import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { editBlocks } from '../../shared/content/editText.ts';
import type { Node } from '../../shared/content/fields.ts';
import { richNodes, typesOf } from '../../shared/content/fragments.ts';
import { setTranslation, translationAt } from '../../shared/content/live.ts';
import { translationOf, unitsOf } from '../../shared/content/units.ts';
import { tableOf } from '../../shared/kinds/family/rules.ts';
import { shortId } from '../../shared/ids.ts';
import { fieldsOf, liveLetter } from '../kit/family.ts';
import { randomOf } from '../kit/random.ts';

const edits = 600;
const languages = ['es', 'ar', 'so'];
const mine = 'typed here';

interface Peer {
  ydoc: Y.Doc;
  undo: Y.UndoManager;
}

/** The words each record was made from, by its address and time: the oracle never looks at a hash. */
type Made = Map<string, string>;

/** The words of each unit, read off the shared text as XML. */
function wordsByUnit(ydoc: Y.Doc): Map<string, string> {
  const words = new Map<string, string>();
  const seen = new Set<unknown>();
  const walk = (node: Y.XmlElement) => {
    if (node.nodeName === 'paragraph' || node.nodeName === 'heading') {
      const text = node
        .toArray()
        .map((part) =>
          part instanceof Y.XmlText
            ? (part.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
            : `⟨${String((part as Y.XmlElement).getAttribute('name') ?? (part as Y.XmlElement).getAttribute('label'))}⟩`,
        )
        .join('')
        .split(/\s+/)
        .filter((word) => word !== '')
        .join(' ');
      // Two people who move the same paragraph at once leave two; the first is the one with its id.
      const id = node.getAttribute('id');
      if (text !== '' && !seen.has(id)) words.set(String(id), text);
      seen.add(id);
      return;
    }
    for (const child of node.toArray()) if (child instanceof Y.XmlElement) walk(child);
  };
  for (const child of ydoc.getXmlFragment('body@en').toArray()) walk(child as Y.XmlElement);
  return words;
}

function expectedOutdated(ydoc: Y.Doc, made: Made): string[] {
  return [...wordsByUnit(ydoc)]
    .flatMap(([unit, words]) => languages.map((lang) => ({ words, address: `body/${unit}@${lang}` })))
    .filter(({ address, words }) => {
      const record = translationAt(ydoc, address);
      const isThere = ydoc.share.has(address) && ydoc.getXmlFragment(address).length > 0;
      return record !== undefined && isThere && made.get(`${address} ${record.at}`) !== words;
    })
    .map(({ address }) => address)
    .toSorted();
}

function outdated(ydoc: Y.Doc): string[] {
  const fields = fieldsOf(ydoc);
  return languages
    .flatMap((lang) => tableOf(fields, lang))
    .filter((row) => row.field === 'body' && row.status === 'outdated')
    .map(({ address }) => address)
    .toSorted();
}

describe('drift of translations', () => {
  it.each([2026])(
    'C130: exactly the translations of what changed are outdated, after every one of 600 edits by three peers (seed %i)',
    (seed) => {
      const random = randomOf(seed);
      const made: Made = new Map();
      const first = liveLetter();
      for (const [unit, words] of wordsByUnit(first)) made.set(`body/${unit}@es 0`, words);
      const peers: Peer[] = [1, 2, 3].map(() => peerFrom(Y.encodeStateAsUpdate(first)));
      for (let n = 1; n <= edits; n += 1) {
        const peer = random.pick(peers);
        edit(peer, n, made, random);
        if (random.chance(0.3)) sync(peers);
        if (random.chance(0.02)) Object.assign(peer, peerFrom(Y.encodeStateAsUpdate(peer.ydoc)));
        expect(outdated(peer.ydoc), `edit ${n}`).toEqual(expectedOutdated(peer.ydoc, made));
      }
      sync(peers);
      const [one, ...others] = peers.map(({ ydoc }) => outdated(ydoc));
      for (const other of others) expect(other).toEqual(one);
      expect(one?.length).toBeGreaterThan(0);
    },
    60_000,
  );

  it('C131: a moved paragraph, a heading made of it and words set bold leave its translations as they were; other words, and only those, do not; taking them back does', () => {
    const ydoc = liveLetter();
    const fragment = ydoc.getXmlFragment('body@en');
    const statuses = () => tableOf(fieldsOf(ydoc), 'es').map(({ status }) => status);
    const all = statuses();
    expect(new Set(all)).toEqual(new Set(['reviewed']));

    const blocks = richNodes(fragment);
    const [heading, greeting, ...rest] = blocks;
    if (!heading || !greeting) throw new Error('The letter begins with a heading and a greeting.');
    editBlocks(fragment, [
      greeting,
      { ...heading, type: 'paragraph', attrs: { id: heading.attrs?.id } },
      ...rest,
    ]);
    const bold = richNodes(fragment).map((node) => ({
      ...node,
      content: node.content?.map((inline) =>
        inline.type === 'text' ? { ...inline, marks: [{ type: 'bold' }] } : inline,
      ),
    }));
    editBlocks(fragment, bold);
    expect(new Set(statuses())).toEqual(new Set(['reviewed']));

    const undo = new Y.UndoManager(fragment, { trackedOrigins: new Set([mine]) });
    ydoc.transact(() => textsOf(fragment)[0]?.insert(0, 'Hello: '), mine);
    expect(statuses().filter((status) => status !== 'reviewed')).toEqual(['outdated']);
    const again = new Y.Doc();
    Y.applyUpdate(again, Y.encodeStateAsUpdate(ydoc));
    expect(tableOf(fieldsOf(again), 'es').filter(({ status }) => status === 'outdated')).toHaveLength(1);
    undo.undo();
    expect(new Set(statuses())).toEqual(new Set(['reviewed']));
  });
});

function peerFrom(state: Uint8Array): Peer {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, state);
  const undo = new Y.UndoManager(ydoc.getXmlFragment('body@en'), {
    trackedOrigins: new Set([mine]),
    captureTimeout: 0,
  });
  return { ydoc, undo };
}

function sync(peers: readonly Peer[]): void {
  const states = peers.map(({ ydoc }) => Y.encodeStateAsUpdate(ydoc));
  for (const { ydoc } of peers) for (const state of states) Y.applyUpdate(ydoc, state);
}

type Random = ReturnType<typeof randomOf>;

function edit({ ydoc, undo }: Peer, n: number, made: Made, random: Random): void {
  const fragment = ydoc.getXmlFragment('body@en');
  const texts = textsOf(fragment);
  const text = texts.length > 0 ? random.pick(texts) : undefined;
  const at = text ? random.below(text.length + 1) : 0;
  const act = (change: () => void) => ydoc.transact(change, mine);
  switch (random.below(10)) {
    case 0:
    case 1:
      act(() => text?.insert(at, random.pick(['x', ' ', 'más ', 'no '])));
      return;
    case 2:
      act(() => text && at < text.length && text.delete(at, 1));
      return;
    case 3:
      act(
        () =>
          text &&
          text.length > 0 &&
          text.format(0, Math.max(1, at), { bold: random.chance(0.5) ? {} : null }),
      );
      return;
    case 4:
      act(() => moveBlock(fragment, random));
      return;
    case 5:
      act(() => reformatBlock(fragment, random));
      return;
    case 6:
      act(() => {
        if (fragment.length > 14) fragment.delete(random.below(fragment.length), 1);
        else
          fragment.insert(
            random.below(fragment.length + 1),
            typesOf([
              { type: 'paragraph', attrs: { id: shortId() }, content: [{ type: 'text', text: `New ${n}` }] },
            ]),
          );
      });
      return;
    case 7:
      if (random.chance(0.5)) undo.undo();
      else undo.redo();
      return;
    default: {
      const words = wordsByUnit(ydoc);
      const units = unitsOf(richNodes(fragment)).filter(({ id }) => words.has(id));
      if (units.length === 0) return;
      const unit = random.pick(units);
      const address = `body/${unit.id}@${random.pick(languages)}`;
      const target = ydoc.getXmlFragment(address);
      if (target.length === 0)
        target.insert(0, typesOf([{ type: 'line', content: [{ type: 'text', text: 'y' }] }]));
      made.set(`${address} ${n}`, words.get(unit.id) ?? '');
      setTranslation(
        ydoc,
        address,
        translationOf(unit.words, { state: 'reviewed', at: n, who: 'Ana' }),
        'local',
      );
    }
  }
}

function textsOf(node: Y.XmlFragment | Y.XmlElement): Y.XmlText[] {
  return node
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsOf(child) : [],
    );
}

/** A block with its own ids; undefined for a copy, which an editor would give others first. */
function blockAt(fragment: Y.XmlFragment, at: number): Node | undefined {
  const node = richNodes(fragment)[at];
  const element: unknown = fragment.get(at);
  if (!node || !(element instanceof Y.XmlElement)) return undefined;
  return isDeepStrictEqual(idsOf(node), rawIdsOf(element)) ? node : undefined;
}

function idsOf(node: Node): unknown[] {
  return [node.attrs?.id, ...(node.content ?? []).flatMap(idsOf)].filter((id) => id !== undefined);
}

function rawIdsOf(element: Y.XmlElement): unknown[] {
  const inside = element.toArray().flatMap((child) => (child instanceof Y.XmlElement ? rawIdsOf(child) : []));
  return [element.getAttribute('id'), ...inside].filter((id) => id !== undefined);
}

function takeOut(fragment: Y.XmlFragment, random: Random): Node | undefined {
  const at = random.below(fragment.length);
  const node = blockAt(fragment, at);
  if (node) fragment.delete(at, 1);
  return node;
}

function moveBlock(fragment: Y.XmlFragment, random: Random): void {
  const node = takeOut(fragment, random);
  if (node) fragment.insert(random.below(fragment.length + 1), typesOf([node]));
}

function reformatBlock(fragment: Y.XmlFragment, random: Random): void {
  const at = random.below(fragment.length);
  const node = blockAt(fragment, at);
  if (!node || (node.type !== 'paragraph' && node.type !== 'heading')) return;
  fragment.delete(at, 1);
  const id = node.attrs?.id;
  const as: Node =
    node.type === 'paragraph'
      ? { ...node, type: 'heading', attrs: { id, level: 3 } }
      : { ...node, type: 'paragraph', attrs: { id } };
  fragment.insert(at, typesOf([as]));
}
