import { useState } from 'react';
import { type OrganisationType, organisationTypes } from '../../shared/model.ts';
import { useSend } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Select, TextField } from '../ui/Field.tsx';
import form from '../ui/form.module.css';
import { Notice } from '../ui/Notice.tsx';
import { useErrorWords } from '../ui/states.tsx';
import { today } from '../ui/dates.ts';
import { useText } from '../ui/text.tsx';
import { emailError, nameError, passwordError } from './fieldErrors.ts';
import { PublicPage } from './frame/PublicFrame.tsx';
import { useEnter } from './useEnter.ts';

export function SetUpPage() {
  const t = useText();
  const say = useErrorWords();
  const enter = useEnter();
  const setUp = useSend('setUp');
  const [given, setGiven] = useState({ name: '', email: '', password: '', organisation: '', network: '' });
  const [type, setType] = useState<OrganisationType>('district');
  const [tried, setTried] = useState(false);
  const wrong = {
    name: nameError(given.name),
    email: emailError(given.email),
    password: passwordError(given.password),
    organisation: nameError(given.organisation),
    network: nameError(given.network),
  };
  const field = (key: keyof typeof given) => {
    const message = wrong[key];
    return {
      value: given[key],
      onChange: (value: string) => setGiven((before) => ({ ...before, [key]: value })),
      error: tried && message ? t(message) : undefined,
      required: true,
    };
  };
  return (
    <PublicPage title={t('shell.setup.title')} card>
      <form
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (Object.values(wrong).some(Boolean)) return;
          const { name, email, password } = given;
          setUp.mutate(
            {
              body: {
                name,
                email,
                password,
                organisation: { name: given.organisation, type },
                network: { name: given.network },
                startsOn: today(),
              },
            },
            { onSuccess: ({ networkId, cycleId }) => void enter(`/n/${networkId}/cycles/${cycleId}`) },
          );
        }}
      >
        <h1 className={form.title}>{t('shell.setup.title')}</h1>
        <p className={form.soft}>{t('shell.setup.words')}</p>
        <TextField label={t('shell.field.name')} autoComplete="name" {...field('name')} />
        <TextField label={t('shell.field.email')} type="email" autoComplete="username" {...field('email')} />
        <TextField
          label={t('shell.field.password')}
          type="password"
          autoComplete="new-password"
          hint={t('shell.field.password.hint')}
          {...field('password')}
        />
        <div className={form.pair}>
          <TextField
            label={t('shell.setup.organisation')}
            autoComplete="organization"
            {...field('organisation')}
          />
          <Select
            label={t('shell.setup.type')}
            value={type}
            onChange={setType}
            options={organisationTypes.map((value) => ({ value, text: t(`shell.type.${value}`) }))}
          />
        </div>
        <TextField
          label={t('shell.setup.network')}
          hint={t('shell.setup.network.hint')}
          autoComplete="off"
          {...field('network')}
        />
        {setUp.error ? (
          <Notice tone="stop" live>
            {say(setUp.error)}
          </Notice>
        ) : null}
        <Button type="submit" variant="primary" isDisabled={setUp.isPending}>
          {t('shell.setup.create')}
        </Button>
      </form>
    </PublicPage>
  );
}
