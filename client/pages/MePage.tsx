import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { Answer } from '../../shared/contract/calls.ts';
import { useSend, useSession } from '../api/queries.ts';
import { documentsOnDevice } from '../sync/onDevice.ts';
import { Button } from '../ui/Button.tsx';
import { RadioGroup } from '../ui/Choice.tsx';
import { TextField } from '../ui/Field.tsx';
import form from '../ui/form.module.css';
import { AutosaveLight } from '../ui/InlineField.tsx';
import { Notice } from '../ui/Notice.tsx';
import { OrganisationName } from '../ui/OrganisationName.tsx';
import { Page } from '../ui/Page.tsx';
import rows from '../ui/rows.module.css';
import { Section } from '../ui/Section.tsx';
import { useErrorWords } from '../ui/states.tsx';
import { useText } from '../ui/text.tsx';
import { applyTheme, storedTheme, themes } from '../ui/theme.ts';
import { showToast } from '../ui/toasts.ts';
import { useAutosave } from '../ui/useAutosave.ts';
import { passwordError } from './fieldErrors.ts';
import { LanguageSwitch } from './frame/LanguageSwitch.tsx';
import css from './MePage.module.css';
import { useSignOut } from './useSignOut.ts';
import { inTheEnd } from '../ui/inTheEnd.ts';

const KeepPlace = lazy(
  inTheEnd(async () => ({ default: (await import('./join/KeepPlace.later.tsx')).KeepPlace })),
);

const OnThisDevice = lazy(inTheEnd(() => import('./offline/OnThisDevice.later.tsx')));
const SignOutSheet = lazy(inTheEnd(() => import('./offline/SignOutSheet.later.tsx')));

type Me = NonNullable<Answer<'session'>['me']>;

export function MePage() {
  const me = useSession().data?.me;
  return me ? <Mine me={me} /> : null;
}

function Mine({ me }: { readonly me: Me }) {
  const t = useText();
  const update = useSend('updateMe', ['session', 'people']);
  const [name, setName] = useState<string>();
  const [theme, setTheme] = useState(storedTheme);
  const saving = useAutosave((next: string) => update.mutateAsync({ body: { name: next } }));
  return (
    <Page title={t('shell.me.title')} width="text" light={<AutosaveLight state={saving.state} />}>
      <div className={css.me}>
        <TextField
          label={t('shell.me.name')}
          autoComplete="name"
          value={name ?? me.name}
          maxLength={120}
          hint={me.email}
          onChange={(next) => {
            setName(next);
            if (next.trim() !== '') saving.change(next);
          }}
        />
        <div>
          <p className={css.label}>{t('shell.language')}</p>
          <LanguageSwitch onChange={(locale) => update.mutate({ body: { locale } })} />
        </div>
        <RadioGroup
          label={t('shell.me.theme')}
          inline
          value={theme}
          onChange={(next) => {
            setTheme(next);
            applyTheme(next);
          }}
          options={themes.map((value) => ({ value, text: t(`shell.me.theme.${value}`) }))}
        />
        <Section title={t('shell.me.organisations')}>
          <ul className={rows.rows}>
            {me.organisations.map(({ organisation, job }) => (
              <li key={organisation.id} className={rows.row}>
                <span className={rows.main}>
                  <Link to="/o/$org" params={{ org: organisation.id }}>
                    <OrganisationName organisation={organisation} />
                  </Link>
                </span>
                <span className={rows.soft}>{t(`shell.job.${job}`)}</span>
              </li>
            ))}
            {me.unconfirmed.map(({ organisation, job }) => (
              <li key={organisation.id} className={rows.row}>
                <span className={rows.main}>
                  <Link to="/o/$org" params={{ org: organisation.id }}>
                    <OrganisationName organisation={organisation} />
                  </Link>
                </span>
                <span className={rows.soft}>
                  {t(`shell.job.${job}`)} · {t('shell.me.notConfirmed')}
                </span>
              </li>
            ))}
          </ul>
        </Section>
        {me.guest ? (
          <Section title={t('join.keep.title')}>
            <Suspense>
              <KeepPlace by={me.places?.[0]?.invitedBy ?? ''} />
            </Suspense>
          </Section>
        ) : (
          <Section title={t('shell.me.password')}>
            <Password />
          </Section>
        )}
        <Suspense>
          <OnThisDevice userId={me.id} whole />
        </Suspense>
        <SignOut userId={me.id} />
      </div>
    </Page>
  );
}

function Password() {
  const t = useText();
  const say = useErrorWords();
  const change = useSend('changePassword');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = passwordError(next);
  return (
    <form
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (wrong) return;
        change.mutate(
          { body: { current, next } },
          {
            onSuccess: () => {
              setCurrent('');
              setNext('');
              setTried(false);
              showToast({ message: t('shell.me.password.changed') });
            },
          },
        );
      }}
    >
      <TextField
        label={t('shell.field.currentPassword')}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
      />
      <TextField
        label={t('shell.field.newPassword')}
        type="password"
        autoComplete="new-password"
        hint={t('shell.field.password.hint')}
        value={next}
        onChange={setNext}
        error={tried && wrong ? t(wrong) : undefined}
      />
      {change.error ? (
        <Notice tone="stop" live>
          {change.error.code === 'wrongPassword' ? t('shell.me.password.wrong') : say(change.error)}
        </Notice>
      ) : null}
      <div className={form.actions}>
        <Button type="submit" isDisabled={change.isPending || current === ''}>
          {t('shell.me.password.change')}
        </Button>
      </div>
    </form>
  );
}

function SignOut({ userId }: { readonly userId: string }) {
  const t = useText();
  const { isPending, signOut } = useSignOut(userId);
  const [asking, setAsking] = useState(false);
  return (
    <div className={css.out}>
      <p className={rows.soft}>{t('shell.me.signOut.words')}</p>
      <Button
        isDisabled={isPending}
        onPress={() => {
          if (documentsOnDevice(localStorage, userId).some(({ unsent }) => unsent > 0)) setAsking(true);
          else signOut();
        }}
      >
        {t('shell.me.signOut')}
      </Button>
      {asking ? (
        <Suspense>
          <SignOutSheet
            userId={userId}
            onClose={() => setAsking(false)}
            onSignOut={() => {
              setAsking(false);
              signOut();
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
