import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { contributorsOf } from '../../server/actions/documents/contributors.ts';
import { Compactor } from '../../server/rooms/archive/compactor.ts';
import { inlineArchive } from '../../server/rooms/archive/inline.ts';
import { createArchiveStore } from '../../server/store/archiveStore.ts';
import type { LogStore } from '../../server/store/logStore.ts';
import { checkNodes } from '../../shared/content/check.ts';
import { partOf } from '../../shared/content/parts.ts';
import { openProposals, type Proposal, putProposal } from '../../shared/content/suggestions/proposals.ts';
import { shortId, uuidv7 } from '../../shared/ids.ts';
import type { Role } from '../../shared/model.ts';
import { close } from '../../shared/protocol/close.ts';
import { RawLink } from '../kit/http-link.ts';
import {
  actorOf,
  type LiveServer,
  type LiveStore,
  type Name,
  networkId,
  openLiveStore,
  organisationId,
  people,
  serveLive,
  testKind,
  until,
} from '../kit/live.ts';
import { dial, ManualTimers } from '../kit/live-client.ts';
import { MemoryLog } from '../kit/memory-log.ts';
import { schemaVersion } from '../../shared/protocol/messages.ts';

const documentId = uuidv7(700);
let live: LiveStore;
let served: LiveServer;

beforeEach(async () => {
  live = await openLiveStore();
  await live.addDocument(documentId);
  served = await serveLive(live);
});
afterEach(async () => {
  await served.stop();
  await live.close();
});

const suggestOf = (name: Name) => partOf('suggest', people[name].id);
const canary = 'a canary that must stay where it is';

function become(name: Name, role: Role | undefined): void {
  const networks = role ? [{ id: networkId, role, organisationId }] : [];
  served.actors.set(name, { ...actorOf(name), networks });
}

function enter(name: Name, part?: string, query = 'protocol=1') {
  const asked = part === undefined ? query : `${query}&part=${part}`;
  return dial(`${served.url}/live/${documentId}?${asked}`, name);
}

async function inside(name: Name, part?: string) {
  const socket = enter(name, part);
  await until('it is synced', () => socket.client.synced || socket.client.closed !== undefined);
  return socket;
}

function proposal(words = canary): Proposal {
  return {
    id: shortId(),
    place: 'problem',
    after: undefined,
    made: 1,
    base: [],
    proposed: [{ type: 'paragraph', attrs: { id: shortId() }, content: [{ type: 'text', text: words }] }],
  };
}

const saved = ({ client }: ReturnType<typeof enter>) => client.sent > 0 && client.durable === client.sent;
const rowsOf = (part: string) =>
  live.store.db
    .selectFrom('log')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('part', '=', part)
    .execute();

describe('a personal part', () => {
  it('L140: is a journal of its own: nothing of it is in the shared part, its content, copies or contributors', async () => {
    become('ben', 'commenter');
    const [ana, ben, part] = [
      await inside('ana'),
      await inside('ben'),
      await inside('ben', suggestOf('ben')),
    ];
    ana.client.doc.getMap('values').set('before', 1);
    putProposal(part.client.doc, proposal(), 'test');
    await until('both are saved', () => saved(ana) && saved(part));
    const { content, epoch, seq } = await served.rooms.contentAt(documentId);
    expect(content.fields).toEqual({ before: 1 });
    const copy = await served.rooms.copyOf(documentId);
    for (const update of copy.updates) expect(Buffer.from(update).includes(canary)).toBe(false);
    expect(JSON.stringify(ben.client.doc.toJSON())).not.toContain(canary);
    const wrote = await contributorsOf(live.store.db, documentId, { epoch, seq });
    expect(wrote.map(({ person }) => person)).toEqual(['Ana']);
    const own = await served.rooms.contentAt(documentId, undefined, suggestOf('ben'));
    expect(JSON.stringify(own.content)).toContain(canary);
    expect(served.rooms.present(documentId).map(({ name }) => name)).toEqual(['Ana', 'Ben']);
  });

  it.each([
    ['another person’s', 'ana', suggestOf('ben')],
    ['a sort there is not', 'ben', `secret.${people.ben.id}`],
    ['a name out of a prototype', 'ben', `constructor.${people.ben.id}`],
    ['no person', 'ben', 'suggest'],
    ['a stranger’s own', 'sam', suggestOf('sam')],
  ] as const)('L141: %s part is not found, by socket and by HTTP', async (_, name, part) => {
    const { client, opened, ended } = enter(name, part);
    await opened;
    expect(await ended).toBe(close.notFound);
    expect([client.synced, client.step1s, client.welcome]).toEqual([false, 0, undefined]);
    const link = new RawLink(served, {
      person: name,
      documentId,
      query: `?protocol=1&schema=${schemaVersion}&part=${part}`,
    });
    await link.open();
    expect(link.closed).toMatchObject({ code: close.notFound });
  });

  it('L142: who may comment writes in theirs, who may only read does not; both by HTTP too', async () => {
    become('ben', 'commenter');
    const link = new RawLink(served, {
      person: 'ben',
      documentId,
      query: `?protocol=1&schema=${schemaVersion}&part=${suggestOf('ben')}`,
    });
    await link.open();
    link.client.sync();
    await link.until(() => link.client.synced && link.client.durable === 1);
    putProposal(link.client.doc, proposal(), 'test');
    await link.until(() => link.client.durable === link.client.sent);
    expect(await rowsOf(suggestOf('ben'))).toMatchObject([{ person_id: people.ben.id }]);
    const eve = await inside('eve', suggestOf('eve'));
    expect(eve.client.welcome).toMatchObject({ access: 'read', state: 'live' });
    putProposal(eve.client.doc, proposal(), 'test');
    expect(await eve.ended).toBe(close.rightLost);
    expect(await rowsOf(suggestOf('eve'))).toEqual([]);
    expect((await inside('ben')).client.welcome).toMatchObject({ access: 'read' });
  });

  it('L143: a freeze fences every part: open ones are closed, and nothing more is taken, in however', async () => {
    become('ben', 'commenter');
    const part = await inside('ben', suggestOf('ben'));
    putProposal(part.client.doc, proposal(), 'test');
    await until('it is saved', () => saved(part));
    const before = await rowsOf(suggestOf('ben'));
    await live.setState(documentId, 'freezing');
    putProposal(part.client.doc, proposal('too late'), 'test');
    expect(await part.ended).toBe(close.accessChanged);
    expect(await rowsOf(suggestOf('ben'))).toEqual(before);
    await live.setState(documentId, 'frozen');
    const again = await inside('ben', suggestOf('ben'));
    expect(again.client.welcome).toMatchObject({ access: 'read', state: 'frozen' });
    expect(openProposals(again.client.doc, { fields: testKind.fields, check: checkNodes })).toHaveLength(1);
    const doc = new Y.Doc();
    putProposal(doc, proposal(), 'test');
    const signer = { personId: people.ben.id, organisationId };
    await expect(
      served.rooms.append(documentId, Y.encodeStateAsUpdate(doc), signer, undefined, suggestOf('ben')),
    ).rejects.toThrow('frozen');
    expect(await rowsOf(suggestOf('ben'))).toEqual(before);
  });

  it('L144: a right that ends closes it as it closes the document', async () => {
    become('ben', 'commenter');
    const part = await inside('ben', suggestOf('ben'));
    become('ben', undefined);
    served.rooms.close({ documentId }, close.accessChanged);
    expect(await part.ended).toBe(close.accessChanged);
    const again = enter('ben', suggestOf('ben'));
    expect(await again.ended).toBe(close.notFound);
  });

  it('L145: is bounded far below a document, and there are only so many', async () => {
    await served.stop();
    served = await serveLive(live, { limits: { partBytes: 4000, partsOfSort: 1 } });
    become('ben', 'commenter');
    const part = await inside('ben', suggestOf('ben'));
    putProposal(part.client.doc, proposal('x'.repeat(5000)), 'test');
    expect(await part.ended).toBe(close.documentFull);
    const less = await inside('ben', suggestOf('ben'));
    putProposal(less.client.doc, proposal('x'.repeat(500)), 'test');
    await until('it is saved', () => saved(less));
    expect(await enter('ana', suggestOf('ana')).ended).toBe(close.documentFull);
    const shared = await inside('ana');
    expect(shared.client.welcome).toMatchObject({ access: 'write' });
  });

  it('L146: has epochs of its own: a new one of the document leaves it as it is, and the other way round', async () => {
    become('ben', 'commenter');
    const [ana, part] = [await inside('ana'), await inside('ben', suggestOf('ben'))];
    ana.client.doc.getMap('values').set('before', 1);
    putProposal(part.client.doc, proposal(), 'test');
    await until('both are saved', () => saved(ana) && saved(part));
    const compactor = new Compactor({
      archive: inlineArchive({
        reader: live.reader,
        kindNamed: () => testKind,
        onError: (text) => served.errors.push(text),
      }),
      store: createArchiveStore({ ...live.store, now: () => 7 }),
      timers: new ManualTimers(),
      onError: (text) => served.errors.push(text),
      onNewEpoch: (id, _, name) => served.rooms.renew(id, name),
    });
    expect(await compactor.rebuild({ documentId, part: 'shared', epoch: 1 }, 'test')).toMatchObject({
      epoch: 2,
    });
    expect(await ana.ended).toBe(close.tooOld);
    putProposal(part.client.doc, proposal('after the new epoch'), 'test');
    await until('it is saved', () => saved(part));
    expect(
      await compactor.rebuild({ documentId, part: suggestOf('ben'), epoch: 1 }, 'suggest:test'),
    ).toMatchObject({ epoch: 2 });
    expect(await part.ended).toBe(close.tooOld);
    const again = await inside('ben', suggestOf('ben'));
    expect(again.client.welcome).toMatchObject({ epoch: 2, access: 'write' });
    const text = JSON.stringify(
      (await served.rooms.contentAt(documentId, undefined, suggestOf('ben'))).content,
    );
    expect(text).toContain(canary);
    expect(text).toContain('after the new epoch');
    expect(await served.rooms.contentAt(documentId)).toMatchObject({
      epoch: 2,
      content: { fields: { before: 1 } },
    });
    expect(served.errors).toEqual([]);
  });

  it('L147: takes the fields of its sort and nothing else', async () => {
    become('ben', 'commenter');
    const part = await inside('ben', suggestOf('ben'));
    part.client.doc.getMap('values').set('before', 1);
    expect(await part.ended).toBe(close.badUpdate);
    const shared = await inside('ana');
    putProposal(shared.client.doc, proposal(), 'test');
    expect(await shared.ended).toBe(close.badUpdate);
  });
});

describe.each([
  ['SQLite', () => live.store.log],
  ['memory', () => new MemoryLog()],
] as const)('parts in a log in %s', (_, open) => {
  it('L148: have epochs and numbers of their own, and count once somebody has written in them', async () => {
    const log: LogStore = open();
    if (log instanceof MemoryLog) log.addDocument(documentId);
    const row = (text: string) => ({
      personId: people.ana.id,
      organisationId,
      at: 5,
      hash: new TextEncoder().encode(text),
      bytes: new TextEncoder().encode(text),
      newClients: [],
    });
    const place = (part: string, epoch = 1) => ({ documentId, part, epoch });
    expect(await log.place(documentId, suggestOf('ana'))).toMatchObject({ epoch: 1, others: 0 });
    await log.append([
      { place: place('shared'), rows: [row('one'), row('two')] },
      { place: place(suggestOf('ana')), rows: [row('one')] },
    ]);
    expect((await log.read(place('shared'))).rows.map(({ seq }) => seq)).toEqual([1, 2]);
    expect((await log.read(place(suggestOf('ana')))).rows.map(({ seq }) => seq)).toEqual([1]);
    expect(await log.place(documentId, suggestOf('ana'))).not.toHaveProperty('others');
    expect(await log.place(documentId, suggestOf('ben'))).toMatchObject({ epoch: 1, others: 1 });
    expect(await log.append([{ place: place(suggestOf('ana'), 2), rows: [row('three')] }])).toEqual([
      { type: 'notLive' },
    ]);
  });
});
