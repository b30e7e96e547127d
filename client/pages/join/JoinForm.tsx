import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { type Job, jobs } from '../../../shared/model.ts';
import { answersHere } from '../../sync/thisDevice.ts';
import { Button } from '../../ui/Button.tsx';
import { useDates } from '../../ui/dates.ts';
import { Select, TextField } from '../../ui/Field.tsx';
import form from '../../ui/form.module.css';
import { Notice } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text.tsx';
import { nameError } from '../fieldErrors.ts';
import { type Chosen, OrganisationFields, organisationOf } from './OrganisationFields.tsx';
import { useJoin } from './useJoin.ts';

interface Props {
  readonly token: string;
  readonly shown: Answer<'showJoin'>;
}

/** Name, organisation, job: for whoever has no account, or has it elsewhere. */
export function JoinForm({ token, shown }: Props) {
  const t = useText();
  const dates = useDates();
  const navigate = useNavigate();
  const { join, isBusy, refused } = useJoin(token);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<Chosen>({ id: '', name: '' });
  const [job, setJob] = useState<Job | ''>('');
  const [tried, setTried] = useState(false);
  const organisation = organisationOf(chosen);
  const wrongName = nameError(name);
  const before = shown.you?.guest ? shown.you.id : undefined;
  return (
    <form
      className={form.form}
      aria-labelledby="join-invites join-title"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (wrongName || !organisation) return;
        const body = { name: name.trim(), organisation, ...(job === '' ? {} : { job }) };
        join(body, before ? () => forget(before) : undefined);
      }}
    >
      <TextField
        label={t('shell.field.name')}
        autoComplete="name"
        // The card is all there is, and its form is read out by who invites to what.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        maxLength={120}
        value={name}
        onChange={setName}
        error={tried && wrongName ? t(wrongName) : undefined}
        required
      />
      <OrganisationFields
        offered={shown.organisations}
        chosen={chosen}
        onChange={setChosen}
        isMissing={tried && !organisation}
      />
      <Select
        label={t('join.job')}
        value={job}
        onChange={setJob}
        options={[
          { value: '' as const, text: t('join.job.none') },
          ...jobs.map((value) => ({ value, text: t(`shell.job.${value}`) })),
        ]}
      />
      <p className={form.soft}>{t('join.seen', { when: dates.until(shown.endsAt) })}</p>
      {refused ? (
        <Notice tone="stop" live>
          {refused}
        </Notice>
      ) : null}
      <div className={form.actions}>
        <Button type="submit" variant="primary" isDisabled={isBusy}>
          {isBusy ? t('join.joining') : t('join.button')}
        </Button>
        <Button
          variant="quiet"
          onPress={() => void navigate({ to: '/sign-in', search: { to: `/join/${token}` } })}
        >
          {t('join.account')}
        </Button>
      </div>
    </form>
  );
}

/** Whoever was here before leaves nothing on this device. */
async function forget(userId: string): Promise<void> {
  const { wipeLocal } = await import('../../sync/kept.ts');
  await answersHere.leave();
  await wipeLocal(userId);
}
