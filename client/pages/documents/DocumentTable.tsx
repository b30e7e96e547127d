import { Link } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { useSend } from '../../api/queries.ts';
import { useDates } from '../../ui/dates.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { documentChip, StateChip } from '../../ui/StateChip.tsx';
import { useErrorWords } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useDocumentTitle, useKindName } from '../documentTitle.ts';
import { OfflineMark } from '../offline/OfflineMark.tsx';
import css from './DocumentsPage.module.css';

type Summary = Answer<'documents'>['documents'][number];

export function DocumentTable({
  documents,
  mayRemove,
}: {
  readonly documents: readonly Summary[];
  readonly mayRemove: boolean;
}) {
  const t = useText();
  const dates = useDates();
  const title = useDocumentTitle();
  const kind = useKindName();
  const say = useErrorWords();
  const putBack = useSend('putBackDocument', ['documents', 'cycle', 'home']);
  const remove = useSend('removeDocument', ['documents', 'cycle', 'home']);
  const failed = (error: Parameters<typeof say>[0]): void => showToast({ message: say(error) });
  return (
    <table className={`${table.table} ${css.table}`}>
      <thead>
        <tr>
          <th scope="col">{t('shell.docs.column.title')}</th>
          <th scope="col" className={css.minor}>
            {t('shell.docs.column.kind')}
          </th>
          <th scope="col">{t('shell.docs.column.state')}</th>
          <th scope="col" className={css.minor}>
            {t('shell.docs.column.updated')}
          </th>
          <th scope="col" className={css.minor}>
            {t('shell.docs.column.owner')}
          </th>
          {mayRemove ? (
            <th scope="col">
              <VisuallyHidden>{t('shell.docs.column.actions')}</VisuallyHidden>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => {
          const params = { document: document.id };
          return (
            <tr key={document.id}>
              <td className={css.title}>
                <Link to="/d/$doc" params={{ doc: document.id }}>
                  {title(document)}
                </Link>
                <OfflineMark documentId={document.id} />
                {document.template ? <span className={css.soft}> · {t('shell.docs.template')}</span> : null}
                {document.finding ? <p className={css.soft}>{document.finding}</p> : null}
              </td>
              <td className={css.minor}>{kind(document.kind)}</td>
              <td>
                <StateChip {...documentChip(document)} />
              </td>
              <td className={css.minor}>
                <time dateTime={new Date(document.updatedAt).toISOString()}>
                  {dates.moment(document.updatedAt)}
                </time>
              </td>
              <td className={css.minor}>{document.owner.name}</td>
              {mayRemove ? (
                <td className={css.actions}>
                  {document.state === 'live' ? (
                    <IconButton
                      label={t('shell.docs.remove', { title: title(document) })}
                      placement="left"
                      onPress={() =>
                        remove.mutate(
                          { params },
                          {
                            onError: failed,
                            onSuccess: () =>
                              showToast({
                                message: t('shell.docs.removed', { title: title(document) }),
                                undo: () => putBack.mutate({ params }, { onError: failed }),
                              }),
                          },
                        )
                      }
                    >
                      <Trash2 aria-hidden />
                    </IconButton>
                  ) : null}
                </td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
