import { close } from '../../../shared/protocol/close.ts';
import type { Context } from '../../context.ts';

/** The session, and every socket that was opened with it. */
export async function endSession(ctx: Pick<Context, 'sessions' | 'rooms'>, sessionId: string): Promise<void> {
  await ctx.sessions.end(sessionId);
  ctx.rooms.close({ sessionId }, close.signedOut);
}
