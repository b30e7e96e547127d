import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type * as shape from '../../../shared/contract/shapes.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import type { DocumentThing } from '../../../shared/policy/things.ts';
import { loadActor } from '../../auth/actor.ts';
import { spokenFor } from '../../auth/presence.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';

type Person = z.output<typeof shape.commenter>;
type Db = Kysely<Tables>;

/** Those of these people who may read the document at this moment. */
export async function readersAmong(
  ctx: Context,
  thing: DocumentThing,
  people: readonly string[],
): Promise<PersonActor[]> {
  const actors = await Promise.all([...new Set(people)].map((id) => loadActor(ctx.db, id, ctx.now())));
  return actors.filter((one): one is PersonActor => one.type === 'person' && can(one, 'read', thing));
}

/**
 * Whom somebody may name in a document: those who read it, as far as they would see them elsewhere too. A guest sees
 * who is here and who takes part; members the people of their networks and organisations.
 */
export async function mentionableFor(
  ctx: Context,
  actor: PersonActor,
  thing: DocumentThing,
): Promise<Person[]> {
  const ids = new Set(ctx.rooms.present(thing.id).map((one) => one.id));
  for (const id of await takingPart(ctx.db, thing.id)) ids.add(id);
  if (!actor.guest) for (const id of await colleagues(ctx.db, actor, thing)) ids.add(id);
  ids.delete(actor.id);
  const readers = await readersAmong(ctx, thing, [...ids]);
  const organisations = await ctx.db
    .selectFrom('organisation')
    .select(['id', 'name', 'initials', 'colour', 'pattern'])
    .where('id', 'in', ['', ...readers.flatMap((one) => spokenFor(one, thing) ?? [])])
    .execute();
  const looks = new Map(organisations.map((row) => [row.id, row]));
  return readers
    .map((one) => {
      const look = looks.get(spokenFor(one, thing) ?? '');
      return {
        id: one.id,
        name: one.name,
        organisation: look?.name ?? '',
        initials: look?.initials ?? '',
        colour: look?.colour ?? 0,
        pattern: look?.pattern ?? 0,
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}

async function takingPart(db: Db, documentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('comment')
    .select('person_id')
    .distinct()
    .where('document_id', '=', documentId)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map((row) => row.person_id);
}

async function colleagues(db: Db, actor: PersonActor, thing: DocumentThing): Promise<string[]> {
  const holders = [thing.owner, ...thing.grants.map((grant) => grant.to)];
  const own = (type: string, ids: readonly string[]) =>
    holders.filter((one) => one.type === type && ids.includes(one.id)).map((one) => one.id);
  const networks = own(
    'network',
    actor.networks.map((one) => one.id),
  );
  const organisations = own(
    'organisation',
    actor.organisations.map((one) => one.id),
  );
  const [spoken, members] = await Promise.all([
    networks.length === 0
      ? []
      : db
          .selectFrom('network_member')
          .select('person_id')
          .where('network_id', 'in', networks)
          .where('ended_at', 'is', null)
          .execute(),
    organisations.length === 0
      ? []
      : db
          .selectFrom('member')
          .select('person_id')
          .where('organisation_id', 'in', organisations)
          .where('ended_at', 'is', null)
          .execute(),
  ]);
  return [...spoken, ...members].map((row) => row.person_id);
}
