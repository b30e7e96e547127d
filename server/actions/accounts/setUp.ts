import { uuidv7 } from '../../../shared/ids.ts';
import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { today, usualDates } from '../cycles/dates.ts';
import { insertCycle } from '../cycles/insertCycle.ts';
import { wordsFor } from '../documents/words.ts';
import { ActionError } from '../error.ts';
import { insertOrganisation } from '../networks/identity.ts';

/** The first person of an installation, with everything they need to start: organisation, network, cycle. */
export const setUp: Action<'setUp'> = async (ctx, _actor, { body }, call) => {
  const t = await wordsFor(call.locale);
  const passwordHash = await ctx.passwords.hash(body.password);
  const personId = uuidv7(ctx.now(), ctx.random);
  const networkId = uuidv7(ctx.now(), ctx.random);
  const cycleId = await ctx.lane.write(async (tx) => {
    const anybody = await tx.selectFrom('person').select('id').limit(1).executeTakeFirst();
    if (anybody) {
      throw new ActionError('alreadySetUp', 'This installation has been set up already. Sign in instead.');
    }
    const at = ctx.now();
    await tx
      .insertInto('person')
      .values({
        id: personId,
        name: body.name,
        email: body.email,
        password_hash: passwordHash,
        locale: null,
        installation_admin: 1,
        created_at: at,
        ended_at: null,
      })
      .execute();
    const organisation = await insertOrganisation(ctx, tx, { ...body.organisation, claimed: true });
    const organisationId = organisation.id;
    await tx
      .insertInto('network')
      .values({ id: networkId, name: body.network.name, created_at: at })
      .execute();
    await tx
      .insertInto('network_organisation')
      .values({ network_id: networkId, organisation_id: organisationId, created_at: at, ended_at: null })
      .execute();
    await tx
      .insertInto('member')
      .values({
        organisation_id: organisationId,
        person_id: personId,
        job: 'facilitator',
        admin: 1,
        created_at: at,
        ended_at: null,
      })
      .execute();
    await tx
      .insertInto('network_member')
      .values({
        network_id: networkId,
        person_id: personId,
        organisation_id: organisationId,
        role: 'facilitator',
        created_at: at,
        ended_at: null,
      })
      .execute();
    await audit(ctx, tx, { id: personId }, 'installation.setUp', { organisationId, networkId });
    return insertCycle(ctx, tx, {
      networkId,
      createdBy: personId,
      dates: usualDates(body.startsOn ?? today(at)),
      title: (n) => t('network.cycleTitle', { n }),
    });
  });
  call.setCookie((await ctx.sessions.start(personId)).cookie);
  return { networkId, cycleId };
};
