import { Link, useParams } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { call } from '../../api/call.ts';
import { useAnswer } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { useText } from '../../ui/text.tsx';
import { useRemoval } from '../../ui/useRemoval.ts';
import { useFailed } from '../useFailed.ts';
import { networkLink } from '../networkLink.tsx';
import { useMembership } from '../useMembership.ts';
import { AddOrganisation } from './AddOrganisation.tsx';
import { OrganisationColumn } from './OrganisationColumn.tsx';
import css from './PeoplePage.module.css';
import { inTheEnd } from '../../ui/inTheEnd.ts';

const InviteSheet = lazy(
  inTheEnd(async () => ({ default: (await import('./InviteSheet.tsx')).InviteSheet })),
);

/** A column per organisation: one's own first, then by name. */
export function PeoplePage() {
  const t = useText();
  const { net } = useParams({ from: '/inside/n/$net/people' });
  const people = useAnswer('people', { params: { network: net } });
  const network = useAnswer('network', { params: { network: net } });
  const { mayFacilitate } = useMembership(net);
  const [inviting, setInviting] = useState<string>();
  return (
    <Page
      title={t('shell.people.title')}
      width="full"
      above={networkLink(network.data)}
      actions={
        mayFacilitate ? (
          <Button variant="primary" icon={<UserPlus aria-hidden />} onPress={() => setInviting('')}>
            {t('shell.people.invite')}
          </Button>
        ) : null
      }
    >
      <div className={css.page}>
        <Loaded answer={people}>
          {(data) => (
            <>
              <Columns networkId={net} people={data} mayFacilitate={mayFacilitate} invite={setInviting} />
              {mayFacilitate ? <AddOrganisation networkId={net} /> : null}
              {mayFacilitate ? (
                <p className={css.settings}>
                  <Link to="/n/$net/settings" params={{ net }}>
                    {t('shell.network.settings')}
                  </Link>
                </p>
              ) : null}
              {inviting === undefined ? null : (
                <Suspense>
                  <InviteSheet
                    networkId={net}
                    organisations={data.organisations.map((each) => each.organisation)}
                    organisationId={inviting}
                    onClose={() => setInviting(undefined)}
                  />
                </Suspense>
              )}
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

interface ColumnsProps {
  readonly networkId: string;
  readonly people: Answer<'people'>;
  readonly mayFacilitate: boolean;
  readonly invite: (organisationId: string) => void;
}

function Columns({ networkId, people, mayFacilitate, invite }: ColumnsProps) {
  const { organisationId } = useMembership(networkId);
  const failed = useFailed();
  const members = useRemoval(
    useCallback(
      (person: string) => call('removeMember', { params: { network: networkId, person } }),
      [networkId],
    ),
    failed,
  );
  const invitations = useRemoval(
    useCallback(
      (invitation: string) => call('revokeInvitation', { params: { network: networkId, invitation } }),
      [networkId],
    ),
    failed,
  );
  const ordered = people.organisations.toSorted((a, b) => {
    if (a.organisation.id === organisationId) return -1;
    if (b.organisation.id === organisationId) return 1;
    return a.organisation.name.localeCompare(b.organisation.name);
  });
  return (
    <div className={css.columns}>
      {ordered.map((column) => (
        <OrganisationColumn
          key={column.organisation.id}
          networkId={networkId}
          column={{ ...column, members: column.members.filter((person) => !members.gone.has(person.id)) }}
          invitations={people.invitations.filter(
            (each) => each.organisationId === column.organisation.id && !invitations.gone.has(each.id),
          )}
          mayFacilitate={mayFacilitate}
          onInvite={() => invite(column.organisation.id)}
          onRemove={members.remove}
          onRevoke={invitations.remove}
        />
      ))}
    </div>
  );
}
