import { useOpenDocument } from '../../../editor/open.ts';
import { type Other, useOthers } from '../../../editor/presence.ts';
import { useLead } from '../../../editor/useLead.ts';
import { useViews } from '../../../editor/useViews.ts';
import { useSession } from '../../../api/queries.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useText, useTranslate } from '../../../ui/text.tsx';
import css from './panels.module.css';

interface Props {
  readonly go: (address: string) => void;
}

/** Who is here, by organisation: one's own first, then alphabetical. */
export function PeopleHere({ go }: Props) {
  const t = useText();
  const { me } = useOpenDocument();
  const others = useOthers().filter(({ user }) => user.id !== me.id);
  const session = useSession().data?.me;
  const own = [
    ...(session?.organisations.map(({ organisation }) => organisation.id) ?? []),
    ...(session?.networks.map(({ organisationId }) => organisationId) ?? []),
  ];
  const groups = new Map<string, Other[]>();
  for (const one of new Map(others.map((other) => [other.user.id, other])).values()) {
    const { organisationId } = one.user;
    groups.set(organisationId, [...(groups.get(organisationId) ?? []), one]);
  }
  const named = [...groups].map(([id, people]) => ({
    id,
    name: people[0]?.user.organisation ?? '',
    people: people.toSorted((a, b) => a.user.name.localeCompare(b.user.name)),
  }));
  const sorted = named.toSorted(
    (a, b) => Number(own.includes(b.id)) - Number(own.includes(a.id)) || a.name.localeCompare(b.name),
  );
  return (
    <div className={css.stack}>
      <p>{t('doc.people.you', { name: me.name })}</p>
      {sorted.length === 0 ? <p className={css.soft}>{t('presence.others')}</p> : null}
      {sorted.map(({ id, name, people }) => (
        <section key={id} aria-label={name}>
          <h4 className={css.heading}>
            {name} · {people.length}
          </h4>
          <ul className={css.people}>
            {people.map((one) => (
              <Person key={one.user.id} one={one} go={go} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Person({ one: { user, field }, go }: Props & { readonly one: Other }) {
  const t = useText();
  const say = useTranslate();
  const { kind, follow, places } = useOpenDocument();
  const { following, presenter } = useLead();
  const seen = useViews((views) => (field === undefined ? (views.of(user.id)?.at ?? '') : ''));
  const isFollowed = following?.id === user.id;
  const place = (address: string) => {
    const first = address.split(/[/#]/)[0] ?? '';
    return first === 'notes' ? t('doc.notes') : say(`${kind.name}.${first}`);
  };
  return (
    <li className={css.person}>
      <Avatar identity={user} size="small" />
      <span className={css.grow}>
        {user.guest ? t('join.asGuest', { who: user.name }) : user.name}
        {presenter?.id === user.id ? ` · ${t('presence.presentsNow')}` : ''}
        {field ? (
          <button type="button" className={css.where} onClick={() => go(field)}>
            {t('doc.people.in', { place: place(field) })}
          </button>
        ) : seen === '' ? null : (
          <button
            type="button"
            className={css.where}
            onClick={() => places.shown(seen)?.scrollIntoView({ block: 'start' })}
          >
            {t('presence.reading', { place: place(seen) })}
          </button>
        )}
      </span>
      <Button
        variant="quiet"
        aria-label={isFollowed ? t('presence.stopFollowing') : t('presence.followName', { name: user.name })}
        onPress={() => (isFollowed ? follow.stop() : follow.follow(user))}
      >
        {t(isFollowed ? 'presence.stop' : 'presence.follow')}
      </Button>
    </li>
  );
}
