import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { PresenceUser } from '../../../../shared/protocol/messages.ts';
import { useOpenDocument } from '../../../editor/open.ts';
import { useOthers } from '../../../editor/presence.ts';
import { useLead } from '../../../editor/useLead.ts';
import { buttonClass } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Field.tsx';
import { useText } from '../../../ui/text.tsx';
import css from './present.module.css';

const awakeFor = 4000;

/** Whom the wall follows. Out of sight until somebody points or tabs. */
export function ProjectorBar() {
  const t = useText();
  const { id, follow } = useOpenDocument();
  const { following, presenter } = useLead();
  const isAwake = useAwake();
  const people = [...new Map(useOthers().map(({ user }) => [user.id, user])).values()];
  const [chosen, choose] = useState('presenter');
  const wanted = chosen === 'presenter' ? presenter : people.find((user) => user.id === chosen);
  useLed(wanted);

  return (
    <div className={css.bar} data-awake={isAwake}>
      <Select
        label={t('presence.projector.follow')}
        value={following || chosen === 'presenter' ? chosen : 'nobody'}
        onChange={(value) => {
          follow.stop();
          choose(value);
        }}
        options={[
          { value: 'presenter', text: t('presence.projector.presenter') },
          ...people.map((user) => ({ value: user.id, text: `${user.name}, ${user.organisation}` })),
          { value: 'nobody', text: t('presence.projector.nobody') },
        ]}
      />
      <span role="status" className={css.words}>
        {following
          ? t('presence.following', { name: following.name })
          : presenter || chosen !== 'presenter'
            ? t('presence.projector.keys')
            : t('presence.projector.waiting')}
      </span>
      {wanted && !following ? (
        <button type="button" className={buttonClass('secondary')} onClick={() => follow.follow(wanted)}>
          {t('presence.followName', { name: wanted.name })}
        </button>
      ) : null}
      <Link to="/d/$doc" params={{ doc: id }} className={buttonClass('secondary')}>
        {t('presence.projector.leave')}
      </Link>
    </div>
  );
}

/** Follows whoever is wanted from when they are; who turns the page by hand is not led again unasked. */
function useLed(wanted: PresenceUser | undefined): void {
  const { follow } = useOpenDocument();
  const wantedId = wanted?.id;
  useEffect(() => {
    if (wanted) follow.follow(wanted);
    else follow.stop();
    // Another person, not another look of the same one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [follow, wantedId]);
}

function useAwake(): boolean {
  const [isAwake, setAwake] = useState(true);
  useEffect(() => {
    let timer = setTimeout(() => setAwake(false), awakeFor);
    const wake = () => {
      clearTimeout(timer);
      setAwake(true);
      timer = setTimeout(() => setAwake(false), awakeFor);
    };
    addEventListener('pointermove', wake);
    addEventListener('pointerdown', wake);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointermove', wake);
      removeEventListener('pointerdown', wake);
    };
  }, []);
  return isAwake;
}
