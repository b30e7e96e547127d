import { Link } from '@tanstack/react-router';
import { Star, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { kindNames } from '../../../shared/kinds/names.ts';
import { useAnswer } from '../../api/queries.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Select, TextField } from '../../ui/Field.tsx';
import { useMedia } from '../../ui/useMedia.ts';
import { useText } from '../../ui/text.tsx';
import css from './DocumentsPage.module.css';
import { sorts, states, type useFilters } from './useFilters.ts';

/** Search, filters and order; on a phone the less needed ones are folded away. */
export function Filters({
  networkId,
  filters,
  mayWrite,
}: {
  readonly networkId: string;
  readonly filters: ReturnType<typeof useFilters>;
  readonly mayWrite: boolean;
}) {
  const t = useText();
  const { values, set } = filters;
  return (
    <div className={css.filters}>
      <div className={css.first}>
        <TextField
          label={t('docs.search')}
          type="search"
          value={values.q ?? ''}
          maxLength={200}
          onChange={(words) => set('q', words)}
        />
        <Button
          icon={<Star aria-hidden {...(values.starred ? { className: css.isStarred } : {})} />}
          aria-pressed={values.starred !== undefined}
          onPress={() => set('starred', values.starred ? '' : 'yes')}
        >
          {t('docs.starredOnly')}
        </Button>
        {mayWrite ? (
          <Link
            to="/n/$net/docs"
            params={{ net: networkId }}
            search={{ trash: '1' }}
            className={buttonClass('quiet')}
          >
            <Trash2 aria-hidden />
            {t('shell.docs.trash')}
          </Link>
        ) : null}
      </div>
      <Folded>
        <Choices networkId={networkId} filters={filters} />
      </Folded>
    </div>
  );
}

function Folded({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const isNarrow = useMedia('(max-width: 767px)');
  if (!isNarrow) return <div className={css.choices}>{children}</div>;
  return (
    <details className={css.choice}>
      <summary>{t('docs.filters')}</summary>
      <div className={css.choices}>{children}</div>
    </details>
  );
}

function Choices({
  networkId,
  filters: { values, set },
}: {
  readonly networkId: string;
  readonly filters: ReturnType<typeof useFilters>;
}) {
  const t = useText();
  const network = useAnswer('network', { params: { network: networkId } });
  return (
    <>
      <Select
        label={t('docs.kind')}
        value={values.kind ?? ''}
        onChange={(value) => set('kind', value)}
        options={[
          { value: '', text: t('docs.kind.all') },
          ...kindNames.map((kind) => ({ value: kind, text: t(`kind.${kind}`) })),
        ]}
      />
      <Select
        label={t('shell.docs.state')}
        value={values.state ?? ''}
        onChange={(value) => set('state', value)}
        options={[
          { value: '' as const, text: t('shell.docs.state.all') },
          ...states.map((value) => ({
            value,
            text: value === 'template' ? t('docs.state.template') : t(`shell.docs.state.${value}`),
          })),
        ]}
      />
      <Select
        label={t('docs.owner')}
        value={values.owner ?? ''}
        onChange={(value) => set('owner', value)}
        options={[
          { value: '', text: t('docs.owner.all') },
          ...(network.data?.organisations ?? []).map((one) => ({ value: one.id, text: one.name })),
        ]}
      />
      <Select
        label={t('docs.cycle')}
        value={values.cycle ?? ''}
        onChange={(value) => set('cycle', value)}
        options={[
          { value: '', text: t('docs.cycle.all') },
          ...(network.data?.cycles ?? []).map((one) => ({ value: one.id, text: one.title })),
        ]}
      />
      <Select
        label={t('docs.sort')}
        value={values.q?.trim() ? 'best' : (values.sort ?? 'updated')}
        disabled={Boolean(values.q?.trim())}
        onChange={(value) => set('sort', value === 'updated' ? '' : value)}
        options={
          values.q?.trim()
            ? [{ value: 'best', text: t('docs.sort.best') }]
            : sorts.map((value) => ({ value: value as string, text: t(`docs.sort.${value}`) }))
        }
      />
    </>
  );
}
