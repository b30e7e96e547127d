import type { Kysely } from 'kysely';
import type { Answer } from '../../../shared/contract/calls.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import type { Question } from '../../store/search/question.ts';
import { answers } from '../../store/search/snippet.ts';
import type { Tables } from '../../store/tables.ts';

export type Finding = Answer<'findings'>['findings'][number];

interface Wanted {
  readonly id?: string;
  readonly cycleId?: string | undefined;
}

const mostRead = 5000;

/** Findings of the networks that the actor may read, the newest first. */
export async function findingsFor(
  db: Kysely<Tables>,
  actor: PersonActor,
  wanted: Wanted,
): Promise<Finding[]> {
  const networks = actor.networks
    .map(({ id }) => id)
    .filter((id) => can(actor, 'read', { type: 'network', id }));
  if (networks.length === 0) return [];
  const { id, cycleId } = wanted;
  const rows = await db
    .selectFrom('finding')
    .innerJoin('network', 'network.id', 'finding.network_id')
    .innerJoin('organisation', 'organisation.id', 'finding.organisation_id')
    .innerJoin('person', 'person.id', 'finding.created_by')
    .leftJoin('cycle', 'cycle.id', 'finding.cycle_id')
    .selectAll('finding')
    .select([
      'network.name as network_name',
      'organisation.name as organisation_name',
      'person.name as person_name',
      'cycle.title as cycle_title',
    ])
    .where('finding.network_id', 'in', networks)
    .where('finding.removed_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('finding.id', '=', id ?? ''))
    .$if(cycleId !== undefined, (query) => query.where('finding.cycle_id', '=', cycleId ?? ''))
    .orderBy('finding.created_at', 'desc')
    .orderBy('finding.id', 'desc')
    .limit(mostRead)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    ...(row.held === null ? {} : { held: row.held }),
    ...(row.not_held === null ? {} : { notHeld: row.not_held }),
    network: { id: row.network_id, name: row.network_name },
    ...(row.cycle_id === null ? {} : { cycle: { id: row.cycle_id, title: row.cycle_title ?? '' } }),
    organisation: row.organisation_name,
    by: row.person_name,
    at: row.created_at,
    mayRemove:
      row.created_by === actor.id || can(actor, 'facilitate', { type: 'network', id: row.network_id }),
  }));
}

/** Those that say all that is asked for; without a question, all. */
export async function findingsAnswering(
  db: Kysely<Tables>,
  actor: PersonActor,
  question: Question,
  wanted: Wanted = {},
): Promise<Finding[]> {
  const all = await findingsFor(db, actor, wanted);
  return all.filter((one) =>
    answers([one.text, one.held ?? '', one.notHeld ?? '', one.organisation].join('\n'), question),
  );
}
