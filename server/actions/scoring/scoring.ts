import type { Answer } from '../../../shared/contract/calls.ts';
import { can } from '../../../shared/policy/can.ts';
import { mentionableFor } from '../comments/readers.ts';
import type { Action } from '../action.ts';
import { namesOf } from '../documents/present.ts';
import { type RaterRow, rubricFor } from './open.ts';
import { writersAmong } from './raters.ts';
import type { Context } from '../../context.ts';

type Rater = Answer<'scoring'>['raters'][number];

/** How far scoring has come: who scores and who has finished, and not a word of what they gave. */
export const scoring: Action<'scoring'> = async (ctx, actor, { params }) => {
  const rubric = await rubricFor(ctx, actor, params.document, 'read');
  const { thing, by, scoring: found } = rubric;
  const may = { lead: can(by, 'leadScoring', thing), rate: can(by, 'write', thing) };
  const raters = await shown(ctx, rubric.raters);
  const awaited = raters.filter(({ state }) => state === 'scoring' || state === 'finished');
  return {
    state: found ? (found.state === 'revealed' ? 'revealed' : 'open') : 'notOpen',
    weightsOpen: found?.weights_open === 1,
    ...(found ? { openedAt: found.opened_at } : {}),
    finished: awaited.filter(({ state }) => state === 'finished').length,
    of: awaited.length,
    raters,
    may,
    ...(may.lead ? { candidates: await candidates() } : {}),
  };

  async function candidates() {
    const people = await mentionableFor(ctx, by, thing);
    const writers = await writersAmong(ctx, thing, [by.id, ...people.map(({ id }) => id)]);
    const self = { id: by.id, name: by.name, organisation: '', initials: '', colour: 0, pattern: 0 };
    return [self, ...people].filter(({ id }) => writers.some((one) => one.id === id));
  }
};

async function shown({ db }: Context, rows: readonly RaterRow[]): Promise<Rater[]> {
  const organisations = rows.flatMap((one) => one.organisation_id ?? []);
  const [names, looks] = await Promise.all([
    namesOf(
      db,
      'person',
      rows.map((one) => one.person_id),
    ),
    db
      .selectFrom('organisation')
      .select(['id', 'name', 'initials', 'colour', 'pattern'])
      .where('id', 'in', ['', ...organisations])
      .execute(),
  ]);
  return rows.map((row) => {
    const look = looks.find(({ id }) => id === row.organisation_id);
    return {
      id: row.person_id,
      name: names.get(row.person_id) ?? '',
      organisation: look?.name ?? '',
      initials: look?.initials ?? '',
      colour: look?.colour ?? 0,
      pattern: look?.pattern ?? 0,
      state: row.state as Rater['state'],
      late: row.late === 1,
      row: row.row,
    };
  });
}
