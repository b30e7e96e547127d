import type { Answer } from '../../../shared/contract/calls.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useDates } from '../../ui/dates.ts';
import form from '../../ui/form.module.css';
import { Notice } from '../../ui/Notice.tsx';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useLeave } from '../useLeave.ts';
import { OrganisationFields, organisationOf, type Chosen } from './OrganisationFields.tsx';
import { useJoin } from './useJoin.ts';

interface Props {
  readonly token: string;
  readonly you: NonNullable<Answer<'showJoin'>['you']>;
  readonly shown: Answer<'showJoin'>;
  readonly onSomebodyElse: () => void;
}

/** For whoever is known here already: one button, unless it is not them. */
export function JoinAs({ token, you, shown, onSomebodyElse }: Props) {
  const t = useText();
  const dates = useDates();
  const say = useErrorWords();
  const leave = useLeave();
  const { join, isBusy, refused } = useJoin(token);
  const [chosen, setChosen] = useState<Chosen>({ id: '', name: '' });
  const [tried, setTried] = useState(false);
  const organisation = organisationOf(chosen);
  const { name } = you;
  const signOut = () => {
    leave(you.id).then(
      () => location.reload(),
      (error: Error) => showToast({ message: say(error) }),
    );
  };
  return (
    <form
      className={form.form}
      aria-labelledby="join-invites join-title"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (you.organisation) join({});
        else if (organisation) join({ organisation });
      }}
    >
      <p>
        {you.organisation
          ? t('join.as.words', { name, organisation: you.organisation })
          : t('join.as.plain', { name })}
      </p>
      {you.organisation ? null : (
        <OrganisationFields
          offered={shown.organisations}
          chosen={chosen}
          onChange={setChosen}
          isMissing={tried && !organisation}
        />
      )}
      <p className={form.soft}>{t('join.seen', { when: dates.until(shown.endsAt) })}</p>
      {refused ? (
        <Notice tone="stop" live>
          {refused}
        </Notice>
      ) : null}
      <div className={form.actions}>
        <Button type="submit" variant="primary" isDisabled={isBusy}>
          {isBusy ? t('join.joining') : t('join.as', { name })}
        </Button>
        <Button variant="quiet" isDisabled={isBusy} onPress={you.guest ? onSomebodyElse : signOut}>
          {t(you.guest ? 'join.somebodyElse' : 'join.notMe', { name })}
        </Button>
      </div>
    </form>
  );
}
