import type { Translate } from '../kind.ts';
import type { Cost } from './cost.ts';
import type { Category, Score, Vendor } from './read.ts';
import { asShown } from './totals.ts';
import { notApplicable } from './fields.ts';

/** How a rubric's values read, in the reader's language: the same words on screen, on paper and in exports. */
export interface Words {
  readonly t: Translate;
  /** BCP 47 tag. */
  readonly locale: string;
}

/** Whole dollars where they are whole. */
export function dollars(value: number, locale: string): string {
  const whole = Math.abs(value - Math.round(value)) < 0.005;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  }).format(value);
}

export function decimal(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(asShown(value));
}

export function day(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${iso}T00:00:00Z`),
  );
}

export function scoreWord(score: Score | undefined, { t }: Words): string {
  if (score === undefined) return '–';
  return score === notApplicable ? t('rubric.notApplicable') : String(score);
}

export function categoryName({ name, sort }: Pick<Category, 'name' | 'sort'>, t: Translate): string {
  return name || (sort ? t(`rubric.category.${sort}`) : t('rubric.category.unnamed'));
}

export function vendorName({ name }: Pick<Vendor, 'name'>, t: Translate): string {
  return name || t('rubric.vendor.unnamed');
}

export function costWord(cost: Cost, which: 'total' | 'perStudentYear', { t, locale }: Words): string {
  if (cost.type !== 'known') return t(`rubric.cost.${cost.type}`);
  const value = cost[which];
  return value === undefined ? t('rubric.cost.noStudents') : dollars(value, locale);
}
