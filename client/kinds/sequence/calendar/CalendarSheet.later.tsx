import { useMemo, useState } from 'react';
import type { SpanMeaning } from '../../../../shared/calendar/days.ts';
import { type CalendarFile, icsLimits, readIcs } from '../../../../shared/calendar/ics.ts';
import { readBreaks } from '../../../../shared/calendar/list.ts';
import { useOpenDocument } from '../../../editor/open.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { today, useDates } from '../../../ui/dates.ts';
import { Select, TextArea } from '../../../ui/Field.tsx';
import { FileField } from '../../../ui/FileField.tsx';
import form from '../../../ui/form.module.css';
import { useLocale, useWords } from '../../../ui/Locale.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { useText } from '../../../ui/text.tsx';
import { inOneStep, sequenceIn } from '../standards/oneStep.ts';
import css from './calendar.module.css';
import { calendarChanges, type Planned, planSpans } from './plan.ts';

interface Props {
  /** The calendar's row. */
  readonly calendar: string;
  readonly onClose: () => void;
}

/** Days off into a calendar of the sequence, from a file or a list, after a look at what goes in. */
export default function CalendarSheet(props: Props) {
  return useWords('standards') ? <ReadCalendar {...props} /> : null;
}

const meanings: readonly SpanMeaning[] = ['break', 'first', 'last', 'other'];
const mostShown = 300;

function ReadCalendar({ calendar, onClose }: Props) {
  const t = useText();
  const open = useOpenDocument();
  const { locale } = useLocale();
  const [file, setFile] = useState<CalendarFile>();
  const [fault, setFault] = useState('');
  const [pasted, setPasted] = useState('');
  const [dayFirst, setDayFirst] = useState(locale === 'es');
  const [chosen, setChosen] = useState<Readonly<Record<number, SpanMeaning>>>({});
  const row = useMemo(() => sequenceIn(open).calendars.find((one) => one.id === calendar), [open, calendar]);
  const lines = useMemo(
    () => (pasted.trim() === '' ? [] : readBreaks(pasted, row?.firstDay ?? today(), dayFirst)),
    [pasted, row, dayFirst],
  );
  const guessed = useMemo(() => {
    const onto = row ?? { breaks: [], daysPerWeek: 5 };
    if (file) return planSpans(file.events, onto, 'file');
    return planSpans(
      lines.flatMap(({ span }) => span ?? []),
      onto,
      'list',
    );
  }, [file, lines, row]);
  const planned = guessed.map((one, at) => ({ ...one, as: chosen[at] ?? one.as }));
  const taken = planned.filter((one) => one.as !== 'other');

  const choose = async (picked: File) => {
    setChosen({});
    setFile(undefined);
    if (picked.size > icsLimits.bytes)
      return setFault(t('standards.calendar.tooLarge', { name: picked.name }));
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const read = readIcs(await picked.text(), zone);
    setFault(read ? '' : t('standards.calendar.noFile', { name: picked.name }));
    setFile(read);
  };
  const apply = () => {
    inOneStep(open, calendarChanges(calendar, taken));
    onClose();
  };

  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('standards.calendar')}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('standards.cancel')}
          </Button>
          <Button variant="primary" isDisabled={taken.length === 0 || !open.editable} onPress={apply}>
            {t('standards.calendar.apply', { count: taken.length })}
          </Button>
        </>
      }
    >
      <div className={form.form}>
        <p>{t('standards.calendar.words')}</p>
        <FileField
          label={t('standards.calendar.file')}
          error={fault}
          accept=".ics,text/calendar"
          onChoose={(picked) => {
            choose(picked).catch(() => setFault(t('standards.file.unread')));
          }}
        />
        <TextArea
          label={t('standards.calendar.paste')}
          hint={t('standards.calendar.paste.hint')}
          rows={5}
          value={pasted}
          onChange={(text) => {
            setPasted(text);
            setFile(undefined);
            setChosen({});
          }}
        />
        <Checkbox
          checked={dayFirst}
          onChange={(is) => {
            setDayFirst(is);
            // Other lines may have a date now: what was chosen was for others.
            if (!file) setChosen({});
          }}
        >
          {t('standards.calendar.dayFirst')}
        </Checkbox>
        <Preview planned={planned} onChange={(at, as) => setChosen({ ...chosen, [at]: as })} />
        <Problems file={file} lines={file ? [] : lines} />
      </div>
    </Sheet>
  );
}

function Preview({
  planned,
  onChange,
}: {
  readonly planned: readonly Planned[];
  readonly onChange: (at: number, as: SpanMeaning) => void;
}) {
  const t = useText();
  const dates = useDates();
  if (planned.length === 0) return null;
  return (
    <section aria-label={t('standards.calendar.preview')}>
      <h3 className={css.heading}>{t('standards.calendar.preview')}</h3>
      <ul className={css.list}>
        {planned.slice(0, mostShown).map(({ span, as, note }, at) => {
          const days = span.to ? `${dates.day(span.from)} – ${dates.day(span.to)}` : dates.day(span.from);
          return (
            <li key={at}>
              <span className={css.name}>
                {span.name} <span className={css.soft}>{days}</span>
                {note ? <span className={css.soft}> · {t(`standards.calendar.${note}`)}</span> : null}
              </span>
              <Select
                label={`${t('standards.calendar.as')}: ${span.name} ${days}`}
                quietLabel
                value={as}
                options={meanings.map((value) => ({ value, text: t(`standards.calendar.as.${value}`) }))}
                onChange={(value) => onChange(at, value)}
              />
            </li>
          );
        })}
      </ul>
      {planned.length > mostShown ? (
        <p>{t('standards.more', { count: planned.length - mostShown })}</p>
      ) : null}
    </section>
  );
}

function Problems({
  file,
  lines,
}: {
  readonly file: CalendarFile | undefined;
  readonly lines: ReturnType<typeof readBreaks>;
}) {
  const t = useText();
  const told = [
    ...lines.flatMap(({ n, text, problem }) =>
      problem
        ? [
            t('standards.calendar.problem', {
              n,
              text: text.slice(0, 80),
              why: t(`standards.calendar.${problem}`),
            }),
          ]
        : [],
    ),
    ...(file?.remarks ?? []).map(({ type, name }) => t(`standards.calendar.remark.${type}`, { name })),
  ];
  if (told.length === 0) return null;
  return (
    <section aria-label={t('standards.calendar.problems')}>
      <h3 className={css.heading}>{t('standards.calendar.problems')}</h3>
      <ul className={css.reasons}>
        {told.slice(0, 20).map((words, at) => (
          <li key={at}>{words}</li>
        ))}
        {told.length > 20 ? <li>{t('standards.more', { count: told.length - 20 })}</li> : null}
      </ul>
    </section>
  );
}
