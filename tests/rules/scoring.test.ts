import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { contributorsOf } from '../../server/actions/documents/contributors.ts';
import { actions } from '../../server/http/actions.ts';
import { NotAppended } from '../../server/rooms/room.ts';
import type { Answer, Received } from '../../shared/contract/calls.ts';
import type { RouteName } from '../../shared/contract/routes.ts';
import { locks } from '../../shared/kinds/rubric/locks.ts';
import { rowsIn, scoresIn } from '../../shared/kinds/rubric/rating.ts';
import { lineOf } from '../../shared/content/text.ts';
import { call, type Example, openExample, received } from '../kit/example.ts';
import { edit, newRubric, person, score } from '../kit/scoring.ts';

let example: Example;
beforeAll(async () => {
  example = await openExample();
});
afterAll(() => example.close());

async function ask<N extends RouteName>(name: N, host: string, id: string, body?: unknown, more = {}) {
  const sent = received({ document: id, ...more }, body) as unknown as Received<N>;
  return (await actions[name](example.ctx, await example.actor(host), sent, call)) as Answer<N>;
}
const idOf = async (host: string) => (await person(example, host)).id;
const shared = async (id: string) => (await example.ctx.rooms.contentAt(id)).content.fields;

/** A rubric whose scoring is open for these. */
async function opened(...hosts: string[]) {
  const rubric = await newRubric(example);
  const raters = await Promise.all(hosts.map(idOf));
  await ask('openScoring', 'maria', rubric.id, { raters });
  const [v = '', w = ''] = rubric.ids.vendors;
  const [c = '', d = '', e = ''] = rubric.ids.criteria;
  return { ...rubric, v, w, c, d, e };
}
async function ratingOf(id: string, host: string) {
  const { raters } = await ask('scoring', 'maria', id);
  const own = await idOf(host);
  const row = raters.find((one) => one.id === own)?.row;
  return rowsIn((await shared(id)).ratings).find((one) => one.id === row)?.fields;
}

describe('locks', () => {
  it('L155: weights and criteria may not be changed once scoring is open, by whoever; other words may', async () => {
    const { id, c } = await opened('ben');
    const change = (address: string, value: number) =>
      edit(example, id, 'maria', [{ type: 'set', address, value }]);
    await expect(change(`criteria/${c}/points`, 99)).rejects.toThrow('locked');
    await expect(
      edit(example, id, 'ben', [{ type: 'set', address: 'scoring', value: 'revealed' }]),
    ).rejects.toThrow('locked');
    await edit(example, id, 'ben', [{ type: 'text', address: 'title', nodes: lineOf('Another title') }]);
    expect((await shared(id)).title).toEqual(lineOf('Another title'));
    expect(rowsIn((await shared(id)).criteria)[0]?.fields.points).toBe(10);
    expect((await ask('document', 'ben', id)).locks).toEqual({
      scoring: 'open',
      weightsOpen: false,
      fork: false,
    });
  });

  it('L155: an earlier version with other weights is not restored while they are locked, and that is said', async () => {
    const rubric = await newRubric(example);
    const { id } = rubric;
    const [c = ''] = rubric.ids.criteria;
    const { n } = await ask('nameVersion', 'maria', id, { name: 'Before' });
    await edit(example, id, 'maria', [{ type: 'set', address: `criteria/${c}/points`, value: 77 }]);
    await ask('openScoring', 'maria', id, { raters: [await idOf('ben')] });
    await expect(ask('restoreVersion', 'maria', id, undefined, { n })).rejects.toMatchObject({
      code: 'notLive',
    });
    const criterion = rowsIn((await shared(id)).criteria).find((row) => row.id === c);
    expect(criterion?.fields.points).toBe(77);
  });

  it('L156: reopening weights takes a facilitator and a reason; locking them again holds at once', async () => {
    const { id, c } = await opened('ben');
    const reason = 'We forgot who pays.';
    await expect(ask('reopenWeights', 'ben', id, { reason })).rejects.toMatchObject({ code: 'notFound' });
    await ask('reopenWeights', 'maria', id, { reason });
    const change = (value: number) =>
      edit(example, id, 'ben', [{ type: 'set', address: `criteria/${c}/points`, value }]);
    await change(40);
    await ask('lockWeights', 'maria', id);
    await expect(change(50)).rejects.toThrow('locked');
    const events = rowsIn((await shared(id)).events).map(({ fields }) => fields.event);
    expect(events).toEqual(['opened', 'reopened']);
  });

  it('L157: ratings, the state and the story of a scoring are written by its own verbs alone', () => {
    for (const state of [{ fork: false }, { fork: true, scoring: 'revealed' as const, weightsOpen: true }]) {
      expect(locks(state)).toEqual(expect.arrayContaining(['scoring', 'ratings', 'events']));
    }
    expect(locks({ fork: false, scoring: 'open' })).toContain('consensus');
    expect(locks({ fork: false, scoring: 'revealed' })).not.toContain('consensus');
  });
});

describe('sealed scoring', () => {
  it('D140: progress names who has finished and holds no score; only a facilitator opens and reveals', async () => {
    const { id, v, c } = await opened('ben', 'aisha');
    await score(example, id, 'ben', [[v, c, '3', 'a canary']]);
    await ask('finishScoring', 'ben', id, { finished: true });
    const progress = await ask('scoring', 'aisha', id);
    expect(progress).toMatchObject({ state: 'open', finished: 1, of: 2, may: { lead: false, rate: true } });
    expect(JSON.stringify(progress)).not.toContain('canary');
    expect(JSON.stringify(await shared(id))).not.toContain('canary');
    await expect(ask('revealScores', 'ben', id, { reason: 'now' })).rejects.toMatchObject({
      code: 'notFound',
    });
    const { epoch, seq } = await example.ctx.rooms.contentAt(id);
    const wrote = await contributorsOf(example.ctx.db, id, { epoch, seq });
    expect(wrote.map((one) => one.personId)).not.toContain(await idOf('ben'));
  });

  it('D141: the reveal copies what those who have finished gave, each signed by its rater, and nothing twice', async () => {
    const { id, v, w, c } = await opened('ben', 'maria');
    await score(example, id, 'ben', [
      [v, c, '4', 'The best we saw'],
      [w, c, 'na'],
    ]);
    await score(example, id, 'maria', [[v, c, '1', 'Not for us']]);
    await ask('finishScoring', 'ben', id, { finished: true });
    await ask('finishScoring', 'maria', id, { finished: true });
    await ask('revealScores', 'maria', id, {});
    await ask('revealScores', 'maria', id, {});
    const content = await shared(id);
    expect(content.scoring).toBe('revealed');
    expect(rowsIn(content.ratings)).toHaveLength(2);
    const rating = await ratingOf(id, 'ben');
    expect(rating && scoresIn(rating)).toEqual({ [v]: { [c]: '4' }, [w]: { [c]: 'na' } });
    expect(rating).toMatchObject({ state: 'finished', person: await idOf('ben') });
    const { epoch, seq } = await example.ctx.rooms.contentAt(id);
    const wrote = await contributorsOf(example.ctx.db, id, { epoch, seq });
    expect(wrote.map((one) => one.personId)).toContain(await idOf('ben'));
  });

  it('D142: with people missing a reveal names them and takes a reason; what they had begun stays sealed', async () => {
    const { id, v, c } = await opened('ben', 'aisha');
    await score(example, id, 'ben', [[v, c, '4']]);
    await score(example, id, 'aisha', [[v, c, '0', 'half a thought']]);
    await ask('finishScoring', 'ben', id, { finished: true });
    await expect(ask('revealScores', 'maria', id, {})).rejects.toMatchObject({
      code: 'reasonNeeded',
      details: { missing: [(await person(example, 'aisha')).name] },
    });
    await ask('revealScores', 'maria', id, { reason: 'The board meets today.' });
    expect(await ratingOf(id, 'aisha')).toMatchObject({ state: 'unfinished' });
    expect(JSON.stringify(await shared(id))).not.toContain('half a thought');
    const [, revealed] = rowsIn((await shared(id)).events);
    expect(revealed?.fields).toMatchObject({ event: 'revealed', reason: lineOf('The board meets today.') });
  });

  it('D143: who finishes after the reveal is late: their scores are open at once and marked', async () => {
    const { id, v, c } = await opened('ben', 'aisha');
    await score(example, id, 'ben', [[v, c, '4']]);
    await ask('finishScoring', 'ben', id, { finished: true });
    await ask('revealScores', 'maria', id, { reason: 'The board meets today.' });
    await score(example, id, 'aisha', [[v, c, '2']]);
    await ask('finishScoring', 'aisha', id, { finished: true });
    const rating = await ratingOf(id, 'aisha');
    expect(rating).toMatchObject({ state: 'late' });
    expect(rating && scoresIn(rating)).toEqual({ [v]: { [c]: '2' } });
    await expect(ask('finishScoring', 'aisha', id, { finished: false })).rejects.toMatchObject({
      code: 'badRequest',
    });
    expect(rowsIn((await shared(id)).ratings)).toHaveLength(2);
  });

  it('D144: nobody waits for an absent or withdrawn rater, and nothing of theirs is copied or counts', async () => {
    const { id, v, c } = await opened('ben', 'aisha', 'maria');
    for (const host of ['ben', 'aisha'] as const) await score(example, id, host, [[v, c, '4', `of ${host}`]]);
    await score(example, id, 'maria', [[v, c, '3']]);
    await ask('finishScoring', 'maria', id, { finished: true });
    await ask('markAbsent', 'maria', id, {}, { person: await idOf('ben') });
    await ask('finishScoring', 'aisha', id, { finished: true });
    await expect(ask('withdrawRater', 'ben', id, {}, { person: await idOf('aisha') })).rejects.toMatchObject({
      code: 'notFound',
    });
    await ask('withdrawRater', 'aisha', id, { reason: 'I know them.' }, { person: await idOf('aisha') });
    expect(await ask('scoring', 'ben', id)).toMatchObject({ finished: 1, of: 1 });
    await ask('revealScores', 'maria', id, {});
    expect(await ratingOf(id, 'ben')).toMatchObject({ state: 'absent' });
    expect(await ratingOf(id, 'aisha')).toMatchObject({ state: 'withdrawn' });
    expect(JSON.stringify(await shared(id))).not.toContain('of aisha');
    await ask('withdrawRater', 'maria', id, { reason: 'A mistake.' }, { person: await idOf('maria') });
    expect(await ratingOf(id, 'maria')).toMatchObject({
      state: 'withdrawn',
      scores: { cells: { [v]: { [c]: '3' } } },
    });
  });

  it('D145: scores of a vendor somebody has an interest in, and outside the categories they chose, are not copied', async () => {
    const { id, ids, v, w, c, e } = await opened('ben');
    const given = [v, w].flatMap((vendor) => [c, e].map((criterion) => [vendor, criterion, '4'] as const));
    await score(example, id, 'ben', given, [
      { type: 'insertRow', list: 'conflicts', row: { id: w, fields: { conflict: true } } },
      {
        type: 'insertRow',
        list: 'categories',
        row: { id: ids.categories[1] ?? '', fields: { chosen: true } },
      },
    ]);
    await ask('finishScoring', 'ben', id, { finished: true });
    await ask('revealScores', 'maria', id, {});
    const rating = await ratingOf(id, 'ben');
    expect(rating && scoresIn(rating)).toEqual({ [v]: { [e]: '4' } });
    expect(rowsIn(rating?.conflicts).map((one) => [one.id, one.fields.conflict])).toEqual([[w, true]]);
  });

  it('D146: a score changed after the reveal is its rater’s to change, for a reason, and what was revealed is kept', async () => {
    const { id, v, c } = await opened('ben', 'maria');
    for (const host of ['ben', 'maria'] as const) {
      await score(example, id, host, [[v, c, '4']]);
      await ask('finishScoring', host, id, { finished: true });
    }
    const change = (value: string) => ({ vendor: v, criterion: c, score: value, reason: 'I misread it.' });
    await expect(ask('changeScore', 'ben', id, change('2'))).rejects.toMatchObject({ code: 'badRequest' });
    await ask('revealScores', 'maria', id, {});
    await ask('changeScore', 'ben', id, change('2'));
    await ask('changeScore', 'ben', id, change('1'));
    const rating = await ratingOf(id, 'ben');
    expect(rating && scoresIn(rating)).toEqual({ [v]: { [c]: '1' } });
    expect(rating?.revealed).toEqual({ cells: { [v]: { [c]: '4' } } });
    await expect(ask('changeScore', 'ben', id, change('10'))).rejects.toMatchObject({ code: 'badRequest' });
    await ask('changeScore', 'ben', id, change('4'));
    expect((await ratingOf(id, 'ben'))?.revealed).toBeUndefined();
    await expect(ask('changeScore', 'aisha', id, change('2'))).rejects.toMatchObject({ code: 'notFound' });
  });

  it('D147: scores given before weights were reopened are marked, unless they were given anew', async () => {
    const { id, v, w, c } = await opened('ben');
    await score(example, id, 'ben', [
      [v, c, '4'],
      [w, c, '1'],
    ]);
    await ask('reopenWeights', 'maria', id, { reason: 'We forgot who pays.' });
    await ask('lockWeights', 'maria', id);
    await score(example, id, 'ben', [[w, c, '2']]);
    await ask('finishScoring', 'ben', id, { finished: true });
    await ask('revealScores', 'maria', id, {});
    expect((await ratingOf(id, 'ben'))?.beforeReopening).toEqual({ cells: { [v]: { [c]: true } } });
  });

  it('D148: an editor may ask to score by themselves, a viewer may not, and nobody asks for others but a facilitator', async () => {
    const { id } = await opened('ben');
    const [aisha, ben] = [await idOf('aisha'), await idOf('ben')];
    await expect(ask('inviteRaters', 'ben', id, { raters: [aisha] })).rejects.toMatchObject({
      code: 'notFound',
    });
    await ask('inviteRaters', 'aisha', id, { raters: [aisha] });
    expect((await ask('scoring', 'ben', id)).of).toBe(2);
    expect(ben).not.toBe(aisha);
    await ask('withdrawRater', 'maria', id, { reason: 'They sell it.' }, { person: aisha });
    await expect(ask('inviteRaters', 'aisha', id, { raters: [aisha] })).rejects.toMatchObject({
      code: 'badRequest',
    });
    expect((await ask('scoring', 'ben', id)).of).toBe(1);
    await ask('inviteRaters', 'maria', id, { raters: [aisha] });
    expect((await ask('scoring', 'ben', id)).of).toBe(2);
  });

  it('D143, D144: what the rubric did not take is done by sending it again', async () => {
    const { id, v, c } = await opened('ben', 'aisha');
    await score(example, id, 'ben', [[v, c, '4']]);
    await ask('finishScoring', 'ben', id, { finished: true });
    await ask('revealScores', 'maria', id, { reason: 'The board meets today.' });
    await score(example, id, 'aisha', [[v, c, '2']]);
    const away = vi.spyOn(example.ctx.rooms, 'append').mockRejectedValue(new NotAppended('It was reloaded.'));
    const aisha = { person: await idOf('aisha') };
    await expect(ask('finishScoring', 'aisha', id, { finished: true })).rejects.toMatchObject({
      code: 'notLive',
    });
    away.mockRestore();
    await ask('finishScoring', 'aisha', id, { finished: true });
    expect(await ratingOf(id, 'aisha')).toMatchObject({
      state: 'late',
      scores: { cells: { [v]: { [c]: '2' } } },
    });
    const again = vi
      .spyOn(example.ctx.rooms, 'append')
      .mockRejectedValue(new NotAppended('It was reloaded.'));
    await expect(ask('withdrawRater', 'maria', id, {}, aisha)).rejects.toMatchObject({ code: 'notLive' });
    again.mockRestore();
    await ask('withdrawRater', 'maria', id, {}, aisha);
    expect(await ratingOf(id, 'aisha')).toMatchObject({ state: 'withdrawn' });
  });
});
