import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useSend } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import form from '../ui/form.module.css';
import { Notice } from '../ui/Notice.tsx';
import { useErrorWords } from '../ui/states.tsx';
import { useText } from '../ui/text.tsx';
import { PublicPage } from './frame/PublicFrame.tsx';
import { useEnter } from './useEnter.ts';

export function SignInPage() {
  const t = useText();
  const say = useErrorWords();
  const { to } = useSearch({ from: '/outside/sign-in' });
  const enter = useEnter();
  const signIn = useSend('signIn');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const wrong = signIn.error?.code === 'wrongPassword' || signIn.error?.code === 'badRequest';
  return (
    <PublicPage title={t('shell.signIn.title')} card>
      <form
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ body: { email, password } }, { onSuccess: () => void enter(to ?? '/home') });
        }}
      >
        <h1 className={form.title}>{t('shell.signIn.title')}</h1>
        <TextField
          label={t('shell.field.email')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          required
        />
        <TextField
          label={t('shell.field.password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          required
        />
        {signIn.error ? (
          <Notice tone="stop" live>
            {wrong ? t('shell.signIn.wrong') : say(signIn.error)}
          </Notice>
        ) : null}
        <Button type="submit" variant="primary" isDisabled={signIn.isPending}>
          {t('shell.signIn.button')}
        </Button>
        <p className={form.soft}>{t('shell.signIn.invited')}</p>
        <p>
          <Link to="/library">{t('shell.start.published.all')}</Link>
        </p>
      </form>
    </PublicPage>
  );
}
