import type { Node } from '../../../../shared/content/fields.ts';
import { plainText } from '../../../../shared/content/text.ts';
import type { LateEdits } from '../../../sync/state.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { useText } from '../../../ui/text.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { copyText } from '../copyText.ts';
import css from '../document.module.css';
import type { WritingMode } from './useMode.ts';
import type { Suggest } from './useSuggesting.ts';

interface Props {
  readonly mode: WritingMode;
  readonly suggest: Suggest | undefined;
}

/** While one suggests: what becomes of what one writes, what can't be suggested yet, and what came too late. */
export function SuggestBanner({ mode, suggest }: Props) {
  const t = useText();
  const late = suggest?.snapshot.lateEdits;
  const state = suggest?.snapshot.state.type;
  if (!mode.isSuggesting && !late) return null;
  return (
    <div className={css.banners}>
      {late && suggest ? <Late late={late} dismiss={suggest.dismiss} /> : null}
      {mode.isSuggesting ? (
        <Notice live tone={state === 'refused' ? 'stop' : 'info'}>
          {t(
            state === 'refused'
              ? 'suggest.banner.refused'
              : mode.maySwitch
                ? 'suggest.banner.chosen'
                : 'suggest.banner.only',
          )}
        </Notice>
      ) : null}
    </div>
  );
}

function Late({ late, dismiss }: { readonly late: LateEdits; readonly dismiss: () => void }) {
  const t = useText();
  const words = late.edits
    .flatMap(({ address, mine }) =>
      address.endsWith('/proposed') && Array.isArray(mine) ? [plainText(mine as readonly Node[])] : [],
    )
    .join('\n\n');
  const copy = async () => {
    if (await copyText(words)) showToast({ message: t('suggest.copied') });
  };
  return (
    <Notice
      tone="attention"
      live
      title={t('suggest.late')}
      actions={
        <>
          <Button
            variant="quiet"
            onPress={() => {
              void copy();
            }}
          >
            {t('suggest.copy')}
          </Button>
          <Button variant="quiet" onPress={dismiss}>
            {t('doc.late.dismiss')}
          </Button>
        </>
      }
    >
      <p className={css.late}>{words}</p>
    </Notice>
  );
}
