import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useText } from '../../../ui/text.tsx';
import type { DocumentAnswer } from '../DocumentPage.tsx';
import { Grants } from './Grants.tsx';
import css from './panels.module.css';
import { PeopleHere } from './PeopleHere.tsx';
import { inTheEnd } from '../../../ui/inTheEnd.ts';

const JoinLinks = lazy(inTheEnd(() => import('./JoinLinks.later.tsx')));
const GuestPlace = lazy(inTheEnd(() => import('./GuestPlace.later.tsx')));

interface Props {
  readonly answer: DocumentAnswer;
  readonly go: (address: string) => void;
}

/** Who is here and in which part, and who else may come. */
export function PeopleList({ answer, go }: Props) {
  const t = useText();
  const { document, may, surroundings } = answer;
  return (
    <div className={css.stack}>
      <Suspense>{may.share ? <JoinLinks document={document} /> : null}</Suspense>
      <section aria-label={t('doc.people.here')}>
        <h3 className={css.heading}>{t('doc.people.here')}</h3>
        <PeopleHere go={go} />
      </section>
      <Suspense>{may.share ? null : <GuestPlace documentId={document.id} />}</Suspense>
      <section aria-label={t('doc.people.share')}>
        <h3 className={css.heading}>{t('doc.people.share')}</h3>
        {document.owner.type === 'network' ? (
          <div className={css.stack}>
            <p>{t('doc.people.network', { network: document.owner.name })}</p>
            {may.share && surroundings.network ? (
              <p>
                <Link to="/n/$net/people" params={{ net: surroundings.network.id }}>
                  {t('doc.people.invite', { network: document.owner.name })}
                </Link>
              </p>
            ) : (
              <p className={css.soft}>{t('doc.people.askFacilitator', { network: document.owner.name })}</p>
            )}
          </div>
        ) : (
          <div className={css.stack}>
            <p>
              {t(may.share ? 'doc.people.organisation' : 'doc.people.ownNoShare', {
                organisation: document.owner.name,
              })}
            </p>
            {may.share ? <Grants documentId={document.id} /> : null}
          </div>
        )}
      </section>
    </div>
  );
}
