import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { contributorsOf } from '../../server/actions/documents/contributors.ts';
import { fork } from '../../server/actions/documents/fork.ts';
import { nameVersion } from '../../server/actions/documents/nameVersion.ts';
import { readVersion } from '../../server/actions/documents/readVersion.ts';
import { publish } from '../../server/actions/publications/publish.ts';
import { publishingSheet } from '../../server/actions/publications/publishingSheet.ts';
import { decideSuggestions } from '../../server/actions/suggestions/decideSuggestions.ts';
import { suggestions } from '../../server/actions/suggestions/suggestions.ts';
import { undoDecisions } from '../../server/actions/suggestions/undoDecisions.ts';
import { withdrawSuggestion } from '../../server/actions/suggestions/withdrawSuggestion.ts';
import type { Node } from '../../shared/content/fields.ts';
import { partOf } from '../../shared/content/parts.ts';
import { asBlocks } from '../../shared/content/suggestions/blocks.ts';
import { type Proposal, putProposal } from '../../shared/content/suggestions/proposals.ts';
import { lineOf, plainText, richOf } from '../../shared/content/text.ts';
import { shortId } from '../../shared/ids.ts';
import type { Role } from '../../shared/model.ts';
import { call, type Example, finished, newMemo, openExample, received, write } from '../kit/example.ts';

let example: Example;
beforeAll(async () => {
  example = await openExample();
  await become('ben', 'commenter');
  await become('aisha', 'viewer');
});
afterAll(() => example.close());

const canary = 'Only Ben would say heliotrope.';

async function become(host: string, role: Role): Promise<void> {
  const actor = await example.actor(host);
  if (actor.type !== 'person') throw new Error(`${host} is nobody.`);
  await example.ctx.lane.write((tx) =>
    tx.updateTable('network_member').set({ role }).where('person_id', '=', actor.id).execute(),
  );
}

async function idOf(host: string): Promise<string> {
  const actor = await example.actor(host);
  if (actor.type !== 'person') throw new Error(`${host} is nobody.`);
  return actor.id;
}

async function suggest(documentId: string, proposal: Partial<Proposal>, host = 'ben'): Promise<Proposal> {
  const actor = await example.actor(host);
  if (actor.type !== 'person') throw new Error(`${host} is nobody.`);
  const whole: Proposal = {
    id: shortId(),
    place: 'tried',
    after: undefined,
    made: Date.now(),
    base: [],
    proposed: [],
    ...proposal,
  };
  const doc = new Y.Doc();
  putProposal(doc, whole, 'test');
  const signer = { personId: actor.id, organisationId: actor.networks[0]?.organisationId ?? '' };
  const part = partOf('suggest', actor.id);
  await example.ctx.rooms.append(documentId, Y.encodeStateAsUpdate(doc), signer, undefined, part);
  return whole;
}

/** A memo whose "tried" holds one paragraph by Maria. */
async function memoWith(words: string): Promise<{ id: string; block: Node }> {
  const id = await newMemo(example);
  const [block] = richOf(words);
  if (!block) throw new Error('there is a block');
  await write(example, id, 'maria', () => [{ type: 'text', address: 'tried', nodes: [block] }]);
  const { content } = await example.ctx.rooms.contentAt(id);
  const [stored] = content.fields.tried as readonly Node[];
  if (!stored) throw new Error('there is a paragraph');
  return { id, block: stored };
}

const saying = (block: Node, text: string): Node => ({ ...block, content: lineOf(text) });
const tried = async (id: string) =>
  plainText((await example.ctx.rooms.contentAt(id)).content.fields.tried as readonly Node[]);
const list = async (id: string, host = 'maria') =>
  (await suggestions(example.ctx, await example.actor(host), received({ document: id }), call)).suggestions;
type Asked = { id: string; how?: 'quoted' | 'onto' | 'over'; seen?: { type: string }[] };
const decide = async (id: string, decision: 'accept' | 'reject', asked: readonly Asked[], host = 'maria') => {
  const authorId = await idOf('ben');
  const body = {
    decision,
    suggestions: asked.map((one) => ({ authorId, how: 'quoted' as const, ...one })),
  };
  return decideSuggestions(example.ctx, await example.actor(host), received({ document: id }, body), call);
};
const undo = async (id: string, decisions: string[]) =>
  undoDecisions(example.ctx, await example.actor('maria'), received({ document: id }, { decisions }), call);
const refused = (code: string) => expect.objectContaining({ code }) as Error;

describe('deciding about suggestions', () => {
  it('D100, D101: an accepted one is carried out, its words are its author’s, and it is gone; the log says who accepted', async () => {
    const { id, block } = await memoWith('We called every Friday.');
    const asked = await suggest(id, { base: [block], proposed: [saying(block, 'We called every Monday.')] });
    expect(await list(id, 'aisha')).toMatchObject([
      {
        id: asked.id,
        place: 'tried',
        author: { id: await idOf('ben'), organisation: { initials: expect.any(String) as string } },
      },
    ]);
    const { decided } = await decide(id, 'accept', [asked]);
    expect(decided).toHaveLength(1);
    expect(await tried(id)).toBe('We called every Monday.');
    expect(await list(id)).toEqual([]);
    const { epoch, seq } = await example.ctx.rooms.contentAt(id);
    const row = await example.ctx.db
      .selectFrom('log')
      .selectAll()
      .where('document_id', '=', id)
      .where('part', '=', 'shared')
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow();
    expect(row.person_id).toBe(await idOf('ben'));
    expect(row.organisation_id).not.toBeNull();
    expect((await contributorsOf(example.ctx.db, id, { epoch, seq })).map((one) => one.personId)).toContain(
      await idOf('ben'),
    );
    const audited = await example.ctx.db
      .selectFrom('audit')
      .selectAll()
      .where('document_id', '=', id)
      .where('action', '=', 'suggestion.accepted')
      .execute();
    expect(audited).toMatchObject([{ person_id: await idOf('maria') }]);
    expect(audited[0]?.details_json).not.toContain('Monday');
  });

  it('D102: a rejected one leaves the text alone; both can be taken back while the text reads so', async () => {
    const { id, block } = await memoWith('One.');
    const no = await suggest(id, { base: [block], proposed: [saying(block, 'Two.')] });
    const rejected = await decide(id, 'reject', [no]);
    expect(await tried(id)).toBe('One.');
    expect(await list(id)).toEqual([]);
    expect(
      await undo(
        id,
        rejected.decided.map((one) => one.decision),
      ),
    ).toEqual({ undone: 1, refused: 0 });
    expect(await list(id)).toMatchObject([{ id: no.id }]);
    const accepted = await decide(id, 'accept', [no]);
    expect(await tried(id)).toBe('Two.');
    expect(
      await undo(
        id,
        accepted.decided.map((one) => one.decision),
      ),
    ).toEqual({ undone: 1, refused: 0 });
    expect(await tried(id)).toBe('One.');
    const again = await decide(id, 'accept', [no]);
    await write(example, id, 'maria', () => [{ type: 'text', address: 'tried', nodes: richOf('Else.') }]);
    expect(
      await undo(
        id,
        again.decided.map((one) => one.decision),
      ),
    ).toEqual({ undone: 0, refused: 1 });
    expect(await tried(id)).toBe('Else.');
  });

  it('D103: where the text has changed since, nothing is done unseen; both changes in one, or over it, when asked', async () => {
    const { id, block } = await memoWith('We called every Friday.');
    const asked = await suggest(id, { base: [block], proposed: [saying(block, 'We wrote every Friday.')] });
    const changed = saying(block, 'We called every Friday at nine.');
    await write(example, id, 'maria', () => [{ type: 'text', address: 'tried', nodes: [changed] }]);
    expect(await decide(id, 'accept', [asked])).toMatchObject({
      refused: [{ id: asked.id, why: 'changed' }],
    });
    const seen = [{ ...changed }];
    expect(await decide(id, 'accept', [{ id: asked.id, how: 'over', seen: [{ ...block }] }])).toMatchObject({
      decided: [],
    });
    expect(await decide(id, 'accept', [{ id: asked.id, how: 'onto', seen }])).toMatchObject({ refused: [] });
    expect(await tried(id)).toBe('We wrote every Friday at nine.');

    const other = await memoWith('One two.');
    const over = await suggest(other.id, {
      base: [other.block],
      proposed: [saying(other.block, 'One three.')],
    });
    const now = saying(other.block, 'One four.');
    await write(example, other.id, 'maria', () => [{ type: 'text', address: 'tried', nodes: [now] }]);
    const how = { id: over.id, seen: [{ ...now }] };
    expect(await decide(other.id, 'accept', [{ ...how, how: 'onto' }])).toMatchObject({ decided: [] });
    await decide(other.id, 'accept', [{ ...how, how: 'over' }]);
    expect(await tried(other.id)).toBe('One three.');
  });

  it('D104: many at once, also of lines and blank paragraphs; two who decide at once do it once', async () => {
    const { id, block } = await memoWith('First.');
    const title = await suggest(id, {
      place: 'title',
      base: asBlocks('line', []),
      proposed: asBlocks('line', lineOf('A title')),
    });
    const more: Node = { type: 'paragraph', attrs: { id: shortId() }, content: lineOf('Second.') };
    const second = await suggest(id, { after: String(block.attrs?.id), proposed: [more] });
    const doc = new Y.Doc();
    for (const update of (await example.ctx.rooms.copyOf(id)).updates) Y.applyUpdate(doc, update);
    const blank = doc.getXmlFragment('learned').get(0) as Y.XmlElement;
    const empty: Node = { type: 'paragraph', attrs: { id: blank.getAttribute('id') } };
    const begun = await suggest(id, { place: 'learned', base: [empty], proposed: [saying(empty, 'Begun.')] });
    const both = await Promise.all([
      decide(id, 'accept', [title, second, begun]),
      decide(id, 'accept', [title, second, begun]),
    ]);
    expect(both.map(({ decided }) => decided.length).toSorted((a, b) => a - b)).toEqual([0, 3]);
    const { fields } = (await example.ctx.rooms.contentAt(id)).content;
    expect(plainText(fields.title as readonly Node[])).toBe('A title');
    expect(plainText(fields.tried as readonly Node[])).toBe('First.\nSecond.');
    expect(plainText(fields.learned as readonly Node[])).toBe('Begun.');
  });

  it('D105: only who may write decides; only its author withdraws; who may only read does neither', async () => {
    const { id, block } = await memoWith('One.');
    const asked = await suggest(id, { base: [block], proposed: [saying(block, 'Two.')] });
    await expect(decide(id, 'accept', [asked], 'ben')).rejects.toThrow(refused('notFound'));
    await expect(decide(id, 'reject', [asked], 'aisha')).rejects.toThrow(refused('notFound'));
    const withdraw = async (host: string) =>
      withdrawSuggestion(
        example.ctx,
        await example.actor(host),
        received({ document: id, suggestion: asked.id }),
        call,
      );
    await expect(withdraw('maria')).rejects.toThrow(refused('notFound'));
    await expect(withdraw('aisha')).rejects.toThrow(refused('notFound'));
    expect(await withdraw('ben')).toEqual({ ok: true });
    expect(await list(id)).toEqual([]);
  });

  it('D106, I6: what is only suggested is in no version, publication or fork, and stays with its author', async () => {
    const id = await newMemo(example);
    await write(example, id, 'maria', finished);
    const [block] = richOf(canary);
    await suggest(id, { proposed: block ? [block] : [] });
    const params = received({ document: id });
    const maria = await example.actor('maria');
    const sheet = await publishingSheet(example.ctx, maria, params, call);
    expect(sheet.checks).toContainEqual(
      expect.objectContaining({ message: 'suggest.open', level: 'warning', values: { count: 1 } }),
    );
    const given = { visibility: 'listed', licence: 'CC-BY-4.0', artifactIds: [] as string[] } as const;
    await nameVersion(example.ctx, maria, received({ document: id }, { name: 'Named' }), call);
    await expect(
      publish(example.ctx, maria, received({ document: id }, { ...given, reason: undefined }), call),
    ).rejects.toThrow(refused('reasonNeeded'));
    const { n } = await publish(
      example.ctx,
      maria,
      received({ document: id }, { ...given, reason: 'A test.' }),
      call,
    );
    for (let one = 1; one <= n; one += 1) {
      expect(JSON.stringify(await readVersion(example.ctx.db, id, one))).not.toContain('heliotrope');
    }
    const row = await example.ctx.db
      .selectFrom('version_content')
      .selectAll()
      .where('document_id', '=', id)
      .execute();
    expect(JSON.stringify(row)).not.toContain('heliotrope');
    const network = maria.type === 'person' ? maria.networks[0]?.id : undefined;
    const forked = await fork(
      example.ctx,
      maria,
      received({ document: id, n }, { owner: { type: 'network' as const, id: network ?? '' } }),
      call,
    );
    expect(JSON.stringify((await example.ctx.rooms.contentAt(forked.id)).content)).not.toContain(
      'heliotrope',
    );
    expect(await list(forked.id)).toEqual([]);
    // Frozen: kept for whoever may read, and nobody decides any more.
    const [kept] = await list(id, 'ben');
    expect(JSON.stringify(kept)).toContain('heliotrope');
    await expect(decide(id, 'accept', [{ id: kept?.id ?? '' }])).rejects.toThrow(refused('notLive'));
  });

  it('D107: what its author wrote out of order, or for another kind of text, is passed over', async () => {
    const { id, block } = await memoWith('One.');
    await suggest(id, { place: 'nowhere', base: [block], proposed: [saying(block, 'Two.')] });
    await suggest(id, { base: [block], proposed: [{ type: 'strange', attrs: { id: shortId() } }] });
    await suggest(id, { place: 'title', proposed: richOf([{ bullets: ['no line'] }]) });
    expect(await list(id)).toEqual([]);
  });
});
