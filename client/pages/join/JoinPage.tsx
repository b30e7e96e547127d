import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import type { ApiError } from '../../api/apiError.ts';
import { useAnswer } from '../../api/queries.ts';
import form from '../../ui/form.module.css';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { PublicPage } from '../frame/PublicFrame.tsx';
import css from './JoinPage.module.css';
import { JoinAs } from './JoinAs.tsx';
import { JoinForm } from './JoinForm.tsx';
import { Inside } from './Inside.tsx';

/** A document's title, who sent the link, who is inside, and three inputs: then one is in. */
export function JoinPage() {
  const t = useText();
  const { token } = useParams({ from: '/outside/join/$token' });
  const shown = useAnswer('showJoin', { params: { token } });
  return (
    <PublicPage title={t('join.title')} card>
      {shown.data ? (
        <Card token={token} shown={shown.data} />
      ) : shown.error ? (
        <Refused error={shown.error} onRetry={() => void shown.refetch()} />
      ) : (
        <Skeleton />
      )}
    </PublicPage>
  );
}

function Card({ token, shown }: { readonly token: string; readonly shown: Answer<'showJoin'> }) {
  const t = useText();
  const navigate = useNavigate();
  const [asSomebodyElse, setAsSomebodyElse] = useState(false);
  const { you, invitedBy, role, title } = shown;
  const inside = you?.documentId;
  useEffect(() => {
    if (inside) void navigate({ to: '/d/$doc', params: { doc: inside }, replace: true });
  }, [inside, navigate]);
  useEffect(() => fetchEditor(shown.kind), [shown.kind]);
  if (inside) return <Skeleton />;
  return (
    <>
      <div>
        <p id="join-invites" className={form.soft}>
          {t(`join.invites.${role}`, { by: invitedBy })}
        </p>
        <h1 id="join-title" className={css.title}>
          {title || t('join.untitled')}
        </h1>
      </div>
      <Inside organisations={shown.organisations} label={t('join.inside')} />
      {you && !asSomebodyElse ? (
        <JoinAs token={token} you={you} shown={shown} onSomebodyElse={() => setAsSomebodyElse(true)} />
      ) : (
        <JoinForm token={token} shown={shown} />
      )}
    </>
  );
}

/** While the name is typed, what shows the document is on its way; a failure is told where it is drawn. */
function fetchEditor(kind: string): void {
  import('../document/DocumentRoute.tsx').then(
    ({ fetchScreen }) => fetchScreen(kind),
    () => undefined,
  );
}

function Refused({ error, onRetry }: { readonly error: ApiError; readonly onRetry: () => void }) {
  const t = useText();
  const { code, details } = error;
  if (code !== 'notFound' && code !== 'tooMany')
    return <ErrorState error={error} onRetry={onRetry} level={1} />;
  const seconds = Number(details['retryAfter'] ?? 60);
  return (
    <>
      <h1 className={form.title}>{t('join.gone')}</h1>
      <p>
        {code === 'notFound'
          ? t('join.gone.words')
          : t('join.tooMany', { minutes: Math.max(1, Math.ceil(seconds / 60)) })}
      </p>
    </>
  );
}
