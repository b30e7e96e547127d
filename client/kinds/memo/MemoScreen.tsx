import { lazy, Suspense, useEffect, useState } from 'react';
import { Section } from '../../editor/Section.tsx';
import { LineEditor, RichEditor } from '../../editor/TextEditor.tsx';
import { useOpenDocument } from '../../editor/open.ts';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { useText } from '../../ui/text.tsx';
import { AddLines, Optional, type OptionalName, optionalNames, OptionalsContext } from './Optionals.tsx';
import { Collect } from './Collect.tsx';
import { CycleLine } from './CycleLine.tsx';
import { Decisions } from './Decisions.tsx';
import { Evidence } from './Evidence.tsx';
import { Artifacts, Causes, Events, Needs, Steps } from './Lists.tsx';
import { PredictionDay } from './PredictionDay.tsx';
import css from './memo.module.css';

const Meter = lazy(inTheEnd(() => import('./meter/Meter.later.tsx')));

/** A memo, live: five sections open, the rest offered. The order is that of the printed page. */
export default function MemoScreen() {
  const t = useText();
  const { places, editable } = useOpenDocument();
  const [opened, setOpened] = useState<ReadonlySet<OptionalName>>(new Set());

  useEffect(
    () =>
      places.onGoing((address) => {
        const name = optionalNames.find((one) => one === address.split('/')[0]);
        if (name) setOpened((before) => new Set([...before, name]));
      }),
    [places],
  );

  return (
    <OptionalsContext value={opened}>
      <LineEditor
        address="title"
        label={t('memo.title')}
        placeholder={t('memo.title.placeholder')}
        className={css.title ?? ''}
      />
      <CycleLine />
      {editable ? (
        <Suspense fallback={<div className={css.meter} />}>
          <Meter />
        </Suspense>
      ) : null}
      <Section name="problem" heading={t('memo.problem')}>
        <RichEditor address="problem" label={t('memo.problem')} placeholder={t('memo.problem.placeholder')} />
      </Section>
      <Section name="tried" heading={t('memo.tried')}>
        <RichEditor address="tried" label={t('memo.tried')} placeholder={t('memo.tried.placeholder')} />
      </Section>
      <Section name="evidence" also="evidenceText" heading={t('memo.evidence')}>
        <Evidence />
        <RichEditor
          address="evidenceText"
          label={t('memo.evidenceText')}
          placeholder={t('memo.evidenceText.placeholder')}
        />
      </Section>
      <Optional name="events">
        <Events />
      </Optional>
      <Section name="learned" heading={t('memo.learned')}>
        <RichEditor address="learned" label={t('memo.learned')} placeholder={t('memo.learned.placeholder')} />
        <Collect />
      </Section>
      <Section name="decisions" heading={t('memo.decisions')}>
        <Decisions />
      </Section>
      <Optional name="causes">
        <Causes />
      </Optional>
      <Optional name="prediction">
        <RichEditor
          address="prediction"
          label={t('memo.prediction')}
          placeholder={t('memo.prediction.placeholder')}
        />
        <PredictionDay />
      </Optional>
      <Optional name="steps">
        <Steps />
      </Optional>
      <Optional name="needs">
        <Needs />
      </Optional>
      <Optional name="cautions">
        <RichEditor
          address="cautions"
          label={t('memo.cautions')}
          placeholder={t('memo.cautions.placeholder')}
        />
      </Optional>
      <Optional name="help">
        <RichEditor address="help" label={t('memo.help')} placeholder={t('memo.help.placeholder')} />
      </Optional>
      <Optional name="artifacts">
        <Artifacts />
      </Optional>
      <AddLines />
      <Section name="notes" heading={t('doc.notes')} aside={t('doc.notes.never')} quiet>
        <RichEditor address="notes" label={t('doc.notes')} placeholder={t('doc.notes.placeholder')} />
      </Section>
    </OptionalsContext>
  );
}
