import type { Answer } from '../../../../shared/contract/calls.ts';
import { useSend } from '../../../api/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { useErrorWords } from '../../../ui/states.tsx';
import { useText } from '../../../ui/text.tsx';
import { showToast } from '../../../ui/toasts.ts';
import type { DocumentAnswer } from '../DocumentPage.tsx';
import css from './panels.module.css';

interface Props {
  readonly document: DocumentAnswer['document'];
  readonly requests: Answer<'joinLinks'>['requests'];
}

/** Guests who made an account and would like to stay beyond their link. */
export function StayRequests({ document, requests }: Props) {
  const t = useText();
  const say = useErrorWords();
  const answer = useSend('answerPlace', ['joinLinks', 'home', 'people', 'grants']);
  if (requests.length === 0) return null;
  const reply = (person: string, name: string, accept: boolean) =>
    answer.mutate(
      { params: { document: document.id, person }, body: { accept } },
      {
        onSuccess: () =>
          showToast({ message: t(accept ? 'join.requests.accepted' : 'join.requests.declined', { name }) }),
        onError: (error) => showToast({ message: say(error) }),
      },
    );
  return (
    <div className={css.stack}>
      <div>
        <h3 className={css.heading}>{t('join.requests.title')}</h3>
        <p className={css.soft}>
          {document.owner.type === 'network'
            ? t('join.requests.words', { owner: document.owner.name })
            : t('join.requests.document')}
        </p>
      </div>
      <ul className={css.people}>
        {requests.map(({ id, name, organisation, job, email }) => (
          <li key={id}>
            {name}, {organisation}
            <span className={css.note}>
              {[job ? t(`shell.job.${job}`) : '', email ?? ''].filter(Boolean).join(' · ')}
            </span>
            <span className={css.replies}>
              <Button isDisabled={answer.isPending} onPress={() => reply(id, name, true)}>
                {t('join.requests.accept', { name })}
              </Button>
              <Button
                variant="quiet"
                aria-label={t('join.requests.declineNamed', { name })}
                isDisabled={answer.isPending}
                onPress={() => reply(id, name, false)}
              >
                {t('join.requests.decline')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
