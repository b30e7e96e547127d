import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { Answer } from '../../shared/contract/calls.ts';
import { useAnswer, useSend, useSession } from '../api/queries.ts';
import { useAway } from '../api/reach.ts';
import { Button } from '../ui/Button.tsx';
import { FaceStack } from '../ui/FaceStack.tsx';
import { TextField } from '../ui/Field.tsx';
import form from '../ui/form.module.css';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import rows from '../ui/rows.module.css';
import { Section } from '../ui/Section.tsx';
import { useErrorWords } from '../ui/states.tsx';
import { useText } from '../ui/text.tsx';
import { showToast } from '../ui/toasts.ts';
import { DocumentRows } from './DocumentRows.tsx';
import css from './HomePage.module.css';
import { NewDocument } from './NewDocument.tsx';
import { Waiting } from './Waiting.tsx';
import { inTheEnd } from '../ui/inTheEnd.ts';

const OnThisDevice = lazy(inTheEnd(() => import('./offline/OnThisDevice.later.tsx')));

export function HomePage() {
  const t = useText();
  const home = useAnswer('home');
  const me = useSession().data?.me;
  const away = useAway();
  const own = home.data?.networks.find((each) => each.role === 'editor' || each.role === 'facilitator');
  return (
    <Page
      title={t('shell.home.title')}
      actions={own ? <NewDocument owner={{ type: 'network', id: own.id }} cycleId={own.cycle?.id} /> : null}
    >
      {me && away ? <Device userId={me.id} /> : null}
      <Loaded answer={home}>{(data) => <HomeContent home={data} />}</Loaded>
      {me && !away ? <Device userId={me.id} /> : null}
    </Page>
  );
}

/** First of all without a server, when it is what there is; else what was kept on purpose, at the end. */
function Device({ userId }: { readonly userId: string }) {
  return (
    <div className={css.device}>
      <Suspense>
        <OnThisDevice userId={userId} whole={false} />
      </Suspense>
    </div>
  );
}

function HomeContent({ home }: { readonly home: Answer<'home'> }) {
  const t = useText();
  const isGuest = useSession().data?.me?.guest !== undefined;
  return (
    <div className={css.columns}>
      <div className={css.column}>
        <Waiting waiting={home.waiting} />
        {home.starred.length > 0 ? (
          <Section title={t('docs.starred')}>
            <DocumentRows documents={home.starred} />
          </Section>
        ) : null}
        <Section title={t('shell.home.recent')}>
          {home.recent.length === 0 ? (
            <p className={rows.note}>{t('shell.home.recent.none')}</p>
          ) : (
            <DocumentRows documents={home.recent} />
          )}
        </Section>
      </div>
      <div className={css.column}>
        <Section title={t('shell.home.networks')}>
          {home.networks.length === 0 ? isGuest ? <GuestWords /> : <StartNetwork /> : null}
          <ul>
            {home.networks.map((network) => (
              <li key={network.id} className={css.network}>
                <Link to="/n/$net" params={{ net: network.id }} className={css.name}>
                  {network.name}
                </Link>
                {network.problem ? <p className={css.problem}>{network.problem}</p> : null}
                <div className={css.line}>
                  <span className={rows.soft}>
                    {network.cycle
                      ? `${network.cycle.title} · ${t(`shell.phase.${network.cycle.phase}`)}`
                      : t('shell.home.noCycle')}
                  </span>
                  <FaceStack
                    label={network.name}
                    shape="organisation"
                    size="small"
                    faces={network.organisations.map((each) => ({
                      key: each.id,
                      identity: each,
                      name: each.name,
                    }))}
                  />
                </div>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </div>
  );
}

function GuestWords() {
  const t = useText();
  return (
    <div className={css.start}>
      <p className={rows.note}>{t('join.home')}</p>
      <p>
        <Link to="/me">{t('join.keep.title')}</Link>
      </p>
    </div>
  );
}

function StartNetwork() {
  const t = useText();
  const say = useErrorWords();
  const navigate = useNavigate();
  const organisation = useSession().data?.me?.organisations.find((each) => each.admin)?.organisation;
  const create = useSend('createNetwork', ['home', 'session']);
  const [name, setName] = useState('');
  return (
    <div className={css.start}>
      <p className={css.name}>{t('shell.home.networks.none')}</p>
      <p className={rows.note}>{t('shell.home.networks.none.words')}</p>
      {organisation ? (
        <form
          className={form.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            create.mutate(
              { body: { name, organisationId: organisation.id } },
              {
                onSuccess: ({ networkId }) => void navigate({ to: '/n/$net', params: { net: networkId } }),
                onError: (error) => showToast({ message: say(error) }),
              },
            );
          }}
        >
          <TextField label={t('shell.home.network.name')} value={name} onChange={setName} />
          <Button type="submit" isDisabled={create.isPending}>
            {t('shell.home.network.start')}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
