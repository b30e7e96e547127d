import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyTitle } from '../../server/actions/documents/copyTitle.ts';
import { createDocument } from '../../server/actions/documents/createDocument.ts';
import { documents } from '../../server/actions/documents/documents.ts';
import { indexMissingDocuments, indexMissingPublications } from '../../server/actions/documents/indexText.ts';
import { removeDocument } from '../../server/actions/documents/removeDocument.ts';
import { library } from '../../server/actions/library/library.ts';
import { likenessOf } from '../../server/actions/library/likeness.ts';
import { search } from '../../server/actions/library/search.ts';
import { stemEnglish } from '../../server/store/search/english.ts';
import { readQuestion } from '../../server/store/search/question.ts';
import { snippetOf } from '../../server/store/search/snippet.ts';
import { stemSpanish } from '../../server/store/search/spanish.ts';
import { fold, indexed } from '../../server/store/search/words.ts';
import { lineOf, richOf } from '../../shared/content/text.ts';
import { call, type Example, newMemo, openExample, received, write } from '../kit/example.ts';

describe('words', () => {
  test.each([
    ['attendance', 'attendances'],
    ['absent', 'absently'],
    ['connect', 'connected connecting connection connections'],
    ['family', 'families'],
    ['agree', 'agreed agreeing'],
    ['hope', 'hoped hoping hopes'],
    ['general', 'generally'],
    ['decide', 'decided decides deciding'],
    ['call', 'called calls calling'],
    ['stop', 'stopped stopping stops'],
    ['happy', 'happiness'],
  ])('D120: English forms of "%s" have one stem', (word, forms) => {
    for (const form of forms.split(' ')) expect(stemEnglish(form), form).toBe(stemEnglish(word));
  });

  test('D120: English words that only look alike keep apart', () => {
    expect(stemEnglish('universe')).not.toBe(stemEnglish('union'));
    expect(stemEnglish('news')).not.toBe(stemEnglish('new'));
    expect(stemEnglish('plan')).not.toBe(stemEnglish('planet'));
    expect(stemEnglish('generate')).not.toBe(stemEnglish('general'));
  });

  test.each([
    ['ausencia', 'ausencias'],
    ['estudiante', 'estudiantes'],
    ['escuela', 'escuelas'],
    ['contar', 'contamos contando contarlas'],
    ['niño', 'niños niña niñas'],
    ['decisión', 'decisiones'],
    ['educación', 'educaciones educador'],
    ['claro', 'claramente'],
    ['hablar', 'hablamos hablaron hablando hablarle hablaban'],
    ['posibilidad', 'posibilidades'],
    ['ejercicio', 'ejercicios'],
  ])('D120: Spanish forms of "%s" have one stem', (word, forms) => {
    const stem = (text: string) => stemSpanish(fold(text));
    for (const form of forms.split(' ')) expect(stem(form), form).toBe(stem(word));
  });

  test('D120: each line is stemmed by the language it is in', () => {
    const { stems } = indexed(
      'The letters were sent to the families of it.\nLas cartas son para las familias de la escuela.',
    );
    expect(stems.split(' ')).toEqual(expect.arrayContaining(['letter', stemEnglish('families'), 'cart']));
  });

  test('D121, D122: a question is words, phrases and the word that is being typed', () => {
    expect(readQuestion('Called "On Mondays" abs')).toMatchObject([
      { type: 'word', folded: 'called', open: false },
      { type: 'phrase', words: ['on', 'mondays'] },
      { type: 'word', folded: 'abs', open: true },
    ]);
    expect(readQuestion('abs ')).toMatchObject([{ open: false }]);
    expect(readQuestion('"still typing')).toMatchObject([{ type: 'phrase', words: ['still', 'typing'] }]);
    expect(readQuestion('  " * ')).toEqual([]);
    expect(readQuestion('a '.repeat(100))).toHaveLength(12);
  });
});

describe('snippets', () => {
  const marked = (text: string, q: string) => {
    const found = snippetOf(text, readQuestion(q));
    return found && found.marks.map(([from, to]) => found.text.slice(from, to));
  };

  test('D125: hits are marked as they are written', () => {
    expect(marked('La Educación de niños', 'educacion nino ')).toEqual(['Educación', 'niños']);
    expect(marked('We called. They were calling on Mondays', 'call "on mondays"')).toEqual([
      'called',
      'calling',
      'on Mondays',
    ]);
    expect(marked('Nothing here', 'zebra')).toBeUndefined();
  });

  test('D125: a long text is cut where most of the question stands together', () => {
    const text = `letter ${'word '.repeat(200)}then a letter about absence came ${'word '.repeat(200)}`;
    const found = snippetOf(text, readQuestion('letter absence '));
    expect(found?.text).toMatch(/^… .*letter about absence.* …$/);
    expect(found?.text.length).toBeLessThan(260);
    expect(marked(text, 'letter absence ')).toEqual(['letter', 'absence']);
  });

  test('D125: markup in a text stays text', () => {
    const found = snippetOf('<img src=x onerror=1> letter', readQuestion('letter'));
    expect(found?.text).toBe('<img src=x onerror=1> letter');
  });
});

describe('districts like mine', () => {
  const mine = {
    state: 'PA',
    englishLearners: 31,
    disadvantaged: 70,
    localeCategory: 'town',
    enrolment: 2000,
  } as const;
  test('D135: what both tell decides, and it is said what that is', () => {
    expect(likenessOf(mine, { englishLearners: 28, localeCategory: 'town' })).toEqual([
      'englishLearners',
      'localeCategory',
    ]);
    expect(likenessOf(mine, { localeCategory: 'town' })).toBeUndefined();
    expect(likenessOf(mine, {})).toBeUndefined();
    expect(
      likenessOf(mine, {
        state: 'pa.',
        englishLearners: 2,
        disadvantaged: 5,
        localeCategory: 'city',
        enrolment: 2500,
      }),
    ).toBeUndefined();
    expect(likenessOf(mine, { state: 'Pa', enrolment: 2500, disadvantaged: 20 })).toEqual([
      'state',
      'enrolment',
    ]);
  });
});

describe('over what one may read', () => {
  let example: Example;
  beforeAll(async () => {
    example = await openExample();
  }, 60_000);
  afterAll(() => example.close());

  const settle = async (id: string) =>
    copyTitle(example.ctx, id, (await example.ctx.rooms.contentAt(id)).content);
  const list = async (host: string, query: object = {}) =>
    documents(example.ctx, await example.actor(host), received(undefined, undefined, query), call);
  const palette = async (host: string, q: string) =>
    search(example.ctx, await example.actor(host), received(undefined, undefined, { q }), call);

  test('D126: a forbidden document leaks no title, snippet or count, and rights end with the next question', async () => {
    const aisha = await example.actor('aisha');
    const owner = {
      type: 'organisation',
      id: aisha.type === 'person' ? (aisha.organisations[0]?.id ?? '') : '',
    } as const;
    const { id } = await createDocument(
      example.ctx,
      aisha,
      received(undefined, { kind: 'memo', owner }),
      call,
    );
    await write(example, id, 'aisha', () => [
      { type: 'text', address: 'title', nodes: lineOf('Canarytitle') },
      { type: 'text', address: 'problem', nodes: richOf('A canarybody is in here.') },
      { type: 'text', address: 'notes', nodes: richOf('A canarynote too.') },
    ]);
    await settle(id);
    for (const q of ['canarytitle', 'canarybody', 'canarynote', '"canarybody is"', 'canary']) {
      const own = await list('aisha', { q });
      expect(
        own.documents.map((one) => one.id),
        q,
      ).toEqual([id]);
      expect(own.total).toBe(1);
      for (const host of ['ben', 'maria', 'nora']) {
        expect(await list(host, { q }), `${host}: ${q}`).toEqual({ documents: [], total: 0 });
        expect(JSON.stringify(await palette(host, q)), `${host}: ${q}`).not.toMatch(/canary/i);
      }
    }
    expect((await list('aisha', { q: 'canarybody' })).documents[0]?.snippet).toEqual({
      text: 'A canarybody is in here. A canarynote too.',
      marks: [[2, 12]],
    });
    await removeDocument(example.ctx, aisha, received({ document: id }), call);
    expect(await list('aisha', { q: 'canary' })).toEqual({ documents: [], total: 0 });
    expect((await list('aisha', { q: 'canary', trash: '1' })).total).toBe(1);
    expect((await list('ben', { q: 'canary', trash: '1' })).total).toBe(0);
  });

  test('D126: strangers search nothing but the library', async () => {
    const nobody = { type: 'anonymous' } as const;
    await expect(
      search(example.ctx, nobody, received(undefined, undefined, { q: 'letter' }), call),
    ).rejects.toMatchObject({ code: 'signedOut' });
  });

  test('D128: the library is searched by its published text and filtered by what it holds', async () => {
    const find = async (query: object, host?: string) => {
      const actor = host ? await example.actor(host) : ({ type: 'anonymous' } as const);
      return library(example.ctx, actor, received(undefined, undefined, query), call);
    };
    const all = await find({});
    expect(all.total).toBe(1);
    const [entry] = all.entries;
    const { choices } = all;
    expect(choices.kinds).toEqual(['memo']);
    expect(choices.problems).toHaveLength(1);
    expect(choices.decisions.length).toBeGreaterThan(0);
    expect(choices.like).toBeUndefined();
    for (const decision of choices.decisions) expect((await find({ decision })).total).toBe(1);
    expect((await find({ decision: 'none' })).total).toBe(0);
    for (const { id } of choices.organisations) expect((await find({ organisationId: id })).total).toBe(1);
    expect((await find({ networkId: choices.problems[0]?.networkId })).total).toBe(1);
    expect((await find({ networkId: entry?.documentId })).total).toBe(0);
    const found = await find({ q: 'letters families' });
    expect(found.total).toBe(1);
    const { snippet } = found.entries[0] ?? {};
    expect(snippet?.marks.length).toBeGreaterThan(0);
    const like = await find({ like: '1' }, 'nora');
    expect(like.choices.like === undefined ? 0 : like.total).toBe(like.total);
    for (const one of like.entries) expect(one.likeness?.alike.length).toBeGreaterThan(1);
  });

  test('D136: what the index lacks is there again after a start', async () => {
    const id = await newMemo(example);
    await write(example, id, 'ben', () => [
      { type: 'text', address: 'learned', nodes: richOf('Rebuildable words.') },
    ]);
    await settle(id);
    const rows = await example.ctx.db.selectFrom('document').select('id').execute();
    for (const row of rows) {
      await example.ctx.lane.write((tx) => example.ctx.search.remove(tx, row.id, 'all'));
    }
    expect((await list('ben', { q: 'rebuildable' })).total).toBe(0);
    await indexMissingPublications(example.ctx);
    await indexMissingDocuments(example.ctx, () => false);
    expect((await list('ben', { q: 'rebuildable' })).documents.map((one) => one.id)).toEqual([id]);
    const nobody = { type: 'anonymous' } as const;
    const found = await library(example.ctx, nobody, received(undefined, undefined, { q: 'letter' }), call);
    expect(found.total).toBe(1);
  });
});
