import { useCallback, useMemo } from 'react';
import { under } from '../../../shared/content/address.ts';
import type { ListField } from '../../../shared/content/fields.ts';
import { fitsOf, usageOf } from '../../../shared/kinds/sequence/calendar.ts';
import { calendarName } from '../../../shared/kinds/sequence/checks.ts';
import { calendars } from '../../../shared/kinds/sequence/fields.ts';
import { type Calendar, usualDays } from '../../../shared/kinds/sequence/read.ts';
import { laneName } from '../../../shared/kinds/sequence/words.ts';
import { districtTypes } from '../../../shared/model.ts';
import type { Read } from '../../editor/derived.ts';
import { useOpenDocument } from '../../editor/open.ts';
import type { Column } from '../../editor/table/column.ts';
import { FieldTable } from '../../editor/table/FieldTable.tsx';
import { useText, useTranslate } from '../../ui/text.tsx';
import { fieldOf, useTypedColumns } from './columns.ts';
import { PlanNumbers } from './PlanNumbers.tsx';
import { CalendarTools } from './calendar/CalendarTools.tsx';
import { useSequence } from './store.ts';
import css from './sequence.module.css';

const newCalendar = () => ({ daysPerWeek: usualDays });

/** The school days of each district, and what they do to the units. */
export default function Calendars() {
  const t = useText();
  const { surroundings } = useOpenDocument();
  const sequence = useSequence();
  const typed = useTypedColumns(calendars);
  const columns = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf(calendars, 'organisation'),
        label: t('sequence.column.organisation'),
        options: surroundings.organisations
          .filter((one) => districtTypes.includes(one.type))
          .map((one) => ({ value: one.id, text: one.name }))
          .toSorted((a, b) => a.text.localeCompare(b.text)),
      },
      { field: fieldOf(calendars, 'name'), label: t('sequence.column.name') },
      typed.date('firstDay', 'sequence.column.firstDay'),
      typed.date('lastDay', 'sequence.column.lastDay'),
      typed.count('daysPerWeek', 'sequence.column.daysPerWeek'),
    ],
    [t, typed, surroundings],
  );
  const rowName = useCallback(
    (row: string, read: Read) => {
      const id = read.value(under('calendars', row, 'organisation'));
      const known = surroundings.organisations.find((one) => one.id === id)?.name;
      return read.words(under('calendars', row, 'name')) || known || '';
    },
    [surroundings],
  );
  return (
    <>
      <PlanNumbers />
      <FieldTable
        list="calendars"
        label={t('sequence.calendars')}
        columns={columns}
        rowName={rowName}
        addLabel={t('sequence.add.calendar')}
        initial={newCalendar}
      />
      {sequence.calendars.map((calendar) => (
        <OneCalendar key={calendar.id} calendar={calendar} />
      ))}
    </>
  );
}

function OneCalendar({ calendar }: { readonly calendar: Calendar }) {
  const t = useText();
  const { surroundings } = useOpenDocument();
  const name = calendarName(calendar, surroundings) || t('sequence.calendar.unnamed');
  return (
    <section className={css.calendar}>
      <h3>{name}</h3>
      <CalendarTools calendar={calendar.id} />
      <Spans calendar={calendar} list="breaks" label={t('sequence.calendar.breaks', { calendar: name })} />
      <Spans calendar={calendar} list="terms" label={t('sequence.calendar.terms', { calendar: name })} />
      <Fits calendar={calendar} />
    </section>
  );
}

function Spans({
  calendar,
  list,
  label,
}: {
  readonly calendar: Calendar;
  readonly list: 'breaks' | 'terms';
  readonly label: string;
}) {
  const t = useText();
  const field = fieldOf(calendars, list) as ListField;
  const typed = useTypedColumns(field, calendar.firstDay);
  const address = under('calendars', calendar.id, list);
  const columns = useMemo<readonly Column[]>(
    () => [
      { field: fieldOf(field, 'name'), label: t('sequence.column.name'), width: 'wide' },
      typed.date('from', 'sequence.column.from'),
      typed.date('to', 'sequence.column.to'),
    ],
    [t, field, typed],
  );
  const rowName = useCallback(
    (row: string, read: Read) => read.words(under(address, row, 'name')),
    [address],
  );
  return (
    <FieldTable
      list={address}
      label={label}
      columns={columns}
      rowName={rowName}
      addLabel={t(list === 'breaks' ? 'sequence.add.break' : 'sequence.add.term')}
    />
  );
}

/** Days used and days there are, and the units that get fewer than they need. */
function Fits({ calendar }: { readonly calendar: Calendar }) {
  const t = useText();
  const say = useTranslate();
  const sequence = useSequence();
  const usage = useMemo(() => usageOf(sequence, calendar), [sequence, calendar]);
  const fits = useMemo(() => fitsOf(sequence, calendar), [sequence, calendar]);
  if (calendar.firstDay === undefined) return <p className={css.help}>{t('sequence.calendar.noFirstDay')}</p>;
  if (usage.length === 0) return null;
  const misfits = fits.filter((fit) => fit.beyond || fit.has < fit.needs);
  const terms = usage[0]?.terms ?? [];
  return (
    <>
      <h4>{t('sequence.calendar.fit')}</h4>
      <div className={css.scroll}>
        <table className={css.covered}>
          <caption>{t('sequence.calendar.days')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('sequence.column.grade')}</th>
              {terms.map(({ term }) => (
                <th scope="col" key={term.id}>
                  {term.name}
                </th>
              ))}
              <th scope="col">{t('sequence.year')}</th>
            </tr>
          </thead>
          <tbody>
            {usage.map(({ lane, terms: inTerms, year }) => (
              <tr key={lane.key}>
                <th scope="row">{laneName(lane, say)}</th>
                {inTerms.map((days) => (
                  <td key={days.term.id}>
                    {t('sequence.daysOf', { used: days.used, available: days.available })}
                  </td>
                ))}
                <td>{t('sequence.daysOf', { used: year.used, available: year.available })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {misfits.length === 0 ? <p className={css.help}>{t('sequence.calendar.fits')}</p> : null}
      <ul className={css.misfits}>
        {misfits.map(({ unit, beyond, needs, has }) => (
          <li key={unit.id}>
            {t(beyond ? 'sequence.misfit.beyond' : 'sequence.misfit.short', {
              unit: unit.title || t('sequence.unit.untitled'),
              needs,
              has,
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
