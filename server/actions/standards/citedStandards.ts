import type { Answer } from '../../../shared/contract/calls.ts';
import { type Action, signedIn } from '../action.ts';
import { documentFor } from '../documents/open.ts';
import { type FrameworkRow, frameworksAround, presented } from './access.ts';

type Db = Parameters<typeof presented>[0];
type Changed = Answer<'citedStandards'>['changed'][number];

/** What became of standards since they were cited: told of those whose framework has a newer version or is retired. */
export const citedStandards: Action<'citedStandards'> = async (ctx, asking, { params, body }) => {
  const actor = signedIn(asking);
  const { row } = await documentFor(ctx, actor, params.document, 'read');
  const all = await frameworksAround(ctx.db, actor, row).selectAll('framework').execute();
  const changed: Changed[] = [];
  const asked = body.cited.map((one, at) => ({ ...one, at }));
  for (const name of new Set(asked.map(nameOf))) {
    const of = asked.filter((one) => nameOf(one) === name);
    const cited = all.find((one) => nameOf({ framework: one.title, version: one.version ?? '' }) === name);
    if (!cited) continue;
    const newest = newestOf(cited, all);
    const identifiers = [...new Set(of.map((one) => one.identifier))];
    const said = { framework: newest.title, ...(newest.version === null ? {} : { version: newest.version }) };
    if (newest.id === cited.id) {
      const ended = new Set(await endedOf(ctx.db, cited.id, identifiers));
      for (const { at, identifier } of of) {
        if (cited.status === 'retired' || ended.has(identifier))
          changed.push({ ...said, at, what: 'retired' });
      }
      continue;
    }
    const now = await inNewest(ctx.db, cited.id, newest, identifiers);
    for (const { at, identifier } of of) {
      const standard = now.get(identifier);
      changed.push({ ...said, at, ...(standard ? { what: 'newer', now: standard } : { what: 'dropped' }) });
    }
  }
  return { changed };
};

function nameOf(one: { readonly framework: string; readonly version: string }): string {
  return `${one.framework}\n${one.version}`;
}

async function endedOf(db: Db, frameworkId: string, identifiers: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('standard')
    .select('identifier')
    .where('framework_id', '=', frameworkId)
    .where('identifier', 'in', identifiers)
    .where('ends_on', 'is not', null)
    .execute();
  return rows.map((row) => row.identifier);
}

function newestOf(cited: FrameworkRow, all: readonly FrameworkRow[]): FrameworkRow {
  let newest = cited;
  const seen = new Set([cited.id]);
  for (;;) {
    const after = all.find((one) => one.replaces === newest.id && !seen.has(one.id));
    if (!after) return newest;
    seen.add(after.id);
    newest = after;
  }
}

/** By the publisher's id; where that changed, by the code, also when the letter of a cluster came or went. */
async function inNewest(db: Db, frameworkId: string, newest: FrameworkRow, identifiers: readonly string[]) {
  const [before, after] = await Promise.all([
    db
      .selectFrom('standard')
      .select(['identifier', 'short_key'])
      .where('framework_id', '=', frameworkId)
      .where('identifier', 'in', identifiers)
      .execute(),
    db
      .selectFrom('standard')
      .select(['n', 'identifier', 'short_key'])
      .where('framework_id', '=', newest.id)
      .execute(),
  ]);
  const byId = new Map(after.map((one) => [one.identifier, one.n]));
  const byCode = new Map(after.filter((one) => one.short_key !== '/').map((one) => [one.short_key, one.n]));
  const places = new Map<string, number>();
  for (const { identifier, short_key } of before) {
    const n = byId.get(identifier) ?? byCode.get(short_key);
    if (n !== undefined) places.set(identifier, n);
  }
  if (places.size === 0) return new Map<string, Awaited<ReturnType<typeof presented>>[number]>();
  const rows = await db
    .selectFrom('standard')
    .innerJoin('framework', 'framework.id', 'standard.framework_id')
    .selectAll('standard')
    .select(['framework.title', 'framework.version', 'framework.status'])
    .where('framework_id', '=', newest.id)
    .where('n', 'in', [...new Set(places.values())])
    .execute();
  const shown = await presented(db, rows);
  return new Map(
    [...places].flatMap(([identifier, n]) => {
      const standard = shown[rows.findIndex((one) => one.n === n)];
      return standard ? [[identifier, standard] as const] : [];
    }),
  );
}
