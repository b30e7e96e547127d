import { codeKey, codeParts, withoutClusters } from '../../../shared/standards/codes.ts';
import { type Action, signedIn } from '../action.ts';
import { documentFor } from '../documents/open.ts';
import { frameworksAround, presented } from './access.ts';

/** What each code means: the one in force before the retired one, the newest framework before older ones. */
export const lookUpStandards: Action<'lookUpStandards'> = async (ctx, asking, { params, body }) => {
  const actor = signedIn(asking);
  const { row } = await documentFor(ctx, actor, params.document, 'read');
  const keys = new Map<string, string>();
  for (const code of new Set(body.codes)) {
    const parts = withoutClusters(codeParts(code));
    if (parts.length > 0) keys.set(code, codeKey(parts));
  }
  if (keys.size === 0) return { found: [] };
  const all = await frameworksAround(ctx.db, actor, row)
    .innerJoin('standard', 'standard.framework_id', 'framework.id')
    .select([
      'standard.framework_id',
      'standard.n',
      'standard.short_key',
      'standard.code_key',
      'framework.status',
    ])
    .where('standard.short_key', '!=', '/')
    .orderBy('framework.created_at', 'desc')
    .orderBy('standard.n')
    .execute();
  const best = new Map<string, { framework_id: string; n: number; rank: number }>();
  const wanted = new Set(keys.values());
  const byEnd = new Map<string, typeof all>();
  for (const one of all) {
    // Every end of the code, so that CCSS.Math.Content.3.OA.A.1 is found by 3.OA.1.
    for (let at = 0; at >= 0 && at < one.short_key.length - 1; at = one.short_key.indexOf('/', at + 1)) {
      const end = one.short_key.slice(at);
      if (!wanted.has(end)) continue;
      const same = byEnd.get(end);
      if (same) same.push(one);
      else byEnd.set(end, [one]);
    }
  }
  for (const [code, key] of keys) {
    const exact = codeKey(codeParts(code));
    for (const one of byEnd.get(key) ?? []) {
      const rank =
        (one.status === 'retired' ? 4 : 0) +
        (one.short_key === key ? 0 : 2) +
        (one.code_key.endsWith(exact) ? 0 : 1);
      if (rank < (best.get(code)?.rank ?? Infinity)) best.set(code, { ...one, rank });
    }
  }
  const found: { asked: string; standard: Awaited<ReturnType<typeof presented>>[number] }[] = [];
  for (const framework of new Set([...best.values()].map((one) => one.framework_id))) {
    const of = [...best].filter(([, one]) => one.framework_id === framework);
    const rows = await ctx.db
      .selectFrom('standard')
      .innerJoin('framework', 'framework.id', 'standard.framework_id')
      .selectAll('standard')
      .select(['framework.title', 'framework.version', 'framework.status'])
      .where('framework_id', '=', framework)
      .where('n', 'in', [...new Set(of.map(([, one]) => one.n))])
      .execute();
    const shown = await presented(ctx.db, rows);
    for (const [asked, { n }] of of) {
      const standard = shown[rows.findIndex((one) => one.n === n)];
      if (standard) found.push({ asked, standard });
    }
  }
  return { found };
};
