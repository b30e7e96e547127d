import { Lock, Pencil, ScrollText, TriangleAlert } from 'lucide-react';
import { useDates } from './dates.ts';
import css from './StateChip.module.css';
import { useText } from './text.tsx';

export type ChipState =
  | { readonly state: 'live' }
  | { readonly state: 'freezing' }
  | { readonly state: 'frozen'; readonly n?: number }
  | { readonly state: 'published'; readonly n: number; readonly at: number }
  | { readonly state: 'behind'; readonly by: number };

/** Live · Frozen v3 · Published v3, Sept 30 · Behind by 2. */
export function StateChip(chip: ChipState) {
  const t = useText();
  const dates = useDates();
  switch (chip.state) {
    case 'live':
      return (
        <span className={css.chip}>
          <Pencil aria-hidden />
          {t('shell.state.live')}
        </span>
      );
    case 'freezing':
      return (
        <span className={css.chip}>
          <Lock aria-hidden />
          {t('shell.state.freezing')}
        </span>
      );
    case 'frozen':
      return (
        <span className={`${css.chip} ${css.solid}`}>
          <Lock aria-hidden />
          {chip.n === undefined ? t('shell.state.frozen') : t('shell.state.frozenVersion', { n: chip.n })}
        </span>
      );
    case 'published':
      return (
        <span className={`${css.chip} ${css.solid}`}>
          <ScrollText aria-hidden />
          {t('shell.state.published', { n: chip.n, date: dates.moment(chip.at) })}
        </span>
      );
    case 'behind':
      return (
        <span className={`${css.chip} ${css.attention}`}>
          <TriangleAlert aria-hidden />
          {t('shell.state.behind', { count: chip.by })}
        </span>
      );
  }
}

/** The chip of a document in a list. */
export function documentChip(document: {
  readonly state: 'live' | 'freezing' | 'frozen';
  readonly published?: { readonly n: number; readonly at: number } | undefined;
}): ChipState {
  if (document.state === 'live') return { state: 'live' };
  if (document.state === 'freezing') return { state: 'freezing' };
  if (document.published) return { state: 'published', n: document.published.n, at: document.published.at };
  return { state: 'frozen' };
}
