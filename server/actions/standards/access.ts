import type { Kysely, Selectable } from 'kysely';
import type { Answer } from '../../../shared/contract/calls.ts';
import type { Actor, PersonActor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import { networkThing, organisationThing } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import { signedIn } from '../action.ts';
import { notFound } from '../error.ts';

export type FrameworkRow = Selectable<Tables['framework']>;
export interface FrameworkOwner {
  readonly networkId?: string | null | undefined;
  readonly organisationId?: string | null | undefined;
}
/** Bringing in, marking and removing are for whoever facilitates the network or administers the organisation. */
type Right = 'read' | 'manage';

export async function mayWith(
  ctx: Pick<Context, 'db'>,
  actor: PersonActor,
  { networkId, organisationId }: FrameworkOwner,
  right: Right,
): Promise<boolean> {
  if (networkId) {
    const thing = await networkThing(ctx.db, networkId);
    return thing !== undefined && can(actor, right === 'read' ? 'read' : 'facilitate', thing);
  }
  const thing = organisationId ? await organisationThing(ctx.db, organisationId) : undefined;
  return thing !== undefined && can(actor, right === 'read' ? 'read' : 'administer', thing);
}

/** @throws {ActionError} notFound where the network or organisation is unknown or not theirs to change */
export async function managerOf(
  ctx: Pick<Context, 'db'>,
  asking: Actor,
  owner: FrameworkOwner,
): Promise<PersonActor> {
  const actor = signedIn(asking);
  if (!(await mayWith(ctx, actor, owner, 'manage')))
    throw notFound(owner.networkId ? 'network' : 'organisation');
  return actor;
}

/** The framework, when the actor may change it. @throws {ActionError} notFound */
export async function frameworkFor(
  ctx: Pick<Context, 'db'>,
  asking: Actor,
  id: string,
): Promise<{ readonly actor: PersonActor; readonly row: FrameworkRow }> {
  const actor = signedIn(asking);
  const row = await ctx.db.selectFrom('framework').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || !(await mayWith(ctx, actor, ownerOf(row), 'manage'))) throw notFound('framework');
  return { actor, row };
}

export function ownerOf(row: Pick<FrameworkRow, 'network_id' | 'organisation_id'>) {
  return { networkId: row.network_id, organisationId: row.organisation_id };
}

/** Frameworks to search for a document: its owner's, and those of where the reader belongs. */
export function frameworksAround(
  db: Kysely<Tables>,
  actor: PersonActor,
  document: { readonly network_id: string | null; readonly organisation_id: string | null },
) {
  const networks = [document.network_id, ...actor.networks.map((one) => one.id)].filter((id) => id !== null);
  const organisations = [document.organisation_id, ...actor.organisations.map((one) => one.id)].filter(
    (id) => id !== null,
  );
  return db
    .selectFrom('framework')
    .where('framework.finished_at', 'is not', null)
    .where('framework.removed_at', 'is', null)
    .where((eb) =>
      eb.or([
        ...(networks.length > 0 ? [eb('framework.network_id', 'in', networks)] : []),
        ...(organisations.length > 0 ? [eb('framework.organisation_id', 'in', organisations)] : []),
      ]),
    );
}

type Found = Answer<'searchStandards'>['standards'][number];
type FoundRow = Selectable<Tables['standard']> & Pick<FrameworkRow, 'title' | 'version' | 'status'>;

/** Standards as they are shown and cited, with what each belongs to. */
export async function presented(db: Kysely<Tables>, rows: readonly FoundRow[]): Promise<Found[]> {
  const known = new Map<string, { text: string; code: string | null; parent_n: number | null }>();
  let wanted = rows.flatMap((row) => parentOf(row));
  // A level at a time: a page of hits shares most of what stands above it.
  for (let level = 0; wanted.length > 0 && level < 12; level += 1) {
    const above: { framework_id: string; parent_n: number | null }[] = [];
    for (const framework of new Set(wanted.map((one) => one.framework))) {
      const ns = [...new Set(wanted.filter((one) => one.framework === framework).map((one) => one.n))];
      const parents = await db
        .selectFrom('standard')
        .select(['framework_id', 'n', 'code', 'text', 'parent_n'])
        .where('framework_id', '=', framework)
        .where('n', 'in', ns)
        .execute();
      for (const parent of parents) known.set(`${parent.framework_id}/${parent.n}`, parent);
      above.push(...parents);
    }
    wanted = above.flatMap(parentOf).filter((one) => !known.has(`${one.framework}/${one.n}`));
  }
  return rows.map((row) => {
    const above: string[] = [];
    for (let n = row.parent_n; n !== null && above.length < 12; ) {
      const parent = known.get(`${row.framework_id}/${n}`);
      if (!parent) break;
      above.unshift(parent.code ? `${parent.code} ${parent.text}`.trim() : parent.text);
      n = parent.parent_n;
    }
    return {
      frameworkId: row.framework_id,
      framework: row.title,
      ...(row.version === null ? {} : { version: row.version }),
      status: row.status as Found['status'],
      identifier: row.identifier,
      ...(row.code === null ? {} : { code: row.code }),
      text: row.text,
      grades: row.grades === '' ? [] : row.grades.split('|'),
      ...(row.type === null ? {} : { type: row.type }),
      ...(row.ends_on === null ? {} : { endsOn: row.ends_on }),
      above,
    };
  });
}

function parentOf(row: { readonly framework_id: string; readonly parent_n: number | null }) {
  return row.parent_n === null ? [] : [{ framework: row.framework_id, n: row.parent_n }];
}
