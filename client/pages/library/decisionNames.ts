import type { MessageId } from '../../ui/text.tsx';

/** What each choice of a decision is called. */
export const decisionNames: Readonly<Record<string, MessageId>> = {
  scale: 'shell.decision.scale',
  revise: 'shell.decision.revise',
  drop: 'shell.decision.drop',
  notYet: 'shell.decision.notYet',
};
