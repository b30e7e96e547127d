import { Link } from '@tanstack/react-router';
import { Presentation } from 'lucide-react';
import { useState } from 'react';
import { useOpenDocument } from '../../../editor/open.ts';
import { useLead } from '../../../editor/useLead.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useText } from '../../../ui/text.tsx';
import css from './pill.module.css';

/** Whom this window follows, who offers to lead it, or that it leads others. */
export default function Pill() {
  const t = useText();
  const { id, me, follow } = useOpenDocument();
  const { following, presenter, presenting, followers } = useLead();
  /** The presenter whose offer was turned down. */
  const [declined, decline] = useState<string>();
  if (following) {
    return (
      <div className={css.pill} data-colour={following.colour}>
        <Avatar identity={following} size="small" />
        <span role="status">{t('presence.following', { name: following.name })}</span>
        <Button variant="quiet" aria-label={t('presence.stopFollowing')} onPress={() => follow.stop()}>
          {t('presence.stop')}
        </Button>
      </div>
    );
  }
  if (presenting) {
    return (
      <div className={css.pill}>
        <Presentation aria-hidden className={css.icon} />
        <span role="status">{t('presence.youPresent', { count: followers })}</span>
        <Link to="/d/$doc/present" params={{ doc: id }} target="_blank">
          {t('presence.menu.projector')}
        </Link>
        <Button
          variant="quiet"
          aria-label={t('presence.stopPresenting')}
          onPress={() => follow.stopPresenting()}
        >
          {t('presence.stop')}
        </Button>
      </div>
    );
  }
  if (!presenter || presenter.id === me.id || presenter.id === declined) return null;
  return (
    <div className={css.pill} data-colour={presenter.colour}>
      <Avatar identity={presenter} size="small" />
      <span role="status">{t('presence.presents', { name: presenter.name })}</span>
      <Button
        variant="primary"
        aria-label={t('presence.followName', { name: presenter.name })}
        onPress={() => follow.follow(presenter)}
      >
        {t('presence.follow')}
      </Button>
      <Button variant="quiet" onPress={() => decline(presenter.id)}>
        {t('presence.notNow')}
      </Button>
    </div>
  );
}
