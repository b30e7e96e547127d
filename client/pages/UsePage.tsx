import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Answer, Sent } from '../../shared/contract/calls.ts';
import { useAnswer, useSend, useSession } from '../api/queries.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { RadioGroup } from '../ui/Choice.tsx';
import form from '../ui/form.module.css';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { useText } from '../ui/text.tsx';
import { PublicPage } from './frame/PublicFrame.tsx';
import { useAsk } from './useAsk.ts';

type Owner = Sent<'fork'>['body']['owner'];

/** "Use in my district": where to, and the copy opens. With one place only, nothing is asked. */
export function UsePage() {
  const t = useText();
  const { doc, n } = useParams({ from: '/open/use/$doc/$n' });
  const session = useSession();
  if (!session.data?.me) return <SignedOut doc={doc} n={n} />;
  return (
    <Page title={t('shell.use.title')} width="text">
      <Targets doc={doc} n={Number(n)} />
    </Page>
  );
}

function SignedOut({ doc, n }: { readonly doc: string; readonly n: string }) {
  const t = useText();
  return (
    <PublicPage title={t('shell.use.signedOut.title')} card>
      <h1 className={form.title}>{t('shell.use.signedOut.title')}</h1>
      <p>{t('shell.use.signedOut.words')}</p>
      <Link to="/sign-in" search={{ to: `/use/${doc}/${n}` }} className={buttonClass('primary')}>
        {t('shell.start.signIn')}
      </Link>
      <p className={form.soft}>{t('shell.use.signedOut.ask')}</p>
      <p>
        <a href={`/p/${doc}/${n}`}>{t('shell.use.read')}</a>
      </p>
    </PublicPage>
  );
}

function Targets({ doc, n }: { readonly doc: string; readonly n: number }) {
  const targets = useAnswer('forkTargets', { params: { document: doc, n } });
  return <Loaded answer={targets}>{(data) => <Choose doc={doc} n={n} targets={data} />}</Loaded>;
}

function Choose({
  doc,
  n,
  targets,
}: {
  readonly doc: string;
  readonly n: number;
  readonly targets: Answer<'forkTargets'>;
}) {
  const t = useText();
  const navigate = useNavigate();
  const whom = useAsk();
  const fork = useSend('fork', ['documents', 'home', 'organisation', 'library']);
  const places = [
    ...targets.organisations.map((each) => ({
      value: `organisation/${each.id}`,
      text: each.name,
      hint: t('shell.use.organisation.hint'),
      owner: { type: 'organisation', id: each.id } satisfies Owner,
    })),
    ...targets.networks.map((each) => ({
      value: `network/${each.id}`,
      text: each.name,
      hint: t('shell.use.network.hint'),
      owner: { type: 'network', id: each.id } satisfies Owner,
    })),
  ];
  const unconfirmed = useSession().data?.me?.unconfirmed ?? [];
  // Whoever waits for their organisation learns so before a copy goes to the whole network.
  const only = places.length === 1 && unconfirmed.length === 0 ? places[0] : undefined;
  const [chosen, setChosen] = useState(places[0]?.value ?? '');
  const make = (owner: Owner): void =>
    fork.mutate(
      { params: { document: doc, n }, body: { owner } },
      { onSuccess: ({ id }) => void navigate({ to: '/d/$doc', params: { doc: id }, replace: true }) },
    );
  const began = useRef(false);
  useEffect(() => {
    if (!only || began.current) return;
    began.current = true;
    make(only.owner);
  });
  const owner = places.find((place) => place.value === chosen)?.owner;
  if (fork.error) return <ErrorState error={fork.error} {...(owner ? { onRetry: () => make(owner) } : {})} />;
  const waiting = unconfirmed.map(({ organisation, ask }) => (
    <p key={organisation.id} className={form.soft}>
      {t('shell.use.notConfirmed', { organisation: organisation.name, ...whom(ask) })}
    </p>
  ));
  if (places.length === 0) return waiting.length > 0 ? waiting : <p>{t('shell.use.none')}</p>;
  if (only)
    return (
      <>
        <p role="status">{t('shell.use.making')}</p>
        <Skeleton />
      </>
    );
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (owner) make(owner);
      }}
    >
      <h2 className={form.title}>{targets.title}</h2>
      <p>{t('shell.use.words', { n })}</p>
      <RadioGroup label={t('shell.use.where')} value={chosen} onChange={setChosen} options={places} />
      {waiting}
      <div className={form.actions}>
        <Button type="submit" variant="primary" isDisabled={fork.isPending}>
          {t('shell.use.create')}
        </Button>
      </div>
    </form>
  );
}
