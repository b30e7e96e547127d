import type { Answer } from '../../../shared/contract/calls.ts';
import type { Action } from '../action.ts';
import { networkFor } from './access.ts';

type Term = Answer<'glossary'>['terms'][number];

export const glossary: Action<'glossary'> = async (ctx, asking, { params }) => {
  await networkFor(ctx, asking, params.network, 'read');
  const rows = await ctx.db
    .selectFrom('glossary_term')
    .selectAll()
    .where('network_id', '=', params.network)
    .execute();
  return {
    terms: rows
      .map(({ id, lang, term, words_json, note }) => ({
        id,
        lang,
        term,
        words: JSON.parse(words_json) as Term['words'],
        note,
      }))
      .toSorted((a, b) => a.term.localeCompare(b.term, 'en')),
  };
};
