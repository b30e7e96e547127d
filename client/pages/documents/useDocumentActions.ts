import { useNavigate } from '@tanstack/react-router';
import type { Answer } from '../../../shared/contract/calls.ts';
import type { RouteName } from '../../../shared/contract/routes.ts';
import type { ApiError } from '../../api/apiError.ts';
import { useSend } from '../../api/queries.ts';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useDocumentTitle } from '../documentTitle.ts';

export type Summary = Answer<'documents'>['documents'][number];
export type Owner = Pick<Summary['owner'], 'type' | 'id'>;

const lists: readonly RouteName[] = ['documents', 'cycle', 'home', 'organisation', 'document', 'search'];

/** What can be done with a document from outside it. Each says what it did, with an undo where there is one. */
export function useDocumentActions() {
  const t = useText();
  const say = useErrorWords();
  const title = useDocumentTitle();
  const navigate = useNavigate();
  const star = useSend('starDocument', ['documents', 'home', 'document']);
  const unstar = useSend('unstarDocument', ['documents', 'home', 'document']);
  const rename = useSend('renameDocument', lists);
  const duplicate = useSend('duplicateDocument', lists);
  const move = useSend('moveDocument', lists);
  const remove = useSend('removeDocument', lists);
  const putBack = useSend('putBackDocument', lists);
  const onError = (error: ApiError) => showToast({ message: say(error) });
  const paramsOf = (document: Pick<Summary, 'id'>) => ({ document: document.id });

  return {
    toggleStar(document: Pick<Summary, 'id' | 'starred'>) {
      (document.starred ? unstar : star).mutate({ params: paramsOf(document) }, { onError });
    },
    rename(document: Summary, to: string) {
      const wanted = to.trim();
      if (wanted === '' || wanted === document.title) return;
      const before = document.title;
      const params = paramsOf(document);
      rename.mutate(
        { params, body: { title: wanted } },
        {
          onError,
          onSuccess: () =>
            showToast({
              message: t('docs.rename.done', { title: wanted }),
              ...(before === ''
                ? {}
                : { undo: () => rename.mutate({ params, body: { title: before } }, { onError }) }),
            }),
        },
      );
    },
    duplicate(document: Summary, owner?: Owner) {
      duplicate.mutate(
        { params: paramsOf(document), body: owner ? { owner } : {} },
        {
          onError,
          onSuccess: ({ id }) => {
            showToast({ message: t('docs.duplicated', { title: title(document) }) });
            void navigate({ to: '/d/$doc', params: { doc: id } });
          },
        },
      );
    },
    move(document: Summary, owner: Owner & { readonly name: string }, done?: () => void) {
      move.mutate(
        { params: paramsOf(document), body: { owner: { type: owner.type, id: owner.id } } },
        {
          onError,
          onSuccess: () => {
            showToast({ message: t('docs.moved', { title: title(document), owner: owner.name }) });
            done?.();
          },
        },
      );
    },
    remove(document: Summary) {
      const params = paramsOf(document);
      remove.mutate(
        { params },
        {
          onError,
          onSuccess: () =>
            showToast({
              message: t('shell.docs.removed', { title: title(document) }),
              undo: () => putBack.mutate({ params }, { onError }),
            }),
        },
      );
    },
  };
}
