import { Link } from '@tanstack/react-router';
import { useAnswer, useSend } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { useDates } from '../../ui/dates.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import rows from '../../ui/rows.module.css';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useDocumentTitle } from '../documentTitle.ts';

const kept = 30;
const dayMs = 86_400_000;

function daysLeft(removedAt: number): number {
  return Math.max(0, Math.ceil((removedAt + kept * dayMs - Date.now()) / dayMs));
}

/** What was removed in the last 30 days, to put back. */
export function Trash({ networkId }: { readonly networkId: string }) {
  const t = useText();
  const dates = useDates();
  const title = useDocumentTitle();
  const say = useErrorWords();
  const answer = useAnswer('documents', { query: { networkId, trash: '1' } });
  const putBack = useSend('putBackDocument', ['documents', 'cycle', 'home']);
  return (
    <>
      <p>
        <Link to="/n/$net/docs" params={{ net: networkId }}>
          {t('shell.docs.back')}
        </Link>
      </p>
      <p className={rows.note}>{t('docs.trash.words')}</p>
      <Loaded answer={answer}>
        {({ documents }) =>
          documents.length === 0 ? (
            <p>{t('shell.docs.trash.none')}</p>
          ) : (
            <ul className={rows.rows}>
              {documents.map((document) => (
                <li key={document.id} className={rows.row}>
                  <span className={rows.main}>{title(document)}</span>
                  {document.removedAt === undefined ? null : (
                    <span className={rows.soft}>
                      {document.removedBy
                        ? t('docs.trash.by', {
                            date: dates.moment(document.removedAt),
                            name: document.removedBy,
                          })
                        : `${t('shell.docs.column.removed')} ${dates.moment(document.removedAt)}`}
                      {' · '}
                      {t('docs.trash.days', { days: daysLeft(document.removedAt) })}
                    </span>
                  )}
                  <Button
                    onPress={() =>
                      putBack.mutate(
                        { params: { document: document.id } },
                        {
                          onSuccess: () =>
                            showToast({ message: t('shell.docs.putBack.done', { title: title(document) }) }),
                          onError: (error) => showToast({ message: say(error) }),
                        },
                      )
                    }
                  >
                    {t('shell.docs.putBack')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
