import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import form from '../../ui/form.module.css';
import { Notice } from '../../ui/Notice.tsx';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { emailError, passwordError } from '../fieldErrors.ts';

/** A guest becomes somebody with an account. @param by who is asked whether they may stay */
export function KeepPlace({ by }: { readonly by: string }) {
  const t = useText();
  const say = useErrorWords();
  const client = useQueryClient();
  const keep = useSend('keepPlace');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = { email: emailError(email), password: passwordError(password) };
  return (
    <form
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (wrong.email || wrong.password) return;
        keep.mutate(
          { body: { email: email.trim(), password } },
          {
            onSuccess: () => {
              showToast({ message: t('join.keep.done', { by }) });
              void client.invalidateQueries();
            },
          },
        );
      }}
    >
      <p>{t('join.keep.words', { by })}</p>
      <TextField
        label={t('shell.field.email')}
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={tried && wrong.email ? t(wrong.email) : undefined}
        required
      />
      <TextField
        label={t('shell.field.password')}
        type="password"
        autoComplete="new-password"
        hint={t('shell.field.password.hint')}
        value={password}
        onChange={setPassword}
        error={tried && wrong.password ? t(wrong.password) : undefined}
        required
      />
      {keep.error ? (
        <Notice tone="stop" live>
          {keep.error.code === 'emailTaken' ? t('join.keep.taken') : say(keep.error)}
        </Notice>
      ) : null}
      <div className={form.actions}>
        <Button type="submit" isDisabled={keep.isPending}>
          {t('join.keep.do')}
        </Button>
      </div>
    </form>
  );
}
