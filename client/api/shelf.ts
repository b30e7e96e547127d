import type { Answer } from '../../shared/contract/calls.ts';
import type { RouteName } from '../../shared/contract/routes.ts';
import type { ApiError } from './apiError.ts';
import { call, type SentArguments } from './call.ts';

/** Where some answers are kept for when the server can't be asked. What it can't do, it does without a word. */
export interface AnswerShelf {
  keep(name: RouteName, sent: unknown, answer: unknown): void;
  /** Only what fits the contract of this build; undefined when there is none. */
  recall(name: RouteName, sent: unknown): Promise<unknown>;
  /** The server has said that this is not, or no longer, for whoever asks. */
  drop(name: RouteName, sent: unknown): void;
}

/** With an answer at hand, a server that has not answered after this long counts as away. */
const patience = 6000;

/**
 * Asks the server; without it, what it last said.
 * @param late is told the server's answer when another was taken meanwhile
 * @throws ApiError
 */
export async function ask<N extends RouteName>(
  shelf: AnswerShelf | undefined,
  late: (answer: Answer<N>) => void,
  name: N,
  ...sent: SentArguments<N>
): Promise<Answer<N>> {
  const asked = call(name, ...sent);
  if (!shelf) return asked;
  const kept = async () => (await shelf.recall(name, sent[0])) as Answer<N> | undefined;
  asked.then(
    (answer) => shelf.keep(name, sent[0], answer),
    (error: ApiError) => {
      if (error.code === 'notFound') shelf.drop(name, sent[0]);
    },
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), patience);
  });
  try {
    const first = await Promise.race([asked, tooLong]);
    if (first !== undefined) return first;
    const before = await kept();
    if (before !== undefined) void asked.then(late, () => undefined);
    return before ?? (await asked);
  } catch (error) {
    const { code } = error as ApiError;
    const before = code === 'offline' || code === 'unavailable' ? await kept() : undefined;
    if (before === undefined) throw error;
    return before;
  } finally {
    clearTimeout(timer);
  }
}
