import { Link, useParams } from '@tanstack/react-router';
import { Plus, Trash2 } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { frameworkStatuses } from '../../../shared/standards/framework.ts';
import { useAnswer, useSend } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { useDates } from '../../ui/dates.ts';
import { Select } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { useWords } from '../../ui/Locale.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import rows from '../../ui/rows.module.css';
import { EmptyState } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { networkLink } from '../networkLink.tsx';
import { useFailed } from '../useFailed.ts';
import css from './standards.module.css';

const ImportSheet = lazy(inTheEnd(() => import('./ImportSheet.later.tsx')));

export type FrameworkOwner = { readonly networkId: string } | { readonly organisationId: string };
export type Framework = Answer<'frameworks'>['frameworks'][number];

export function NetworkStandards() {
  const { net } = useParams({ from: '/inside/n/$net/standards' });
  const network = useAnswer('network', { params: { network: net } });
  return <Standards key={net} owner={{ networkId: net }} above={networkLink(network.data)} />;
}

export function OrganisationStandards() {
  const { org } = useParams({ from: '/inside/o/$org/standards' });
  const organisation = useAnswer('organisation', { params: { organisation: org } }).data?.organisation;
  const above = organisation ? (
    <Link to="/o/$org" params={{ org }}>
      {organisation.name}
    </Link>
  ) : null;
  return <Standards key={org} owner={{ organisationId: org }} above={above} />;
}

function Standards({ owner, above }: { readonly owner: FrameworkOwner; readonly above: ReactNode }) {
  const t = useText();
  const here = useWords('standards');
  const answer = useAnswer('frameworks', { query: owner });
  const [bringing, setBringing] = useState(false);
  if (!here) return null;
  const mayManage = answer.data?.mayManage === true;
  return (
    <Page
      title={t('standards.title')}
      width="text"
      above={above}
      actions={
        mayManage ? (
          <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => setBringing(true)}>
            {t('standards.bring')}
          </Button>
        ) : null
      }
    >
      <p className={rows.note}>{t('standards.words')}</p>
      <Loaded answer={answer}>
        {({ frameworks }) =>
          frameworks.length === 0 ? (
            <EmptyState title={t('standards.none')}>
              {t(mayManage ? 'standards.none.words' : 'standards.none.reader')}
            </EmptyState>
          ) : (
            <ul className={css.list}>
              {frameworks.map((framework) => (
                <FrameworkRow key={framework.id} {...{ framework, frameworks, mayManage }} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {bringing ? (
        <Suspense>
          <ImportSheet
            owner={owner}
            frameworks={answer.data?.frameworks ?? []}
            onClose={() => setBringing(false)}
          />
        </Suspense>
      ) : null}
    </Page>
  );
}

function FrameworkRow({
  framework,
  frameworks,
  mayManage,
}: {
  readonly framework: Framework;
  readonly frameworks: readonly Framework[];
  readonly mayManage: boolean;
}) {
  const t = useText();
  const dates = useDates();
  const failed = useFailed();
  const update = useSend('updateFramework', ['frameworks']);
  const remove = useSend('removeFramework', ['frameworks']);
  const putBack = useSend('putBackFramework', ['frameworks']);
  const title = titleOf(framework, t);
  const before = frameworks.find((one) => one.id === framework.replaces);
  const params = { framework: framework.id };
  const facts = [
    t('standards.count', { count: framework.standards }),
    ...(before ? [t('standards.newerOf', { title: titleOf(before, t) })] : []),
    ...(framework.creator ? [framework.creator] : []),
    t('standards.by', { name: framework.createdBy, date: dates.date(framework.createdAt) }),
  ];
  return (
    <li className={css.row}>
      <div className={css.main}>
        <p className={css.title}>{title}</p>
        <p className={rows.soft}>{facts.join(' · ')}</p>
        {framework.licence ? <p className={rows.soft}>{framework.licence}</p> : null}
        {framework.source ? (
          <p className={rows.soft}>
            <a href={framework.source} rel="noreferrer">
              {t('standards.source')}
            </a>
          </p>
        ) : null}
      </div>
      {mayManage ? (
        <div className={css.tools}>
          <Select
            label={t('standards.status.of', { title })}
            quietLabel
            value={framework.status}
            options={frameworkStatuses.map((value) => ({ value, text: t(`standards.status.${value}`) }))}
            onChange={(status) => update.mutate({ params, body: { status } }, { onError: failed })}
          />
          <IconButton
            label={t('standards.remove', { title })}
            onPress={() =>
              remove.mutate(
                { params },
                {
                  onError: failed,
                  onSuccess: () =>
                    showToast({
                      message: t('standards.removed', { title }),
                      // The row is gone by then, and what is said to `mutate` with it.
                      undo: () => {
                        putBack.mutateAsync({ params }).catch(failed);
                      },
                    }),
                },
              )
            }
          >
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      ) : (
        <span className={rows.soft}>{t(`standards.status.${framework.status}`)}</span>
      )}
    </li>
  );
}

export function titleOf(
  { title, version }: Pick<Framework, 'title' | 'version'>,
  t: ReturnType<typeof useText>,
): string {
  return version ? t('standards.versioned', { title, version }) : title;
}
