import type { z } from 'zod';
import type * as shape from '../../../shared/contract/shapes.ts';
import type { Job, Locale } from '../../../shared/model.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import type { Context } from '../../context.ts';
import { namesOf, organisationOf } from '../documents/present.ts';

/** One's own account as the client keeps it. */
export async function describeMe(
  ctx: Pick<Context, 'db'>,
  actor: PersonActor,
): Promise<z.output<typeof shape.me>> {
  const person = await ctx.db
    .selectFrom('person')
    .select(['email', 'locale'])
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow();
  const organisations = await ctx.db
    .selectFrom('member')
    .innerJoin('organisation', 'organisation.id', 'member.organisation_id')
    .selectAll('organisation')
    .select(['member.job', 'member.admin'])
    .where('member.person_id', '=', actor.id)
    .where('member.ended_at', 'is', null)
    .orderBy('organisation.name')
    .execute();
  const names = await namesOf(
    ctx.db,
    'network',
    actor.networks.map((network) => network.id),
  );
  return {
    id: actor.id,
    name: actor.name,
    ...(person.email ? { email: person.email } : {}),
    ...(person.locale ? { locale: person.locale as Locale } : {}),
    installationAdmin: actor.installationAdmin,
    organisations: organisations.map((row) => ({
      organisation: organisationOf(row),
      admin: row.admin === 1,
      job: row.job as Job,
    })),
    networks: actor.networks.map((network) => ({
      id: network.id,
      name: names.get(network.id) ?? '',
      role: network.role,
      organisationId: network.organisationId,
    })),
  };
}
