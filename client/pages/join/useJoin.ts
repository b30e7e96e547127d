import type { Sent } from '../../../shared/contract/calls.ts';
import { useSend } from '../../api/queries.ts';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { useEnter } from '../useEnter.ts';

/** Joins, and opens the document with the caret where one writes. */
export function useJoin(token: string) {
  const t = useText();
  const say = useErrorWords();
  const enter = useEnter('replace');
  const send = useSend('join');
  const error = send.error;
  return {
    /** From the moment it is pressed until the document is on screen. */
    isBusy: send.isPending || send.isSuccess,
    refused: error
      ? error.code === 'notFound'
        ? t('join.gone.words')
        : error.code === 'gone'
          ? t('join.full')
          : say(error)
      : undefined,
    join: (body: Sent<'join'>['body'], before?: () => Promise<void>) =>
      send.mutate(
        { params: { token }, body },
        {
          onSuccess: ({ documentId, at }) => {
            const open = () => enter(`/d/${documentId}${at ? `?at=${encodeURIComponent(at)}` : ''}`);
            void (before ? before().then(open) : open());
          },
        },
      ),
  };
}
