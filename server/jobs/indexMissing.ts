import { indexMissingDocuments } from '../actions/documents/indexText.ts';
import type { Context } from '../context.ts';

/** After an update that indexes otherwise: every document again, behind everybody's back. @returns stops it */
export function indexMissing(
  ctx: Pick<Context, 'db' | 'lane' | 'rooms' | 'search' | 'now' | 'log'>,
): () => Promise<void> {
  let stopped = false;
  const running = indexMissingDocuments(ctx, () => stopped).catch((error: unknown) =>
    ctx.log.error({ err: error }, 'search does not know every document yet; it goes on at the next start'),
  );
  return () => {
    stopped = true;
    return running;
  };
}
