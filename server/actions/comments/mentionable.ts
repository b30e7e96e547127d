import { type Action, signedIn } from '../action.ts';
import { documentFor } from '../documents/open.ts';
import { mentionableFor } from './readers.ts';

/** Whom one may name here. */
export const mentionable: Action<'mentionable'> = async (ctx, actor, { params }) => {
  const { thing } = await documentFor(ctx, actor, params.document, 'comment');
  return { people: await mentionableFor(ctx, signedIn(actor), thing) };
};
