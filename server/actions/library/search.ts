import { readQuestion } from '../../store/search/question.ts';
import { snippetOf } from '../../store/search/snippet.ts';
import { type Action, signedIn } from '../action.ts';
import { snippetAnswer, summariesOf } from '../documents/present.ts';
import { answering, findable } from './findable.ts';
import { findingsAnswering } from '../findings/read.ts';
import { searchDocuments } from './searchDocuments.ts';

const shownOfEach = 6;

/** The best answers among the documents one may read and in the library. */
export const search: Action<'search'> = async (ctx, asking, { query }) => {
  const actor = signedIn(asking);
  const question = readQuestion(query?.q ?? '');
  if (question.length === 0) return { findings: [], documents: [], publications: [] };
  const page = { wanted: {}, from: 0, limit: shownOfEach };
  const { rows, snippets } = await searchDocuments(ctx, actor, question, page);
  const all = await findable(ctx.db, actor);
  const published = (await answering(ctx, actor, question, all)).slice(0, shownOfEach);
  const texts =
    published.length === 0
      ? []
      : await ctx.db
          .selectFrom('search_entry')
          .select(['id', 'text'])
          .where(
            'id',
            'in',
            published.map((one) => one.entryId),
          )
          .execute();
  return {
    findings: (await findingsAnswering(ctx.db, actor, question)).slice(0, shownOfEach),
    documents: await summariesOf(ctx.db, rows, { reader: actor, snippets }),
    publications: published.map(({ entryId, documentId, n, title, facts }) => {
      const text = texts.find((one) => one.id === entryId)?.text ?? '';
      const snippet = snippetOf(text, question);
      return {
        documentId,
        n,
        kind: facts.kind,
        title,
        organisations: facts.organisations.map((one) => one.name),
        ...(snippet ? { snippet: snippetAnswer(snippet) } : {}),
      };
    }),
  };
};
