import { ArrowDown, Braces, Eye, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useIntl } from 'react-intl';
import { languageName, percentCurrent, tableOf, targetsOf } from '../../../shared/kinds/family/rules.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { LazyMenu } from '../../ui/LazyMenu.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useAtomChoices } from './atoms.ts';
import { Tools } from './letters/Tools.tsx';
import { nextThatNeedsWork } from './next.ts';
import { useFields } from './useFields.ts';
import { useLastText } from './useLastText.ts';
import css from './family.module.css';

const AddLanguage = lazy(inTheEnd(() => import('./AddLanguage.later.tsx')));

interface Props {
  /** The languages beside the source. */
  readonly shown: readonly string[];
  readonly choose: (languages: readonly string[]) => void;
  readonly isPreview: boolean;
  readonly preview: (isPreview: boolean) => void;
}

/** Which languages stand beside the source and how far each is; what to do next. */
export function Bar({ shown, choose, isPreview, preview }: Props) {
  const t = useText();
  const { locale } = useIntl();
  const fields = useFields();
  const { editable, locks, places } = useOpenDocument();
  const [isAdding, setAdding] = useState(false);
  const last = useLastText();
  const atoms = useAtomChoices(last);
  const targets = targetsOf(fields);

  const goOn = () => {
    const next = nextThatNeedsWork(fields, shown, last.current?.dataset.address, locks);
    if (next) void places.go(next);
    else {
      announce(t('family.next.none'));
      showToast({ message: t('family.next.none') });
    }
  };

  return (
    <div className={css.bar}>
      <div role="group" aria-label={t('family.show')} className={css.chips}>
        {targets.map((lang) => {
          const percent = percentCurrent(tableOf(fields, lang));
          const isShown = shown.includes(lang);
          return (
            <button
              key={lang}
              type="button"
              className={css.chip}
              aria-pressed={isShown}
              aria-label={t('family.chip', { language: languageName(lang, locale), percent })}
              data-current={percent === 100}
              onClick={() => choose(isShown ? shown.filter((one) => one !== lang) : [...shown, lang])}
            >
              {languageName(lang, locale)} <span className={css.percent}>{percent}%</span>
            </button>
          );
        })}
        {editable ? (
          <Button variant="quiet" icon={<Plus aria-hidden />} onPress={() => setAdding(true)}>
            {t('family.language.add')}
          </Button>
        ) : null}
      </div>
      <div className={css.chips}>
        {editable && !isPreview ? (
          <LazyMenu
            label={t('family.insert')}
            trigger={
              <Button variant="quiet" icon={<Braces aria-hidden />}>
                {t('family.insert')}
              </Button>
            }
            choices={atoms}
          />
        ) : null}
        {shown.length > 0 && !isPreview ? (
          <Button icon={<ArrowDown aria-hidden />} onPress={goOn}>
            {t('family.next')}
          </Button>
        ) : null}
        <Tools shown={shown} />
        <Button variant="quiet" icon={<Eye aria-hidden />} onPress={() => preview(!isPreview)}>
          {t(isPreview ? 'family.preview.end' : 'family.preview')}
        </Button>
      </div>
      {isAdding ? (
        <Suspense>
          <AddLanguage
            onClose={(added) => {
              setAdding(false);
              if (added) choose([...shown, added]);
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
