import { MapPinned } from 'lucide-react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { Button } from '../../ui/Button.tsx';
import { Select, TextField } from '../../ui/Field.tsx';
import { useMedia } from '../../ui/useMedia.ts';
import { useText } from '../../ui/text.tsx';
import { useKindName } from '../documentTitle.ts';
import { decisionNames } from './decisionNames.ts';
import css from './LibraryFilters.module.css';
import type { useLibraryFilters } from './useLibraryFilters.ts';

type Choices = Answer<'library'>['choices'];

interface Props {
  readonly filters: ReturnType<typeof useLibraryFilters>;
  /** What there is to choose from; nothing while it is being asked for. */
  readonly choices: Choices | undefined;
}

/** Search and filters; only what makes a difference is offered, and on a phone it is folded away. */
export function LibraryFilters({ filters, choices }: Props) {
  const t = useText();
  const isNarrow = useMedia('(max-width: 640px)');
  const { values, set } = filters;
  return (
    <search className={css.filters}>
      <div className={css.first}>
        <TextField
          label={t('shell.library.search')}
          type="search"
          placeholder={t('docs.library.placeholder')}
          maxLength={200}
          value={values.q ?? ''}
          onChange={(words) => set('q', words)}
        />
        {choices?.like ? (
          <Button
            icon={<MapPinned aria-hidden />}
            aria-pressed={values.like !== undefined}
            variant={values.like ? 'primary' : 'secondary'}
            onPress={() => set('like', values.like ? '' : 'yes')}
          >
            {t('docs.library.like', { organisation: choices.like })}
          </Button>
        ) : null}
      </div>
      {isNarrow ? (
        <details className={css.folded}>
          <summary>{t('docs.filters')}</summary>
          <Selects filters={filters} choices={choices} />
        </details>
      ) : (
        <Selects filters={filters} choices={choices} />
      )}
    </search>
  );
}

function Selects({ filters: { values, set }, choices }: Props) {
  const t = useText();
  const kind = useKindName();
  return (
    <div className={css.choices}>
      <Select
        label={t('docs.library.problem')}
        value={values.problem ?? ''}
        onChange={(value) => set('problem', value)}
        options={[
          { value: '', text: t('docs.library.problem.all') },
          ...(choices?.problems ?? []).map((one) => ({ value: one.networkId, text: one.problem })),
        ]}
      />
      <Select
        label={t('docs.library.organisation')}
        value={values.organisation ?? ''}
        onChange={(value) => set('organisation', value)}
        options={[
          { value: '', text: t('docs.library.organisation.all') },
          ...(choices?.organisations ?? []).map((one) => ({ value: one.id, text: one.name })),
        ]}
      />
      <Select
        label={t('docs.library.decision')}
        value={values.decision ?? ''}
        onChange={(value) => set('decision', value)}
        options={[
          { value: '', text: t('docs.library.decision.all') },
          ...(choices?.decisions ?? []).flatMap((value) => {
            const name = decisionNames[value];
            return name ? [{ value, text: t(name) }] : [];
          }),
        ]}
      />
      <Select
        label={t('shell.library.kind')}
        value={values.kind ?? ''}
        onChange={(value) => set('kind', value)}
        options={[
          { value: '', text: t('shell.library.kind.all') },
          ...(choices?.kinds ?? []).map((value) => ({ value, text: kind(value) })),
        ]}
      />
    </div>
  );
}
