import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { under } from '../../../shared/content/address.ts';
import type { ListField, Measured } from '../../../shared/content/fields.ts';
import type { Scalar } from '../../../shared/content/values.ts';
import { amount, measured } from '../../../shared/kinds/memo/format.ts';
import { isPercent, unitOf } from '../../../shared/kinds/memo/rules.ts';
import type { Read } from '../../editor/derived.ts';
import { useOpenDocument } from '../../editor/open.ts';
import type { FieldColumn, Option, Reading, Shown } from '../../editor/table/column.ts';
import { fieldOf, useTypedColumns as usePlainColumns } from '../../editor/table/typedColumns.ts';
import { readTypedMeasure, type Typing } from '../../editor/typed.ts';
import { today } from '../../ui/dates.ts';
import { useText, useTranslate } from '../../ui/text.tsx';

export { useDistrictOptions, useOrganisationOf } from '../../editor/table/organisations.ts';
export { fieldOf } from '../../editor/table/typedColumns.ts';

/** Dates typed without a year mean the days of this cycle. */
export function useTyping(): Typing {
  const { locale } = useIntl();
  const { surroundings } = useOpenDocument();
  const near = surroundings.cycle?.endsOn ?? today();
  return useMemo(() => ({ locale, near }), [locale, near]);
}

export function useReferenceOptions(type: 'definition' | 'artifact'): readonly Option[] {
  const { surroundings } = useOpenDocument();
  return useMemo(
    () =>
      Object.entries(surroundings.references)
        .filter(([, reference]) => reference.type === type)
        .map(([value, { label, detail }]) => ({
          value,
          text:
            type === 'definition' && detail?.n !== undefined && detail.n !== 1
              ? `${label} (v${detail.n})`
              : label,
        }))
        .toSorted((a, b) => a.text.localeCompare(b.text)),
    [surroundings, type],
  );
}

/** Columns of values that are typed: a measured value, a count, a day. */
export function useTypedColumns(list: ListField) {
  const t = useText();
  const say = useTranslate();
  const typing = useTyping();
  const plain = usePlainColumns(typing.near);
  const { surroundings } = useOpenDocument();
  return useMemo(() => {
    const { locale } = typing;
    const words = { t: say, locale };
    const show = (value: Scalar | undefined, row: string, read: Read): Shown => {
      if (typeof value !== 'object') return { text: '' };
      const definition = read.value(under(list.name, row, 'measure'));
      const unit = unitOf(typeof definition === 'string' ? definition : undefined, surroundings);
      return { text: inShort(value, unit), aloud: measured(value, unit, words) };
    };
    const inShort = (value: Measured, unit: string): string => {
      const shortUnit = isPercent(unit) ? unit : '';
      if (value.state === 'reported') return amount(value.value, shortUnit, locale);
      if (value.state === 'zero') return amount(0, shortUnit, locale);
      if (value.state === 'notReported') return t('doc.cell.notReported');
      return value.below === undefined ? '*' : `<${value.below}`;
    };
    const write = (value: Scalar | undefined): string => {
      if (typeof value !== 'object') return '';
      const plain = new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 });
      if (value.state === 'reported') return plain.format(value.value);
      return value.state === 'zero' ? '0' : inShort(value, '');
    };

    /** @param also the cells that n and a day typed after the value go to, and the day of the change itself */
    const measure = (
      name: string,
      label: string,
      also: { readonly n?: string; readonly on?: string; readonly changedOn?: string } = {},
    ): FieldColumn => ({
      field: fieldOf(list, name),
      label,
      width: 'narrow',
      show,
      write,
      read: (text): Reading => {
        const typed = readTypedMeasure(text, typing);
        const isTooMuch = (typed?.n !== undefined && !also.n) || (typed?.on !== undefined && !also.on);
        if (!typed || isTooMuch) return { error: t('doc.cell.measureUnclear') };
        return {
          values: {
            [name]: typed.value,
            ...(typed.n !== undefined && also.n ? { [also.n]: typed.n } : {}),
            ...(typed.on !== undefined && also.on ? { [also.on]: typed.on } : {}),
            ...(also.changedOn ? { [also.changedOn]: today() } : {}),
          },
        };
      },
    });

    const count = (name: string, label: string, longLabel?: string): FieldColumn => ({
      ...plain.number(fieldOf(list, name), label, t('doc.cell.numberUnclear')),
      ...(longLabel ? { longLabel } : {}),
    });
    const date = (name: string, label: string) => plain.date(fieldOf(list, name), label);
    return { measure, count, date };
  }, [list, t, say, plain, typing, surroundings]);
}
