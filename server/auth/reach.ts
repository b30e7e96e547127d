import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { type Role, roles } from '../../shared/model.ts';
import type { PersonActor } from '../../shared/policy/actor.ts';
import { withoutPlaces } from '../../shared/policy/can.ts';
import type { Tables } from '../store/tables.ts';

type Builder = ExpressionBuilder<Tables, 'document'>;

/**
 * What `can()` says about reading a document, as a condition on its row: for lists, counts and search, which must not
 * look at anything else. A test holds the two against each other.
 */
export function mayRead(actor: PersonActor): (eb: Builder) => Expression<SqlBool> {
  return (eb) => eb.and([eb('document.removed_at', 'is', null), hasRole(actor, 'viewer')(eb)]);
}

/** The same for what lies in the trash. */
export function mayReadRemoved(actor: PersonActor): (eb: Builder) => Expression<SqlBool> {
  return (eb) =>
    eb.and([
      eb('document.removed_at', 'is not', null),
      eb('document.erased_at', 'is', null),
      hasRole(withoutPlaces(actor), 'editor')(eb),
    ]);
}

/** Whether the actor has at least this role on the document, whatever its state: `roleOn` as a condition. */
export function hasRole(
  actor: PersonActor,
  least: 'viewer' | 'editor',
): (eb: Builder) => Expression<SqlBool> {
  const enough = roles.filter((role) => roles.indexOf(role) >= roles.indexOf(least));
  const isEnough = (role: Role) => enough.includes(role);
  const inNetworks = actor.networks.map((one) => one.id);
  const networks = actor.networks.filter((one) => isEnough(one.role)).map((one) => one.id);
  // Members of an organisation are its documents' editors, administrators more.
  const organisations = actor.organisations.map((one) => one.id);
  const places = (actor.places ?? [])
    .filter((place) => isEnough(place.role))
    .map((place) => place.documentId);
  return (eb) => {
    const granted = eb
      .selectFrom('grant')
      .select('grant.document_id')
      .where('grant.ended_at', 'is', null)
      .where('grant.role', 'in', enough)
      .where((held) =>
        held.or([
          held('grant.person_id', '=', actor.id),
          ...oneOf(inNetworks, (ids) => held('grant.network_id', 'in', ids)),
          ...oneOf(organisations, (ids) => held('grant.organisation_id', 'in', ids)),
        ]),
      );
    return eb.or([
      ...oneOf(networks, (ids) => eb('document.network_id', 'in', ids)),
      ...oneOf(organisations, (ids) => eb('document.organisation_id', 'in', ids)),
      ...oneOf(places, (ids) => eb('document.id', 'in', ids)),
      eb('document.id', 'in', granted),
    ]);
  };
}

/** Nothing is `in ()`: such a condition is left out. */
function oneOf<T>(ids: string[], condition: (ids: string[]) => T): T[] {
  return ids.length > 0 ? [condition(ids)] : [];
}
