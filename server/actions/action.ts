import type { Answer, Received } from '../../shared/contract/calls.ts';
import type { RouteName } from '../../shared/contract/routes.ts';
import type { Actor, PersonActor } from '../../shared/policy/actor.ts';
import type { Context } from '../context.ts';
import { ActionError } from './error.ts';

/** What the door knows about one call besides its contents; few actions need it. */
export interface Call {
  /** The session that the cookie named, when it is valid. */
  readonly sessionId: string | undefined;
  /** The network address that the call came from. */
  readonly address: string;
  /** Scheme, host and port under which the caller sees this installation: where links start. */
  readonly origin: string;
  readonly locale: 'en' | 'es';
  /** Adds a Set-Cookie header to the answer. */
  setCookie(cookie: string): void;
}

/** One verb: checks the right by `can()`, does the thing, answers as the contract says or throws ActionError. */
export type Action<N extends RouteName> = (
  ctx: Context,
  actor: Actor,
  received: Received<N>,
  call: Call,
) => Promise<Answer<N>>;

export function signedIn(actor: Actor): PersonActor {
  if (actor.type === 'person') return actor;
  throw new ActionError('signedOut', 'You are signed out. Sign in and try again.');
}
