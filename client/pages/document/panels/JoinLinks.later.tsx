import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useAnswer, useSend } from '../../../api/queries.ts';
import { useOthers } from '../../../editor/presence.ts';
import { Button } from '../../../ui/Button.tsx';
import { useDates } from '../../../ui/dates.ts';
import { Skeleton, useErrorWords } from '../../../ui/states.tsx';
import { useText } from '../../../ui/text.tsx';
import { showToast } from '../../../ui/toasts.ts';
import type { DocumentAnswer } from '../DocumentPage.tsx';
import { NewJoinLink } from './NewJoinLink.tsx';
import { StayRequests } from './StayRequests.tsx';
import css from './panels.module.css';

/** The link for the people in a meeting: made, copied, ended; and who of them would like to stay. */
export default function JoinLinks({ document }: { readonly document: DocumentAnswer['document'] }) {
  const t = useText();
  const say = useErrorWords();
  const dates = useDates();
  const client = useQueryClient();
  const params = { document: document.id };
  const asked = useAnswer('joinLinks', { params });
  const revoke = useSend('revokeJoinLink', ['joinLinks']);
  const present = useOthers().length;
  const seen = useRef(present);
  useEffect(() => {
    // Somebody came or went: the numbers below may be others.
    if (seen.current !== present) void client.invalidateQueries({ queryKey: ['joinLinks'] });
    seen.current = present;
  }, [client, present]);
  const links = asked.data?.links ?? [];
  return (
    <section className={css.stack} aria-label={t('join.links.title')}>
      <StayRequests document={document} requests={asked.data?.requests ?? []} />
      <div>
        <h3 className={css.heading}>{t('join.links.title')}</h3>
        <p>{t('join.links.words')}</p>
      </div>
      <NewJoinLink documentId={document.id} alive={asked.data?.links.map((link) => link.id)} />
      {asked.isPending ? <Skeleton lines={2} /> : null}
      {asked.isError ? <p>{say(asked.error)}</p> : null}
      {links.length > 0 ? (
        <div>
          <h4 className={css.heading}>{t('join.links.alive')}</h4>
          <ul className={css.people}>
            {links.map((link) => {
              const line = { role: t(`doc.people.${link.role}`), when: dates.until(link.endsAt) };
              return (
                <li key={link.id} className={css.person}>
                  <span className={css.grow}>
                    {t('join.links.line', line)}
                    <span className={css.note}>
                      {t('join.links.came', { count: link.came })} ·{' '}
                      {t('join.links.by', { who: link.createdBy })}
                    </span>
                    {link.full ? <strong className={css.note}>{t('join.links.full')}</strong> : null}
                  </span>
                  <Button
                    variant="quiet"
                    aria-label={t('join.links.endNamed', line)}
                    isDisabled={revoke.isPending}
                    onPress={() =>
                      revoke.mutate(
                        { params: { ...params, link: link.id } },
                        {
                          onSuccess: () => showToast({ message: t('join.links.ended') }),
                          onError: (error) => showToast({ message: say(error) }),
                        },
                      )
                    }
                  >
                    {t('join.links.end')}
                  </Button>
                </li>
              );
            })}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
