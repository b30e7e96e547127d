import { calls } from '../../shared/contract/calls.ts';
import type { RouteName } from '../../shared/contract/routes.ts';

/** Whether an answer that was kept, perhaps by another build, is one that this build understands. */
export function fits(name: RouteName, answer: unknown): boolean {
  return calls[name].answer.safeParse(answer).success;
}
