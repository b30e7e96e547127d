import { useCallback } from 'react';
import type { Sent } from '../../../../shared/contract/calls.ts';
import { useSend } from '../../../api/queries.ts';
import { useErrorWords } from '../../../ui/states.tsx';
import { useText } from '../../../ui/text.tsx';
import { showToast } from '../../../ui/toasts.ts';

type Body = Sent<'decideSuggestions'>['body'];

/** Decisions about suggestions, each with its undo. */
export function useDecide(documentId: string) {
  const t = useText();
  const say = useErrorWords();
  const params = { document: documentId };
  const deciding = useSend('decideSuggestions', ['suggestions']);
  const undoing = useSend('undoDecisions', ['suggestions']);
  const withdrawing = useSend('withdrawSuggestion', ['suggestions']);

  const undo = (decisions: string[]) =>
    undoing.mutate(
      { params, body: { decisions } },
      {
        onSuccess: ({ refused }) =>
          showToast({ message: t(refused > 0 ? 'suggest.notUndone' : 'suggest.undone') }),
        onError: (error) => showToast({ message: say(error) }),
      },
    );

  return {
    busy: deciding.isPending,
    decide: (decision: Body['decision'], suggestions: Body['suggestions']) => {
      deciding.mutate(
        { params, body: { decision, suggestions } },
        {
          onSuccess({ decided, refused }) {
            if (refused.length > 0)
              showToast({ message: t('suggest.notDecided', { count: refused.length }) });
            if (decided.length === 0) return;
            const id = decision === 'accept' ? 'suggest.accepted' : 'suggest.rejected';
            showToast({
              message: t(id, { count: decided.length }),
              undo: () => undo(decided.map((one) => one.decision)),
            });
          },
          onError: (error) => showToast({ message: say(error) }),
        },
      );
    },
    withdraw: useCallback(
      (suggestion: string) =>
        withdrawing.mutate(
          { params: { document: documentId, suggestion } },
          {
            onSuccess: () => showToast({ message: t('suggest.withdrawn') }),
            onError: (error) => showToast({ message: say(error) }),
          },
        ),
      [withdrawing, documentId, t, say],
    ),
  };
}
