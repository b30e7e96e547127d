import { useNavigate } from '@tanstack/react-router';
import { useSend } from '../../../api/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { useErrorWords } from '../../../ui/states.tsx';
import { useText } from '../../../ui/text.tsx';
import { showToast } from '../../../ui/toasts.ts';

/** Makes the document read as this version, and offers the way back. */
export function RestoreButton({ documentId, n }: { readonly documentId: string; readonly n: number }) {
  const t = useText();
  const say = useErrorWords();
  const navigate = useNavigate();
  const restore = useSend('restoreVersion', ['versions', 'document', 'compareVersions']);
  const failed = (error: Parameters<typeof say>[0]) => showToast({ message: say(error) });
  const onPress = () =>
    restore.mutate(
      { params: { document: documentId, n } },
      {
        onSuccess: ({ before }) => {
          void navigate({ to: '/d/$doc', params: { doc: documentId }, search: { panel: 'history' } });
          showToast({
            message: t('compare.restored', { n }),
            // This button is gone by then, and callbacks given to `mutate` go with it.
            undo: () => {
              restore.mutateAsync({ params: { document: documentId, n: before } }).catch(failed);
            },
          });
        },
        onError: failed,
      },
    );
  return (
    <Button variant="primary" onPress={onPress} isDisabled={restore.isPending}>
      {t('compare.restore', { n })}
    </Button>
  );
}
