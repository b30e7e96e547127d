import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../shared/contract/calls.ts';
import { type Job, jobs } from '../../shared/model.ts';
import { useAnswer, useSend, useSession } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Select, TextField } from '../ui/Field.tsx';
import form from '../ui/form.module.css';
import { Notice } from '../ui/Notice.tsx';
import { ErrorState, Skeleton, useErrorWords } from '../ui/states.tsx';
import { useText } from '../ui/text.tsx';
import { emailError, nameError, passwordError } from './fieldErrors.ts';
import { PublicPage } from './frame/PublicFrame.tsx';
import { Inside } from './join/Inside.tsx';
import { useEnter } from './useEnter.ts';

export function InvitationPage() {
  const t = useText();
  const { token } = useParams({ from: '/outside/invite/$token' });
  const invitation = useAnswer('showInvitation', { params: { token } });
  const code = invitation.error?.code;
  return (
    <PublicPage title={t('shell.invite.title')} card>
      {invitation.data ? (
        <Accept token={token} invitation={invitation.data} />
      ) : code === 'gone' || code === 'notFound' || code === 'badRequest' ? (
        <>
          <h1 className={form.title}>{t('shell.invite.gone')}</h1>
          <p>{t('shell.invite.gone.words')}</p>
        </>
      ) : invitation.error ? (
        <ErrorState error={invitation.error} onRetry={() => void invitation.refetch()} />
      ) : (
        <Skeleton />
      )}
    </PublicPage>
  );
}

function Accept({
  token,
  invitation,
}: {
  readonly token: string;
  readonly invitation: Answer<'showInvitation'>;
}) {
  const t = useText();
  const say = useErrorWords();
  const navigate = useNavigate();
  const enter = useEnter();
  const session = useSession();
  const me = session.data?.me;
  const accept = useSend('acceptInvitation');
  const [name, setName] = useState('');
  const [email, setEmail] = useState(invitation.email ?? '');
  const [password, setPassword] = useState('');
  const [job, setJob] = useState<Job>(invitation.job ?? 'teacherLeader');
  const [tried, setTried] = useState(false);
  const wrong = me
    ? {}
    : { name: nameError(name), email: emailError(email), password: passwordError(password) };
  const error = (key: keyof typeof wrong) => {
    const message = wrong[key];
    return tried && message ? t(message) : undefined;
  };
  const organisation = invitation.organisation.name;
  const isMember = me?.organisations.some((each) => each.organisation.id === invitation.organisation.id);
  return (
    <form
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.values(wrong).some(Boolean)) return;
        accept.mutate(
          { params: { token }, body: me ? { job } : { name, email, password, job } },
          {
            onSuccess: ({ networkId, organisationId }) =>
              void enter(networkId ? `/n/${networkId}` : `/o/${organisationId}`),
          },
        );
      }}
    >
      <h1 className={form.title}>{t('shell.invite.title')}</h1>
      <p>
        {invitation.network
          ? t('shell.invite.words', { by: invitation.invitedBy, network: invitation.network, organisation })
          : t('shell.invite.organisationOnly', { by: invitation.invitedBy, organisation })}
      </p>
      <Inside organisations={invitation.organisations} label={t('shell.invite.inside')} />
      {invitation.role ? (
        <p className={form.soft}>{t('shell.invite.role', { role: t(`shell.role.${invitation.role}`) })}</p>
      ) : null}
      {invitation.member || isMember ? null : (
        <p className={form.soft}>{t('shell.invite.confirms', { organisation })}</p>
      )}
      {invitation.admin ? <p className={form.soft}>{t('shell.invite.admin', { organisation })}</p> : null}
      {me ? (
        <p>{t('shell.invite.as', { name: me.name })}</p>
      ) : (
        <>
          <TextField
            label={t('shell.field.name')}
            autoComplete="name"
            value={name}
            onChange={setName}
            error={error('name')}
            required
          />
          <TextField
            label={t('shell.field.email')}
            type="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
            error={error('email')}
            hint={invitation.email ? t('shell.invite.boundTo', { email: invitation.email }) : undefined}
            required
          />
          <TextField
            label={t('shell.field.password')}
            type="password"
            autoComplete="new-password"
            hint={t('shell.field.password.hint')}
            value={password}
            onChange={setPassword}
            error={error('password')}
            required
          />
        </>
      )}
      <Select
        label={t('shell.field.job')}
        value={job}
        onChange={setJob}
        options={jobs.map((value) => ({ value, text: t(`shell.job.${value}`) }))}
      />
      {accept.error ? (
        <Notice tone="stop" live>
          {accept.error.code === 'emailTaken'
            ? t('shell.invite.taken')
            : accept.error.code === 'askFacilitator'
              ? t('shell.invite.askFacilitator')
              : accept.error.code === 'gone'
                ? t('shell.invite.gone.words')
                : say(accept.error)}
        </Notice>
      ) : null}
      <div className={form.actions}>
        <Button type="submit" variant="primary" isDisabled={accept.isPending}>
          {t('shell.invite.accept')}
        </Button>
        {me ? null : (
          <Button
            variant="quiet"
            onPress={() => void navigate({ to: '/sign-in', search: { to: `/invite/${token}` } })}
          >
            {t('shell.invite.haveAccount')}
          </Button>
        )}
      </div>
    </form>
  );
}
