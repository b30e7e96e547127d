import { Notice } from '../../../ui/Notice.tsx';
import { useText } from '../../../ui/text.tsx';
import css from '../document.module.css';
import type { WritingMode } from './useMode.ts';
import type { Suggest } from './useSuggesting.ts';

interface Props {
  readonly mode: WritingMode;
  readonly suggest: Suggest | undefined;
}

/** While one suggests: what becomes of what one writes, and what can't be suggested yet. */
export function SuggestBanner({ mode, suggest }: Props) {
  const t = useText();
  if (!mode.isSuggesting) return null;
  const state = suggest?.snapshot.state.type;
  return (
    <div className={css.banners}>
      <Notice live tone={state === 'refused' ? 'stop' : 'info'}>
        {t(
          state === 'refused'
            ? 'suggest.banner.refused'
            : mode.maySwitch
              ? 'suggest.banner.chosen'
              : 'suggest.banner.only',
        )}
      </Notice>
    </div>
  );
}
