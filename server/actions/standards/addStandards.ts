import type { Transaction } from 'kysely';
import { codeKey, codeParts, withoutClusters } from '../../../shared/standards/codes.ts';
import { standardsLimits } from '../../../shared/standards/framework.ts';
import type { Received } from '../../../shared/contract/calls.ts';
import { indexed } from '../../store/search/words.ts';
import type { Tables } from '../../store/tables.ts';
import type { Action } from '../action.ts';
import { ActionError, badRequest } from '../error.ts';
import { frameworkFor } from './access.ts';

type Standard = NonNullable<Received<'addStandards'>['body']>['standards'][number];

/** Rows at once: a statement takes a bounded number of values. */
const atOnce = 50;

export const addStandards: Action<'addStandards'> = async (ctx, asking, { params, body }) => {
  const { row } = await frameworkFor(ctx, asking, params.framework);
  if (row.finished_at !== null) {
    throw new ActionError(
      'badRequest',
      'This framework is finished: nothing is added to it. Import it again.',
    );
  }
  if (body.from + body.standards.length > row.standards) {
    throw badRequest(`Only ${row.standards} standards were announced. Begin the import again.`, ['from']);
  }
  for (const [at, { parent, more }] of body.standards.entries()) {
    if (parent !== undefined && parent >= body.from + at) {
      throw badRequest('A standard comes after what it belongs to.', [`standards.${at}.parent`]);
    }
    if (more && JSON.stringify(more).length > standardsLimits.more) {
      throw badRequest('What is kept beside a standard is too long.', [`standards.${at}.more`]);
    }
  }
  const rows = body.standards.map((one, at) => rowOf(params.framework, body.from + at, one));
  await ctx.lane.write(async (tx) => {
    await refuseRepeated(tx, rows);
    for (let from = 0; from < rows.length; from += atOnce) {
      await tx
        .insertInto('standard')
        .values(rows.slice(from, from + atOnce))
        .onConflict((conflict) => conflict.columns(['framework_id', 'n']).doNothing())
        .execute();
    }
  });
  return { ok: true };
};

/** An id names one standard of a framework, in this batch and in those before; the same standard again is no fault. */
async function refuseRepeated(
  tx: Transaction<Tables>,
  rows: readonly ReturnType<typeof rowOf>[],
): Promise<void> {
  const places = new Map<string, number>();
  for (let from = 0; from < rows.length; from += atOnce) {
    const identifiers = rows.slice(from, from + atOnce).map((one) => one.identifier);
    const there = await tx
      .selectFrom('standard')
      .select(['identifier', 'n'])
      .where('framework_id', '=', rows[0]?.framework_id ?? '')
      .where('identifier', 'in', identifiers)
      .execute();
    for (const one of there) places.set(one.identifier, one.n);
  }
  for (const [at, { identifier, n }] of rows.entries()) {
    if ((places.get(identifier) ?? n) !== n) {
      throw badRequest(`The id "${identifier}" is taken by another standard of this framework.`, [
        `standards.${at}.identifier`,
      ]);
    }
    places.set(identifier, n);
  }
}

function rowOf(frameworkId: string, n: number, one: Standard) {
  const parts = codeParts(one.code ?? '');
  const { words, stems } = indexed(`${one.text}\n${one.type ?? ''}`);
  return {
    framework_id: frameworkId,
    n,
    identifier: one.identifier,
    code: one.code ?? null,
    text: one.text,
    parent_n: one.parent ?? null,
    depth: one.depth,
    grades: one.grades.join('|'),
    type: one.type ?? null,
    ends_on: one.endsOn ?? null,
    code_key: codeKey(parts),
    short_key: codeKey(withoutClusters(parts)),
    stems: ` ${stems} ${words} `,
    more_json: JSON.stringify(one.more ?? {}),
  };
}
