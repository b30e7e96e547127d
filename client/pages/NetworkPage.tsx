import { Link, Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { useAnswer, useSend } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import rows from '../ui/rows.module.css';
import { EmptyState, useErrorWords } from '../ui/states.tsx';
import { today } from '../ui/dates.ts';
import { useText } from '../ui/text.tsx';
import { showToast } from '../ui/toasts.ts';
import { useMembership } from './useMembership.ts';

/** The current cycle; without one, the place to start it. */
export function NetworkPage() {
  const t = useText();
  const { net } = useParams({ from: '/inside/n/$net' });
  const network = useAnswer('network', { params: { network: net } });
  const current = network.data?.cycles.find((cycle) => cycle.phase !== 'planned') ?? network.data?.cycles[0];
  if (network.data && current)
    return <Navigate to="/n/$net/cycles/$cycle" params={{ net, cycle: current.id }} replace />;
  return (
    <Page title={network.data?.name ?? t('shell.nav.cycle')} width="text">
      <Loaded answer={network}>{() => <StartCycle networkId={net} />}</Loaded>
    </Page>
  );
}

function StartCycle({ networkId }: { readonly networkId: string }) {
  const t = useText();
  const say = useErrorWords();
  const navigate = useNavigate();
  const { mayWrite } = useMembership(networkId);
  const start = useSend('startCycle', ['network', 'home']);
  return (
    <EmptyState
      title={t('shell.network.none')}
      action={
        <>
          {mayWrite ? (
            <Button
              variant="primary"
              isDisabled={start.isPending}
              onPress={() =>
                start.mutate(
                  { params: { network: networkId }, body: { startsOn: today() } },
                  {
                    onSuccess: ({ id }) =>
                      void navigate({ to: '/n/$net/cycles/$cycle', params: { net: networkId, cycle: id } }),
                    onError: (error) => showToast({ message: say(error) }),
                  },
                )
              }
            >
              {t('shell.network.start')}
            </Button>
          ) : (
            <p className={rows.soft}>{t('shell.network.none.viewer')}</p>
          )}
          <Link to="/n/$net/settings" params={{ net: networkId }}>
            {t('shell.network.settings')}
          </Link>
        </>
      }
    >
      {t('shell.network.none.words')}
    </EmptyState>
  );
}
