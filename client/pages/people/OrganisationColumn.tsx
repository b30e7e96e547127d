import { Link } from '@tanstack/react-router';
import { ChevronDown, Mail, UserPlus, UserRoundX, X } from 'lucide-react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { type Job, type Role, roles } from '../../../shared/model.ts';
import { useSend } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { useDates } from '../../ui/dates.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { LazyMenu } from '../../ui/LazyMenu.tsx';
import { OrganisationName } from '../../ui/OrganisationName.tsx';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useMembership } from '../useMembership.ts';
import css from './PeoplePage.module.css';

type Column = Answer<'people'>['organisations'][number];
type Remove = (id: string, message: string) => void;

export interface OrganisationColumnProps {
  readonly networkId: string;
  readonly column: Column;
  readonly invitations: Answer<'people'>['invitations'];
  readonly mayFacilitate: boolean;
  readonly onInvite: () => void;
  readonly onRemove: Remove;
  readonly onRevoke: Remove;
}

export function OrganisationColumn(props: OrganisationColumnProps) {
  const { networkId, column, invitations, mayFacilitate, onInvite, onRemove, onRevoke } = props;
  const t = useText();
  const { organisation } = column;
  return (
    <section className={css.column} aria-label={organisation.name}>
      <h2 className={css.name}>
        <Link to="/o/$org" params={{ org: organisation.id }}>
          <OrganisationName organisation={organisation} size="medium" />
        </Link>
      </h2>
      <p className={css.soft}>
        {t(`shell.type.${organisation.type}`)}
        {organisation.claimed ? '' : ` · ${t('shell.people.unclaimed')}`}
      </p>
      <ul className={css.people}>
        {column.members.map((person) => (
          <li key={person.id} className={css.person}>
            <MemberLine
              networkId={networkId}
              person={person}
              organisation={organisation.name}
              mayFacilitate={mayFacilitate}
              onRemove={() => onRemove(person.id, t('shell.people.removed', { name: person.name }))}
            />
          </li>
        ))}
        {column.gaps.map((job) => (
          <li key={job} className={`${css.person} ${css.gap}`}>
            <Gap job={job} />
          </li>
        ))}
        {invitations.map((invitation) => (
          <InvitationLine key={invitation.id} invitation={invitation} onRevoke={onRevoke} />
        ))}
        {column.members.length + column.gaps.length + invitations.length === 0 ? (
          <li className={`${css.person} ${css.soft}`}>{t('shell.people.none')}</li>
        ) : null}
      </ul>
      {mayFacilitate ? (
        <Button variant="quiet" flush icon={<UserPlus aria-hidden />} onPress={onInvite}>
          {t('shell.people.invite')}
        </Button>
      ) : null}
    </section>
  );
}

function Gap({ job }: { readonly job: Job }) {
  const t = useText();
  if (job === 'principal' || job === 'teacherLeader') return t(`shell.people.gap.${job}`);
  return t('shell.people.gap.other', { job: t(`shell.job.${job}`).toLowerCase() });
}

interface MemberProps {
  readonly networkId: string;
  readonly organisation: string;
  readonly person: Column['members'][number];
  readonly mayFacilitate: boolean;
  readonly onRemove: () => void;
}

function MemberLine({ networkId, organisation, person, mayFacilitate, onRemove }: MemberProps) {
  const t = useText();
  const say = useErrorWords();
  const { me } = useMembership(networkId);
  const change = useSend('changeRole', ['people', 'session', 'network']);
  const setRole = (role: Role): void =>
    change.mutate(
      { params: { network: networkId, person: person.id }, body: { role } },
      { onError: (error) => showToast({ message: say(error) }) },
    );
  const role = t(`shell.role.${person.role}`);
  return (
    <>
      <div className={css.who}>
        <span className={css.personName}>
          {person.name}
          {person.id === me?.id ? <span className={css.soft}> ({t('shell.people.you')})</span> : null}
        </span>
        <span className={css.soft}>
          {t(`shell.job.${person.job}`)}
          {person.admin ? ` · ${t('shell.people.admin')}` : ''}
        </span>
        {person.confirmed ? null : (
          <span className={css.soft}>{t('shell.people.notConfirmed', { organisation })}</span>
        )}
      </div>
      {mayFacilitate ? (
        <LazyMenu
          label={t('shell.people.role', { name: person.name, role })}
          selected={person.role}
          trigger={
            <Button
              variant="quiet"
              aria-label={t('shell.people.role', { name: person.name, role })}
              icon={<ChevronDown aria-hidden />}
            >
              {role}
            </Button>
          }
          choices={[
            ...roles.map((each) => ({
              id: each,
              text: t(`shell.role.${each}`),
              hint: t(`shell.role.${each}.hint`),
              onAction: () => {
                if (each === person.role) return;
                setRole(each);
                showToast({
                  message: t('shell.people.role.changed', {
                    name: person.name,
                    role: t(`shell.role.${each}`),
                  }),
                  undo: () => setRole(person.role),
                });
              },
            })),
            {
              id: 'remove',
              text: t('shell.people.remove'),
              danger: true,
              separated: true,
              icon: <UserRoundX aria-hidden />,
              onAction: onRemove,
            },
          ]}
        />
      ) : (
        <span className={css.soft}>{role}</span>
      )}
    </>
  );
}

function InvitationLine({
  invitation,
  onRevoke,
}: {
  readonly invitation: Answer<'people'>['invitations'][number];
  readonly onRevoke: Remove;
}) {
  const t = useText();
  const dates = useDates();
  const who = invitation.email ?? t('shell.people.anyone');
  return (
    <li className={css.person}>
      <div className={css.who}>
        <span className={css.invited}>
          <Mail aria-hidden />
          {who}
        </span>
        <span className={css.soft}>
          {invitation.expired
            ? t('shell.people.expired')
            : t('shell.people.pending', { date: dates.moment(invitation.expiresAt) })}
          {invitation.role ? ` · ${t(`shell.role.${invitation.role}`)}` : ''}
        </span>
      </div>
      <IconButton
        label={t('shell.people.revoke', { who })}
        onPress={() => onRevoke(invitation.id, t('shell.people.revoked', { who }))}
      >
        <X aria-hidden />
      </IconButton>
    </li>
  );
}
