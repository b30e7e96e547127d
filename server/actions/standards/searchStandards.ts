import { sql } from 'kysely';
import { codeKey, codeParts, looksLikeCode, withoutClusters } from '../../../shared/standards/codes.ts';
import { readQuestion, type Term } from '../../store/search/question.ts';
import { type Action, signedIn } from '../action.ts';
import { documentFor } from '../documents/open.ts';
import { frameworksAround, presented } from './access.ts';

const usual = 30;

/**
 * By code, also one still being typed and one without the letter of its cluster; else by words, in any of their forms.
 * What is in force comes before what is retired.
 */
export const searchStandards: Action<'searchStandards'> = async (ctx, asking, { params, query }) => {
  const actor = signedIn(asking);
  const { row } = await documentFor(ctx, actor, params.document, 'read');
  const around = frameworksAround(ctx.db, actor, row);
  const all = await around
    .select(['framework.id', 'framework.title', 'framework.version', 'framework.status'])
    .orderBy('framework.created_at', 'desc')
    .execute();
  const frameworks = all.map(({ id, title, version, status }) => ({
    id,
    title,
    ...(version === null ? {} : { version }),
    status: status as 'draft' | 'adopted' | 'retired' | 'unknown',
  }));
  const asked = query?.q ?? '';
  const parts = codeParts(asked);
  const question = readQuestion(asked);
  const isCode = looksLikeCode(asked);
  if (all.length === 0 || (isCode ? parts.length === 0 : question.length === 0)) {
    return { standards: [], frameworks };
  }
  const within = query?.frameworkId ? all.filter((one) => one.id === query.frameworkId) : all;
  if (within.length === 0) return { standards: [], frameworks };
  // Open at the end: 3.OA finds all of its standards, and 3.OA.1 before 3.OA.10.
  const [key, short] = [codeKey(parts), codeKey(withoutClusters(parts))];
  const [whole, open, shortWhole, shortOpen] = [
    `%${key}`,
    `%${key.slice(0, -1)}%`,
    `%${short}`,
    `%${short.slice(0, -1)}%`,
  ];
  const rows = await ctx.db
    .selectFrom('standard')
    .innerJoin('framework', 'framework.id', 'standard.framework_id')
    .selectAll('standard')
    .select(['framework.title', 'framework.version', 'framework.status'])
    .where(
      'standard.framework_id',
      'in',
      within.map((one) => one.id),
    )
    .where((eb) =>
      isCode
        ? eb.or([eb('code_key', 'like', open), eb('short_key', 'like', shortOpen)])
        : eb.and(question.map((term) => eb.or(formsOf(term).map((form) => eb('stems', 'like', form))))),
    )
    .orderBy(sql`case when framework.status = 'retired' then 1 else 0 end`)
    .$if(isCode, (asking) =>
      asking
        .orderBy(
          sql`case when code_key like ${whole} then 0 when short_key like ${shortWhole} then 1
            when code_key like ${open} then 2 else 3 end`,
        )
        .orderBy(sql`length(code_key)`),
    )
    .orderBy('framework.created_at', 'desc')
    .orderBy('standard.n')
    .limit(query?.limit ?? usual)
    .execute();
  return { standards: await presented(ctx.db, rows), frameworks };
};

/** Terms hold letters and digits only: nothing in them is a sign of LIKE. */
function formsOf(term: Term): string[] {
  if (term.type === 'phrase') return [`% ${term.words.join(' ')} %`];
  return [...term.stems.map((each) => `% ${each} %`), ...(term.open ? [`% ${term.folded}%`] : [])];
}
