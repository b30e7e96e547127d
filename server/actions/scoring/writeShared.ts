import type { Change } from '../../../shared/content/apply.ts';
import { shortId } from '../../../shared/ids.ts';
import type { scoringEvents } from '../../../shared/kinds/rubric/fields.ts';
import {
  type Cells,
  eventChanges,
  ratingChanges,
  type RaterFacts,
} from '../../../shared/kinds/rubric/rating.ts';
import { partOf } from '../../../shared/content/parts.ts';
import { spokenFor } from '../../auth/presence.ts';
import type { Context } from '../../context.ts';
import { NotAppended } from '../../rooms/room.ts';
import { editSigned } from '../documents/editAs.ts';
import { namesOf } from '../documents/present.ts';
import { ActionError } from '../error.ts';
import { type RaterRow, type Rubric, sharedFields } from './open.ts';

/** Changes the rubric as the actor, past its locks, with a line in the story of the scoring. */
export async function writeShared(
  ctx: Context,
  { row, thing, by }: Rubric,
  changes: readonly Change[],
  event?: { readonly event: (typeof scoringEvents)[number]; readonly who?: string; readonly reason?: string },
): Promise<void> {
  const day = new Date(ctx.now()).toISOString().slice(0, 10);
  const story = event
    ? eventChanges(shortId(ctx.random), event.event, day, event.who ?? by.name, event.reason)
    : [];
  const signer = { personId: by.id, organisationId: spokenFor(by, thing) ?? '' };
  await honestly(editSigned(ctx, row, signer, [...changes, ...story], { pastLocks: true }));
}

/**
 * Copies what raters gave into the shared part, each signed by its rater. Doing it again changes nothing, so that a
 * reveal that was cut short can be finished.
 */
export async function copyRatings(ctx: Context, { row }: Rubric, raters: readonly RaterRow[]): Promise<void> {
  const names = await namesOf(
    ctx.db,
    'person',
    raters.map((one) => one.person_id),
  );
  for (const rater of raters) {
    const shared = await sharedFields(ctx, row.id);
    const sealed = await ctx.rooms.contentAt(row.id, undefined, partOf('sealed', rater.person_id));
    const facts = {
      row: rater.row,
      name: names.get(rater.person_id) ?? '',
      organisationId: rater.organisation_id ?? undefined,
      personId: rater.person_id,
      state: shownState(rater),
      beforeReopening: JSON.parse(rater.before_reopening_json ?? '{}') as Cells,
    };
    const signer = { personId: rater.person_id, organisationId: rater.organisation_id ?? '' };
    const changes = ratingChanges(facts, sealed.content.fields, shared);
    await honestly(editSigned(ctx, row, signer, changes, { pastLocks: true }));
  }
}

function shownState({ state, late }: Pick<RaterRow, 'state' | 'late'>): RaterFacts['state'] {
  if (state === 'absent' || state === 'withdrawn') return state;
  if (state !== 'finished') return 'unfinished';
  return late === 1 ? 'late' : 'finished';
}

async function honestly(done: Promise<unknown>): Promise<void> {
  try {
    await done;
  } catch (error) {
    if (!(error instanceof NotAppended)) throw error;
    throw new ActionError('notLive', `The rubric was not changed: ${error.message} Do it again.`);
  }
}
