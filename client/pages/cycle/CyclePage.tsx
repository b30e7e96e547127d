import { Link, useParams } from '@tanstack/react-router';
import { FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { useAnswer, useSend } from '../../api/queries.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { FaceStack } from '../../ui/FaceStack.tsx';
import { useDates } from '../../ui/dates.ts';
import { AutosaveLight, InlineField } from '../../ui/InlineField.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import rows from '../../ui/rows.module.css';
import { Section } from '../../ui/Section.tsx';
import { useText } from '../../ui/text.tsx';
import { useAutosave } from '../../ui/useAutosave.ts';
import { DocumentRows } from '../DocumentRows.tsx';
import { useMembership } from '../useMembership.ts';
import { useNewDocument } from '../useNewDocument.ts';
import { Artifacts } from './Artifacts.tsx';
import css from './CyclePage.module.css';
import { CycleDates } from './Dates.tsx';
import { Missing } from './Missing.tsx';
import { Problem, useProblem } from './Problem.tsx';
import { Timeline } from './Timeline.tsx';

export function CyclePage() {
  const t = useText();
  const { cycle: id } = useParams({ from: '/inside/n/$net/cycles/$cycle' });
  const answer = useAnswer('cycle', { params: { cycle: id } });
  if (answer.data) return <Cycle key={id} data={answer.data} />;
  return (
    <Page title={t('shell.nav.cycle')}>
      <Loaded answer={answer} lines={7}>
        {() => null}
      </Loaded>
    </Page>
  );
}

function Cycle({ data }: { readonly data: Answer<'cycle'> }) {
  const t = useText();
  const dates = useDates();
  const { network, cycle } = data;
  const { mayWrite, organisationId } = useMembership(network.id);
  const problem = useProblem(network.id, data.problem);
  const memos = data.documents.filter((document) => document.kind === 'memo');
  return (
    <Page
      title={cycle.title}
      heading={<h1 className={css.heading}>{cycle.title}</h1>}
      above={
        <Link to="/n/$net/settings" params={{ net: network.id }}>
          {network.name}
        </Link>
      }
      light={<AutosaveLight state={problem.state} />}
      faces={
        <FaceStack
          label={network.name}
          shape="organisation"
          faces={network.organisations.map((each) => ({ key: each.id, identity: each, name: each.name }))}
        />
      }
      actions={<Primary data={data} mayWrite={mayWrite} />}
    >
      <div className={css.cycle}>
        <Problem networkId={network.id} problem={problem} mayWrite={mayWrite} />
        <section aria-label={t('shell.cycle.timeline')} className={css.timeline}>
          <Timeline cycle={cycle} />
          {mayWrite ? <CycleDates cycle={cycle} /> : null}
        </section>
        <div className={css.columns}>
          <div className={css.column}>
            <Section title={t('shell.cycle.documents')}>
              {data.documents.length === 0 ? (
                <p className={rows.note}>{t('shell.cycle.documents.none')}</p>
              ) : (
                <DocumentRows documents={data.documents} />
              )}
            </Section>
            <Section title={t('shell.cycle.artifacts')}>
              <Artifacts cycle={data} organisationId={organisationId} mayWrite={mayWrite} />
            </Section>
          </div>
          <div className={css.column}>
            <Section title={t('shell.cycle.missing')}>
              <Missing missing={data.missing} hasMemo={memos.length > 0} />
            </Section>
            {data.publications.length > 0 ? (
              <Section title={t('shell.cycle.published')}>
                <ul className={rows.rows}>
                  {data.publications.map((publication) => (
                    <li key={`${publication.documentId}${publication.n}`} className={rows.row}>
                      <span className={rows.main}>
                        <a href={`/c/${cycle.id}/${publication.n}`}>{publication.title}</a>
                      </span>
                      <span className={rows.soft}>
                        {t('shell.cycle.published.entry', {
                          n: publication.n,
                          date: dates.moment(publication.at),
                        })}
                      </span>
                    </li>
                  ))}
                </ul>
              </Section>
            ) : null}
            {mayWrite ? <CycleName cycle={cycle} /> : null}
            <OtherCycles networkId={network.id} cycleId={cycle.id} />
          </div>
        </div>
      </div>
    </Page>
  );
}

/** The one next step: open the memo, or begin one. */
function Primary({ data, mayWrite }: { readonly data: Answer<'cycle'>; readonly mayWrite: boolean }) {
  const t = useText();
  const { create, isPending } = useNewDocument();
  const memos = data.documents.filter((document) => document.kind === 'memo');
  const memo = memos.find((document) => document.state === 'live') ?? memos[0];
  if (memo)
    return (
      <Link to="/d/$doc" params={{ doc: memo.id }} className={buttonClass('primary')}>
        {t(
          data.cycle.phase === 'decide' && data.network.role === 'facilitator' && memo.state === 'live'
            ? 'shell.cycle.openToPublish'
            : 'shell.cycle.openMemo',
        )}
      </Link>
    );
  if (!mayWrite) return null;
  return (
    <Button
      variant="primary"
      icon={<FilePlus2 aria-hidden />}
      isDisabled={isPending}
      onPress={() =>
        create({
          kind: 'memo',
          owner: { type: 'network', id: data.network.id },
          cycleId: data.cycle.id,
        })
      }
    >
      {t('shell.cycle.newMemo')}
    </Button>
  );
}

function CycleName({ cycle }: { readonly cycle: Answer<'cycle'>['cycle'] }) {
  const t = useText();
  const [title, setTitle] = useState<string>();
  const update = useSend('updateCycle', ['cycle', 'network', 'home']);
  const saving = useAutosave((next: string) =>
    update.mutateAsync({ params: { cycle: cycle.id }, body: { title: next } }),
  );
  return (
    <InlineField
      label={t('shell.cycle.name')}
      shownLabel
      value={title ?? cycle.title}
      maxLength={160}
      onChange={(next) => {
        setTitle(next);
        if (next.trim() !== '') saving.change(next);
      }}
      after={<AutosaveLight state={saving.state} />}
    />
  );
}

function OtherCycles({ networkId, cycleId }: { readonly networkId: string; readonly cycleId: string }) {
  const t = useText();
  const dates = useDates();
  const network = useAnswer('network', { params: { network: networkId } });
  const others = network.data?.cycles.filter((cycle) => cycle.id !== cycleId) ?? [];
  if (others.length === 0) return null;
  return (
    <Section title={t('shell.cycle.older')}>
      <ul className={rows.rows}>
        {others.map((cycle) => (
          <li key={cycle.id} className={rows.row}>
            <span className={rows.main}>
              <Link to="/n/$net/cycles/$cycle" params={{ net: networkId, cycle: cycle.id }}>
                {cycle.title}
              </Link>
            </span>
            <span className={rows.soft}>{dates.day(cycle.endsOn)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
