import type { Measured } from '../../content/fields.ts';
import type { Translate } from '../kind.ts';
import { type Change, isPercent } from './rules.ts';

/** How the memo's values read, in the reader's language: the same words on screen, on paper and in exports. */
export interface Words {
  readonly t: Translate;
  /** BCP 47 tag. */
  readonly locale: string;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making one costs more than using it a thousand times. */
function numberFormat(locale: string, sort: 'percent' | 'number' | 'signed'): Intl.NumberFormat {
  const key = `${sort} ${locale}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 2,
    ...(sort === 'percent' ? { style: 'percent' as const } : {}),
    ...(sort === 'signed' ? { signDisplay: 'exceptZero' as const } : {}),
  });
  formats.set(key, made);
  return made;
}

/** A number with its unit: `58%`, `3.1 days`. */
export function amount(value: number, unit: string, locale: string): string {
  if (isPercent(unit)) {
    return numberFormat(locale, 'percent').format(value / 100);
  }
  const number = numberFormat(locale, 'number').format(value);
  return unit === '' ? number : `${number} ${unit}`;
}

/** A measured value in words; each of its four states reads differently. */
export function measured(value: Measured | undefined, unit: string, { t, locale }: Words): string {
  switch (value?.state) {
    case 'reported':
      return amount(value.value, unit, locale);
    case 'zero':
      return t('memo.measured.zero', { zero: amount(0, unit, locale) });
    case 'suppressed':
      return value.below === undefined
        ? t('memo.measured.suppressed')
        : t('memo.measured.suppressedBelow', { below: value.below });
    case 'notReported':
      return t('memo.measured.notReported');
    default:
      return t('memo.measured.open');
  }
}

/** A change in words; empty while nobody has filled in both values. */
export function change(value: Change, { t, locale }: Words): string {
  const number = numberFormat(locale, 'signed');
  // A minus as wide as the plus, and one that no line breaks after.
  const signed = (amountOf: number) => number.format(amountOf).replace('-', '−');
  switch (value.type) {
    case 'points':
      return t('memo.change.points', { value: signed(value.value), count: Math.abs(value.value) });
    case 'amount':
      return value.unit === '' ? signed(value.value) : `${signed(value.value)} ${value.unit}`;
    case 'none':
      return t(`memo.change.none.${value.why}`);
    default:
      return '';
  }
}

/** A calendar day as people say it. */
export function day(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${iso}T00:00:00Z`),
  );
}
