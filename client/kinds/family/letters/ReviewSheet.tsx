import { useState } from 'react';
import { useIntl } from 'react-intl';
import {
  type As,
  changesOf,
  type Incoming,
  type Review,
} from '../../../../shared/kinds/family/bilingual/review.ts';
import { textOf } from '../../../../shared/kinds/family/read.ts';
import { directionOf, languageName } from '../../../../shared/kinds/family/rules.ts';
import { useOpenDocument } from '../../../editor/open.ts';
import { Button } from '../../../ui/Button.tsx';
import { RadioGroup } from '../../../ui/Choice.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { useText } from '../../../ui/text.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useFields } from '../useFields.ts';
import { editAtOnce } from './edit.ts';
import css from './letters.module.css';

interface Props {
  readonly review: Review;
  readonly lang: string;
  readonly onClose: () => void;
}

/** What a translator's file would change, what is missing in it and what fits nowhere. */
export function ReviewSheet({ review, lang, onClose }: Props) {
  const t = useText();
  const { locale } = useIntl();
  const open = useOpenDocument();
  const source = textOf(useFields().source);
  const [as, setAs] = useState<As>('draft');
  const { changed, same, empty, locked, absent, unmatched } = review;
  const count = as === 'reviewed' ? changed.length + same.length : changed.length;

  const apply = () => {
    editAtOnce(open, changesOf(review, as, { who: open.me.name, at: Date.now() }));
    showToast({ message: t('letters.word.applied', { count: changed.length }) });
    onClose();
  };

  return (
    <Sheet
      isOpen
      title={`${t('letters.word')}: ${languageName(lang, locale)}`}
      onClose={onClose}
      footer={
        <Button variant="primary" isDisabled={!open.editable || count === 0} onPress={apply}>
          {changed.length > 0 || as === 'draft'
            ? t('letters.word.apply', { count: changed.length })
            : t('letters.word.confirm')}
        </Button>
      }
    >
      <div className={css.sheet}>
        <p role="status">{t('letters.word.summary', { changed: changed.length, same: same.length })}</p>
        <RadioGroup
          label={t('letters.word.as')}
          value={as}
          onChange={setAs}
          options={[
            { value: 'draft', text: t('letters.word.as.draft') },
            { value: 'reviewed', text: t('letters.word.as.reviewed') },
          ]}
        />
        <Part heading={t('letters.word.changed')} count={changed.length}>
          {changed.map((one) => (
            <li key={one.row.address}>
              <Changed incoming={one} lang={lang} source={source} />
            </li>
          ))}
        </Part>
        <Part heading={t('letters.word.locked')} count={locked.length} why={t('family.locked')}>
          {locked.map((one) => (
            <li key={one.row.address}>
              <Changed incoming={one} lang={lang} source={source} />
            </li>
          ))}
        </Part>
        <Part heading={t('letters.word.empty')} count={empty.length}>
          {empty.map(({ address, words }) => (
            <li key={address} lang={source} dir={directionOf(source)}>
              {words}
            </li>
          ))}
        </Part>
        <Part heading={t('letters.word.absent')} count={absent.length}>
          {absent.map(({ address, words }) => (
            <li key={address} lang={source} dir={directionOf(source)}>
              {words}
            </li>
          ))}
        </Part>
        <Part heading={t('letters.word.unmatched')} count={unmatched.length}>
          {unmatched.map((one, i) => (
            <li key={i}>
              <p lang={source} dir={directionOf(source)}>
                {one.source}
              </p>
              <p lang={lang} dir={directionOf(lang)}>
                {one.target}
              </p>
            </li>
          ))}
        </Part>
      </div>
    </Sheet>
  );
}

function Part({
  heading,
  count,
  why,
  children,
}: {
  readonly heading: string;
  readonly count: number;
  readonly why?: string;
  readonly children: React.ReactNode;
}) {
  if (count === 0) return null;
  return (
    <section className={css.part}>
      <h3>
        {heading} ({count})
      </h3>
      {why === undefined ? null : <p className={css.about}>{why}</p>}
      <ul>{children}</ul>
    </section>
  );
}

interface ChangedProps {
  readonly incoming: Incoming;
  readonly lang: string;
  readonly source: string;
}

function Changed({ incoming, lang, source }: ChangedProps) {
  const t = useText();
  const { row, before, after, olderSource, disparity } = incoming;
  return (
    <>
      <p className={css.about} lang={source} dir={directionOf(source)}>
        {row.words}
      </p>
      <p lang={lang} dir={directionOf(lang)}>
        {before === '' ? null : (
          <>
            <del>{before}</del>{' '}
          </>
        )}
        <ins>{after}</ins>
      </p>
      {olderSource === undefined ? null : <p className={css.attention}>{t('letters.word.older')}</p>}
      {disparity && disparity.missing.length > 0 ? (
        <p className={css.attention}>
          {t('letters.word.fieldsMissing', { fields: disparity.missing.join(', ') })}
        </p>
      ) : null}
      {disparity && disparity.extra.length > 0 ? (
        <p className={css.attention}>
          {t('letters.word.fieldsExtra', { fields: disparity.extra.join(', ') })}
        </p>
      ) : null}
    </>
  );
}
