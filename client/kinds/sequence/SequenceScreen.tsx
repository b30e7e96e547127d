import { lazy, Suspense, useEffect, useState } from 'react';
import { LineEditor, RichEditor } from '../../editor/TextEditor.tsx';
import { useOpenDocument } from '../../editor/open.ts';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { useText } from '../../ui/text.tsx';
import { useView } from '../view.ts';
import { SequenceProvider, useSequence, useSequenceStore } from './store.ts';
import { UnitsTable } from './UnitsTable.tsx';
import css from './sequence.module.css';

const Timeline = lazy(inTheEnd(() => import('./timeline/Timeline.later.tsx')));
const Vertical = lazy(inTheEnd(() => import('./Vertical.later.tsx')));
const Coverage = lazy(inTheEnd(() => import('./Coverage.later.tsx')));
const TableTools = lazy(inTheEnd(() => import('./table/TableTools.later.tsx')));
const Calendars = lazy(inTheEnd(() => import('./Calendars.later.tsx')));

const views = ['table', 'timeline', 'vertical', 'coverage', 'calendars'] as const;
type View = (typeof views)[number];

/** A scope and sequence, live: one content, seen as a table, along the year, by grade, and by what it covers. */
export default function SequenceScreen() {
  return (
    <SequenceProvider value={useSequenceStore()}>
      <Paper />
    </SequenceProvider>
  );
}

function Paper() {
  const t = useText();
  const { places } = useOpenDocument();
  const [asked, show] = useView();
  const view: View = views.find((one) => one === asked) ?? 'table';
  const [open, setOpen] = useState<string>();

  useEffect(
    () =>
      places.onGoing((address) => {
        const [list, row, name] = address.split('/');
        const isShown = view === 'timeline' && list === 'units' && (name === undefined || row === open);
        if (list === 'units' && view !== 'table' && !isShown) show('table');
        if (list === 'standards' && view !== 'coverage') show('coverage');
        if (list === 'calendars' && view !== 'calendars') show('calendars');
      }),
    [places, view, open, show],
  );

  const shown: Readonly<Record<View, React.ReactNode>> = {
    table: <UnitsTable />,
    timeline: <Timeline open={open} setOpen={setOpen} />,
    vertical: <Vertical goTo={(unit) => void places.go(`units/${unit}/title`)} />,
    coverage: <Coverage />,
    calendars: <Calendars />,
  };
  return (
    <div data-wide className={css.screen}>
      <LineEditor
        address="title"
        label={t('sequence.title')}
        placeholder={t('sequence.title.placeholder')}
        className={css.title ?? ''}
      />
      <RichEditor address="about" label={t('sequence.about')} placeholder={t('sequence.about.placeholder')} />
      <nav className={css.views} aria-label={t('sequence.views')}>
        {views.map((id) => (
          <button
            key={id}
            type="button"
            aria-current={id === view ? 'page' : undefined}
            onClick={() => show(id === 'table' ? undefined : id)}
          >
            {t(`sequence.view.${id}`)}
          </button>
        ))}
      </nav>
      <section data-section="units" aria-label={t(`sequence.view.${view}`)}>
        <Suspense fallback={<div className={css.waiting} />}>{shown[view]}</Suspense>
        {view === 'table' ? (
          <Suspense>
            <TableTools />
          </Suspense>
        ) : null}
      </section>
      <Empty />
      <section data-section="notes" className={css.notes} aria-label={t('doc.notes')}>
        <h2>
          {t('doc.notes')} <span className={css.aside}>{t('doc.notes.never')}</span>
        </h2>
        <RichEditor address="notes" label={t('doc.notes')} placeholder={t('doc.notes.placeholder')} />
      </section>
    </div>
  );
}

function Empty() {
  const t = useText();
  const isEmpty = useSequence().units.length === 0;
  return isEmpty ? <p className={css.help}>{t('sequence.empty.help')}</p> : null;
}
