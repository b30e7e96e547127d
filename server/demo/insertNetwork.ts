import type { Transaction } from 'kysely';
import { uuidv7 } from '../../shared/ids.ts';
import { addDays, today } from '../actions/cycles/dates.ts';
import { insertCycle } from '../actions/cycles/insertCycle.ts';
import { insertOrganisation } from '../actions/networks/identity.ts';
import type { Context } from '../context.ts';
import type { Tables } from '../store/tables.ts';
import { artifacts, definitions, type ExampleArtifact, formerArtifacts, problem } from './network.ts';
import { neighbourNetworkName, networkName, organisations, people } from './people.ts';
import type { Names } from './writeMemo.ts';

export interface Inserted extends Names {
  readonly networkId: string;
  readonly cycle: { readonly id: string; readonly startsOn: string };
  readonly former: { readonly id: string; readonly startsOn: string };
}

/** Today is day 38 of the 49 of the current cycle; the one before ended two weeks before it began. */
const dayToday = 38;
const length = 49;

/** Everything that stands around the documents, in one transaction. @param passwordHash the one that all share */
export async function insertNetwork(
  ctx: Context,
  tx: Transaction<Tables>,
  passwordHash: string,
): Promise<Inserted> {
  const at = ctx.now();
  const id = () => uuidv7(at, ctx.random);
  const organisationIds = await insertOrganisations(ctx, tx);
  const [networkId, neighbourId] = [id(), id()];
  await tx
    .insertInto('network')
    .values([
      { id: networkId, name: networkName, created_at: at },
      { id: neighbourId, name: neighbourNetworkName, created_at: at },
    ])
    .execute();
  const networkOf = (organisation: string) => (organisation === 'Ridgeway' ? neighbourId : networkId);
  await tx
    .insertInto('network_organisation')
    .values(
      organisations.map(({ name }) => ({
        network_id: networkOf(name),
        organisation_id: need(organisationIds, name),
        created_at: at,
        ended_at: null,
      })),
    )
    .execute();
  const personIds = new Map<string, { id: string; organisationId: string }>();
  for (const person of people) {
    const known = { id: id(), organisationId: need(organisationIds, person.organisation) };
    personIds.set(person.host, known);
    await tx
      .insertInto('person')
      .values({
        id: known.id,
        name: person.name,
        email: `${person.host}@example.org`,
        password_hash: passwordHash,
        locale: null,
        installation_admin: person.host === 'ruth' ? 1 : 0,
        created_at: at,
        ended_at: null,
      })
      .execute();
    await tx
      .insertInto('member')
      .values({
        organisation_id: known.organisationId,
        person_id: known.id,
        job: person.job,
        admin: person.admin ? 1 : 0,
        created_at: at,
        ended_at: null,
      })
      .execute();
    await tx
      .insertInto('network_member')
      .values({
        network_id: networkOf(person.organisation),
        person_id: known.id,
        organisation_id: known.organisationId,
        role: person.role,
        created_at: at,
        ended_at: null,
      })
      .execute();
  }
  const author = need(personIds, 'ruth').id;
  const startsOn = addDays(today(at), 1 - dayToday);
  const formerStartsOn = addDays(startsOn, -14 - length);
  const cycleOf = (title: string, from: string) =>
    insertCycle(ctx, tx, {
      networkId,
      createdBy: author,
      title: () => title,
      dates: {
        startsOn: from,
        collectOn: addDays(from, 24),
        compareOn: addDays(from, 30),
        decideOn: addDays(from, 36),
        endsOn: addDays(from, length - 1),
      },
    });
  const former = {
    id: await cycleOf('Letters that families answer', formerStartsOn),
    startsOn: formerStartsOn,
  };
  const cycle = { id: await cycleOf('The first twenty minutes', startsOn), startsOn };
  const measures = await insertDefinitions(ctx, tx, networkId, organisationIds, personIds);
  await insertProblem(ctx, tx, networkId, addDays(startsOn, 200), measures.get('absence@2'));
  const artifactIds = new Map<string, string>();
  const put = async (cycleId: string, some: readonly ExampleArtifact[]) => {
    for (const one of some) {
      const artifactId = id();
      artifactIds.set(one.title, artifactId);
      await tx
        .insertInto('artifact')
        .values({
          id: artifactId,
          cycle_id: cycleId,
          organisation_id: need(organisationIds, one.organisation),
          title: one.title,
          sort: one.sort,
          url: one.url,
          licence: 'CC-BY-4.0',
          created_at: at,
          created_by: author,
          removed_at: null,
        })
        .execute();
    }
  };
  await put(former.id, formerArtifacts);
  await put(cycle.id, artifacts);
  return {
    networkId,
    cycle,
    former,
    people: personIds,
    organisations: organisationIds,
    measures,
    artifacts: artifactIds,
  };
}

function need<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key);
  if (found === undefined) throw new Error(`The example has no ${key}.`);
  return found;
}

async function insertOrganisations(ctx: Context, tx: Transaction<Tables>): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { name, type, profile } of organisations) {
    const { id } = await insertOrganisation(ctx, tx, { name, type, claimed: name !== 'Corner Reading Room' });
    if (profile) {
      await tx
        .updateTable('organisation')
        .set({ profile_json: JSON.stringify(profile) })
        .where('id', '=', id)
        .execute();
    }
    ids.set(name, id);
  }
  return ids;
}

async function insertDefinitions(
  ctx: Context,
  tx: Transaction<Tables>,
  networkId: string,
  organisationIds: ReadonlyMap<string, string>,
  personIds: ReadonlyMap<string, { readonly id: string; readonly organisationId: string }>,
): Promise<Map<string, string>> {
  const at = ctx.now();
  const author = need(personIds, 'priya').id;
  const values = new Map<string, string>();
  for (const { key, versions, agreed } of definitions) {
    const definitionId = uuidv7(at, ctx.random);
    const sort = versions[0]?.sort ?? 'measure';
    await tx
      .insertInto('definition')
      .values({ id: definitionId, network_id: networkId, sort, created_at: at, created_by: author })
      .execute();
    for (const [index, { name, body }] of versions.entries()) {
      const n = index + 1;
      values.set(`${key}@${n}`, `${definitionId}@${n}`);
      await tx
        .insertInto('definition_version')
        .values({
          definition_id: definitionId,
          n,
          name,
          body_json: JSON.stringify(body),
          created_at: at,
          created_by: author,
        })
        .execute();
    }
    for (const name of agreed) {
      const organisationId = need(organisationIds, name);
      const member = [...personIds.values()].find((one) => one.organisationId === organisationId);
      await tx
        .insertInto('definition_agreement')
        .values({
          definition_id: definitionId,
          n: versions.length,
          organisation_id: organisationId,
          person_id: member?.id ?? author,
          created_at: at,
        })
        .execute();
    }
  }
  return values;
}

async function insertProblem(
  ctx: Context,
  tx: Transaction<Tables>,
  networkId: string,
  dueOn: string,
  measure: string | undefined,
): Promise<void> {
  const at = ctx.now();
  await tx
    .insertInto('problem')
    .values({
      id: uuidv7(at, ctx.random),
      network_id: networkId,
      sentence: problem.sentence,
      baseline: problem.baseline,
      target: problem.target,
      unit: problem.unit,
      due_on: dueOn,
      definition_id: measure?.split('@')[0] ?? null,
      created_at: at,
      updated_at: at,
    })
    .execute();
}
